/* Application systems and who may use them. */
#include "config.h"

#include "store/app-system.h"

#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_TEXT, app_system, code),
	STORE_FIELD(FIELD_TEXT, app_system, name_zh),
	STORE_FIELD(FIELD_INT, app_system, is_default_app),
	STORE_FIELD(FIELD_INT, app_system, is_active),
	STORE_FIELD(FIELD_INT, app_system, is_granted),
	STORE_FIELD(FIELD_TEXT, app_system, state),
	STORE_FIELD(FIELD_TEXT, app_system, state_name),
	STORE_FIELD(FIELD_TEXT, app_system, number),
};
static const struct shape shape = STORE_SHAPE(app_system, fields);

static const struct field application_fields[] = {
	STORE_FIELD(FIELD_NUMBER, app_system_application, application_id),
	STORE_FIELD(FIELD_TEXT, app_system_application, app_system_code),
	STORE_FIELD(FIELD_TEXT, app_system_application, app_system_name),
	STORE_FIELD(FIELD_TEXT, app_system_application, reason),
};
static const struct shape application_shape = STORE_SHAPE(app_system_application, application_fields);

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

int store_app_system_get(struct store *store, const char *code, struct app_system *system)
{
	*system = (struct app_system){0};
	return store_statement_find(store, STATEMENT_APP_SYSTEM_GET, &shape, system, "s", code);
}

int store_app_system_is_granted(struct store *store, int64_t account_id, const char *code)
{
	int64_t one;

	return store_statement_number(store, STATEMENT_APP_SYSTEM_IS_GRANTED, &one, "is", account_id, code);
}

int store_app_system_find_open(struct store *store, int64_t account_id, const char *code, int64_t except_id)
{
	int64_t id;

	return store_statement_number(store, STATEMENT_APP_SYSTEM_FIND_OPEN, &id, "isi", account_id, code, except_id);
}

int store_app_system_grant(struct store *store, int64_t account_id, const char *code, int64_t at)
{
	return store_statement_run(store, STATEMENT_APP_SYSTEM_GRANT, "isi", account_id, code, at);
}

int store_app_system_put_application(struct store *store, const struct app_system_application *application)
{
	return store_statement_run(store, STATEMENT_APP_SYSTEM_PUT_APPLICATION, "iss", application->application_id,
				   application->app_system_code, application->reason);
}

int store_app_system_get_application(struct store *store, int64_t application_id,
				     struct app_system_application *application)
{
	return store_statement_find(store, STATEMENT_APP_SYSTEM_GET_APPLICATION, &application_shape, application, "i",
				    application_id);
}
