/* One-time tokens. */
#include "config.h"

#include "store/token.h"

#include "base/err.h"
#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_TEXT, token, selector),
	STORE_FIELD(FIELD_TEXT, token, secret_hash),
	STORE_FIELD(FIELD_TEXT, token, code_hash),
	STORE_FIELD(FIELD_TEXT, token, purpose),
	STORE_FIELD(FIELD_OPTION, token, account_id),
	STORE_FIELD(FIELD_OPTION, token, staff_id),
	STORE_FIELD(FIELD_NUMBER, token, created_at),
	STORE_FIELD(FIELD_NUMBER, token, expires_at),
	STORE_FIELD(FIELD_OPTION, token, used_at),
	STORE_FIELD(FIELD_OPTION, token, superseded_at),
	STORE_FIELD(FIELD_TEXT, token, email),
};
static const struct shape shape = STORE_SHAPE(token, fields);

int store_token_find_selector(struct store *store, const char *selector, struct token *token)
{
	return store_statement_find(store, STATEMENT_TOKEN_FIND_SELECTOR, &shape, token, "s", selector);
}

int store_token_find_code(struct store *store, const char *code_hash, struct token *token)
{
	return store_statement_find(store, STATEMENT_TOKEN_FIND_CODE, &shape, token, "s", code_hash);
}

int store_token_find_open(struct store *store, int64_t account_id, const char *purpose, struct token *token)
{
	return store_statement_find(store, STATEMENT_TOKEN_FIND_OPEN, &shape, token, "is", account_id, purpose);
}

int store_token_insert(struct store *store, const struct token *token)
{
	struct token row = *token;
	int err = store_statement_put(store, STATEMENT_TOKEN_INSERT, &shape, &row);

	return err == ERR_NOT_FOUND ? ERR_CONFLICT : err;
}

int store_token_use(struct store *store, const char *selector, int64_t at)
{
	struct token used;
	int err = store_statement_find(store, STATEMENT_TOKEN_USE, &shape, &used, "si", selector, at);

	return err == ERR_NOT_FOUND ? ERR_CONFLICT : err;
}

int store_token_supersede(struct store *store, int64_t account_id, const char *purpose, int64_t at)
{
	return store_statement_run(store, STATEMENT_TOKEN_SUPERSEDE, "isi", account_id, purpose, at);
}

int store_token_supersede_staff(struct store *store, int64_t staff_id, int64_t at)
{
	return store_statement_run(store, STATEMENT_TOKEN_SUPERSEDE_STAFF, "ii", staff_id, at);
}
