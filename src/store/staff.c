/* Staff. */
#include "config.h"

#include "store/staff.h"

#include "base/err.h"
#include "base/mem.h"
#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_NUMBER, staff, id),
	STORE_FIELD(FIELD_TEXT, staff, login_name),
	STORE_FIELD(FIELD_TEXT, staff, name),
	STORE_FIELD(FIELD_TEXT, staff, email),
	STORE_FIELD(FIELD_TEXT, staff, state),
	STORE_FIELD(FIELD_TEXT, staff, password_hash),
	STORE_FIELD(FIELD_TEXT, staff, totp_secret),
	STORE_FIELD(FIELD_NUMBER, staff, totp_last_step),
	STORE_FIELD(FIELD_NUMBER, staff, created_at),
	STORE_FIELD(FIELD_OPTION, staff, last_login_at),
	STORE_FIELD(FIELD_TEXT, staff, last_login_source),
};
static const struct shape shape = STORE_SHAPE(staff, fields);

int store_staff_get(struct store *store, int64_t id, struct staff *staff)
{
	return store_statement_find(store, STATEMENT_STAFF_GET, &shape, staff, "i", id);
}

int store_staff_find_login_name(struct store *store, const char *login_name, struct staff *staff)
{
	return store_statement_find(store, STATEMENT_STAFF_FIND_LOGIN_NAME, &shape, staff, "s", login_name);
}

int store_staff_insert(struct store *store, struct staff *staff)
{
	int err = store_statement_put(store, STATEMENT_STAFF_INSERT, &shape, staff);

	return err == ERR_NOT_FOUND ? ERR_CONFLICT : err;
}

int store_staff_update(struct store *store, const struct staff *staff)
{
	struct staff row = *staff;

	return store_statement_put(store, STATEMENT_STAFF_UPDATE, &shape, &row);
}

int store_staff_list(struct store *store, const char *after, int direction, struct staff *staff, size_t max, size_t *n)
{
	enum statement which = direction > 0 ? STATEMENT_STAFF_NEXT : STATEMENT_STAFF_PREVIOUS;
	sqlite3_stmt *run;
	int err;

	*n = 0;
	err = store_statement_start(store, which, &run, "si", direction > 0 || *after ? after : NULL, (int64_t)max);
	if (!err)
		err = store_statement_collect(store, run, &shape, staff, n);
	if (!err && direction < 0)
		base_mem_reverse(staff, *n, sizeof *staff);
	return err;
}
