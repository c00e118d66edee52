/* Recovery codes of staff; only hashes are stored. */
#ifndef STORE_STAFF_RECOVERY_H
#define STORE_STAFF_RECOVERY_H

#include "store/store.h"

int store_staff_recovery_add(struct store *store, int64_t staff_id, const char *code_hash);

/* When it was used (0: not yet); ERR_NOT_FOUND when it is none. */
int store_staff_recovery_find(struct store *store, int64_t staff_id, const char *code_hash, int64_t *used_at);
int store_staff_recovery_use(struct store *store, int64_t staff_id, const char *code_hash, int64_t at);

/* How many are left. */
int store_staff_recovery_count(struct store *store, int64_t staff_id, int64_t *count);

int store_staff_recovery_clear(struct store *store, int64_t staff_id);

#endif
