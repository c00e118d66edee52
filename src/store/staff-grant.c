/* Roles of staff. */
#include "config.h"

#include "store/staff-grant.h"

#include <string.h>

#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_NUMBER, staff_grant, staff_id),
	STORE_FIELD(FIELD_TEXT, staff_grant, role),
	STORE_FIELD(FIELD_TEXT, staff_grant, scope_code),
};
static const struct shape shape = STORE_SHAPE(staff_grant, fields);

struct place {
	char name_zh[121];
};

static const struct field place_fields[] = {STORE_FIELD(FIELD_TEXT, place, name_zh)};
static const struct shape place_shape = STORE_SHAPE(place, place_fields);

int store_staff_grant_list(struct store *store, int64_t staff_id, struct staff_grant *grants, size_t max, size_t *n)
{
	sqlite3_stmt *run;
	int err;

	*n = 0;
	err = store_statement_start(store, STATEMENT_STAFF_GRANT_LIST, &run, "ii", staff_id, (int64_t)max);
	return err ? err : store_statement_collect(store, run, &shape, grants, n);
}

int store_staff_grant_add(struct store *store, const struct staff_grant *grant)
{
	return store_statement_run(store, STATEMENT_STAFF_GRANT_ADD, "iss", grant->staff_id, grant->role,
				   grant->scope_code);
}

int store_staff_grant_clear(struct store *store, int64_t staff_id)
{
	return store_statement_run(store, STATEMENT_STAFF_GRANT_CLEAR, "i", staff_id);
}

int store_staff_grant_count_others(struct store *store, const char *role, int64_t staff_id, int64_t *count)
{
	return store_statement_number(store, STATEMENT_STAFF_GRANT_COUNT_OTHERS, count, "si", role, staff_id);
}

static int find_place(struct store *store, enum statement which, const char *code, char name[121])
{
	struct place place;
	int err = store_statement_find(store, which, &place_shape, &place, "s", code);

	if (!err)
		memcpy(name, place.name_zh, sizeof place.name_zh);
	return err;
}

int store_staff_grant_find_county(struct store *store, const char *code, char name[121])
{
	return find_place(store, STATEMENT_STAFF_GRANT_FIND_COUNTY, code, name);
}

int store_staff_grant_find_app_system(struct store *store, const char *code, char name[121])
{
	return find_place(store, STATEMENT_STAFF_GRANT_FIND_APP_SYSTEM, code, name);
}
