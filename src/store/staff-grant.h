/* Roles of staff, and where they hold. */
#ifndef STORE_STAFF_GRANT_H
#define STORE_STAFF_GRANT_H

#include <stddef.h>

#include "store/store.h"

struct staff_grant {
	int64_t staff_id;
	char role[24];	     /* as domain/access names it */
	char scope_code[17]; /* "" for a role that holds everywhere */
};

/* At most max of one member of staff. */
int store_staff_grant_list(struct store *store, int64_t staff_id, struct staff_grant *grants, size_t max, size_t *n);

int store_staff_grant_add(struct store *store, const struct staff_grant *grant);
int store_staff_grant_clear(struct store *store, int64_t staff_id);

/* How many others who are active have a role. */
int store_staff_grant_count_others(struct store *store, const char *role, int64_t staff_id, int64_t *count);

/* What a county, or an application system, is called; ERR_NOT_FOUND when there is no such code. */
int store_staff_grant_find_county(struct store *store, const char *code, char name[121]);
int store_staff_grant_find_app_system(struct store *store, const char *code, char name[121]);

#endif
