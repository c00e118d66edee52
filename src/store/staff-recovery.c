/* Recovery codes. */
#include "config.h"

#include "store/staff-recovery.h"

#include "store/statement.h"

int store_staff_recovery_add(struct store *store, int64_t staff_id, const char *code_hash)
{
	return store_statement_run(store, STATEMENT_STAFF_RECOVERY_ADD, "is", staff_id, code_hash);
}

int store_staff_recovery_find(struct store *store, int64_t staff_id, const char *code_hash, int64_t *used_at)
{
	return store_statement_number(store, STATEMENT_STAFF_RECOVERY_FIND, used_at, "is", staff_id, code_hash);
}

int store_staff_recovery_use(struct store *store, int64_t staff_id, const char *code_hash, int64_t at)
{
	return store_statement_run(store, STATEMENT_STAFF_RECOVERY_USE, "isi", staff_id, code_hash, at);
}

int store_staff_recovery_count(struct store *store, int64_t staff_id, int64_t *count)
{
	return store_statement_number(store, STATEMENT_STAFF_RECOVERY_COUNT, count, "i", staff_id);
}

int store_staff_recovery_clear(struct store *store, int64_t staff_id)
{
	return store_statement_run(store, STATEMENT_STAFF_RECOVERY_CLEAR, "i", staff_id);
}
