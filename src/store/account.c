/* Portal accounts. */
#include "config.h"

#include "store/account.h"

#include "base/err.h"
#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_NUMBER, account, id),
	STORE_FIELD(FIELD_NUMBER, account, person_id),
	STORE_FIELD(FIELD_TEXT, account, login_name),
	STORE_FIELD(FIELD_TEXT, account, email),
	STORE_FIELD(FIELD_TEXT, account, state),
	STORE_FIELD(FIELD_TEXT, account, password_hash),
	STORE_FIELD(FIELD_NUMBER, account, created_at),
	STORE_FIELD(FIELD_OPTION, account, verified_at),
	STORE_FIELD(FIELD_OPTION, account, last_login_at),
	STORE_FIELD(FIELD_TEXT, account, last_login_source),
	STORE_FIELD(FIELD_NUMBER, account, failed_logins),
	STORE_FIELD(FIELD_TEXT, account, mobile_no),
	STORE_FIELD(FIELD_TEXT, account, landline_no),
};
static const struct shape shape = STORE_SHAPE(account, fields);

int store_account_get(struct store *store, int64_t id, struct account *account)
{
	return store_statement_find(store, STATEMENT_ACCOUNT_GET, &shape, account, "i", id);
}

int store_account_find_person(struct store *store, int64_t person_id, struct account *account)
{
	return store_statement_find(store, STATEMENT_ACCOUNT_FIND_PERSON, &shape, account, "i", person_id);
}

int store_account_find_login_name(struct store *store, const char *login_name, struct account *account)
{
	return store_statement_find(store, STATEMENT_ACCOUNT_FIND_LOGIN_NAME, &shape, account, "s",
				    login_name);
}

int store_account_list_address(struct store *store, const char *email, struct account *accounts, size_t max,
			       size_t *n)
{
	sqlite3_stmt *run;
	int err;

	*n = 0;
	err = store_statement_start(store, STATEMENT_ACCOUNT_LIST_ADDRESS, &run, "si", email, (int64_t)max);
	return err ? err : store_statement_collect(store, run, &shape, accounts, n);
}

int store_account_find_email(struct store *store, const char *email, int64_t except_id)
{
	int64_t id;

	return store_statement_number(store, STATEMENT_ACCOUNT_FIND_EMAIL, &id, "si", email, except_id);
}

int store_account_insert(struct store *store, struct account *account)
{
	int err = store_statement_put(store, STATEMENT_ACCOUNT_INSERT, &shape, account);

	return err == ERR_NOT_FOUND ? ERR_CONFLICT : err;
}

int store_account_update(struct store *store, const struct account *account)
{
	struct account row = *account;

	return store_statement_put(store, STATEMENT_ACCOUNT_UPDATE, &shape, &row);
}

int store_account_count_failure(struct store *store, int64_t id)
{
	return store_statement_run(store, STATEMENT_ACCOUNT_COUNT_FAILURE, "i", id);
}

int store_account_renew_hash(struct store *store, int64_t id, const char *password_hash)
{
	return store_statement_run(store, STATEMENT_ACCOUNT_RENEW_HASH, "is", id, password_hash);
}
