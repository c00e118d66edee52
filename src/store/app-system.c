/* Application systems and who may use them. */
#include "config.h"

#include "store/app-system.h"

#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_TEXT, app_system, code),
	STORE_FIELD(FIELD_TEXT, app_system, name_zh),
	STORE_FIELD(FIELD_INT, app_system, is_default_app),
	STORE_FIELD(FIELD_INT, app_system, is_granted),
};
static const struct shape shape = STORE_SHAPE(app_system, fields);

int store_app_system_list(struct store *store, int64_t account_id, struct app_system *systems, size_t max,
			  size_t *n)
{
	sqlite3_stmt *run;
	int err =
		store_statement_start(store, STATEMENT_APP_SYSTEM_LIST, &run, "ii", account_id, (int64_t)max);

	*n = 0;
	return err ? err : store_statement_collect(store, run, &shape, systems, n);
}

int store_app_system_grant_defaults(struct store *store, int64_t account_id, int64_t at)
{
	return store_statement_run(store, STATEMENT_APP_SYSTEM_GRANT_DEFAULTS, "ii", account_id, at);
}
