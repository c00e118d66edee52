/* Terms of membership and consents. */
#include "config.h"

#include "store/terms.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "store/statement.h"

static const struct field terms_fields[] = {
	STORE_FIELD(FIELD_NUMBER, terms, version),
	STORE_FIELD(FIELD_BODY, terms, body),
	STORE_FIELD(FIELD_TEXT, terms, sha256),
	STORE_FIELD(FIELD_NUMBER, terms, published_at),
};
static const struct shape terms_shape = STORE_SHAPE(terms, terms_fields);

static const struct field consent_fields[] = {
	STORE_FIELD(FIELD_NUMBER, consent, account_id),
	STORE_FIELD(FIELD_NUMBER, consent, version),
	STORE_FIELD(FIELD_TEXT, consent, sha256),
	STORE_FIELD(FIELD_NUMBER, consent, agreed_at),
	STORE_FIELD(FIELD_TEXT, consent, source),
	STORE_FIELD(FIELD_TEXT, consent, login_name),
};
static const struct shape consent_shape = STORE_SHAPE(consent, consent_fields);

void store_terms_release(struct terms *terms)
{
	free(terms->body);
	terms->body = NULL;
}

int store_terms_is_genuine(const struct terms *terms)
{
	char found[BASE_HASH_TEXT_SIZE];

	base_hash_sha256_text(terms->body, strlen(terms->body), found);
	return strcmp(found, terms->sha256) == 0;
}

int store_terms_current(struct store *store, struct terms *terms)
{
	int err;

	*terms = (struct terms){0};
	err = store_statement_find(store, STATEMENT_TERMS_CURRENT, &terms_shape, terms, "");
	if (err)
		store_terms_release(terms);
	return err;
}

int store_terms_publish(struct store *store, struct terms *terms)
{
	struct terms last;
	int err = store_terms_current(store, &last);

	if (err && err != ERR_NOT_FOUND)
		return err;
	terms->version = last.version + 1;
	store_terms_release(&last);
	base_hash_sha256_text(terms->body, strlen(terms->body), terms->sha256);
	return store_statement_put(store, STATEMENT_TERMS_PUBLISH, &terms_shape, terms);
}

int store_terms_agree(struct store *store, const struct consent *consent)
{
	return store_statement_run(store, STATEMENT_TERMS_AGREE, "iisis", consent->account_id,
				   consent->version, consent->sha256, consent->agreed_at, consent->source);
}

int store_terms_agreed(struct store *store, int64_t account_id, struct consent *consent)
{
	return store_statement_find(store, STATEMENT_TERMS_AGREED, &consent_shape, consent, "i", account_id);
}

int store_terms_get(struct store *store, int64_t version, struct terms *terms)
{
	int err;

	*terms = (struct terms){0};
	err = store_statement_find(store, STATEMENT_TERMS_GET, &terms_shape, terms, "i", version);
	if (err)
		store_terms_release(terms);
	return err;
}

int store_terms_list(struct store *store, int64_t before, struct terms *terms, size_t max, size_t *n)
{
	sqlite3_stmt *run;
	int err = store_statement_start(store, STATEMENT_TERMS_LIST, &run, "ii", before ? before : INT64_MAX,
					(int64_t)max);

	*n = 0;
	memset(terms, 0, max * sizeof *terms);
	return err ? err : store_statement_collect(store, run, &terms_shape, terms, n);
}

int store_terms_count(struct store *store, int64_t version, int64_t *count)
{
	return store_statement_number(store, STATEMENT_TERMS_COUNT, count, "i", version);
}

int store_terms_consents(struct store *store, int64_t version, int64_t after_id, int direction,
			 struct consent *consents, size_t max, size_t *n)
{
	enum statement which = direction > 0 ? STATEMENT_TERMS_OF_VERSION_NEXT : STATEMENT_TERMS_OF_VERSION_PREVIOUS;
	int64_t from = after_id || direction > 0 ? after_id : INT64_MAX;
	sqlite3_stmt *run;
	int err = store_statement_start(store, which, &run, "iii", version, from, (int64_t)max);

	*n = 0;
	memset(consents, 0, max * sizeof *consents);
	if (!err)
		err = store_statement_collect(store, run, &consent_shape, consents, n);
	if (!err && direction < 0)
		base_mem_reverse(consents, *n, sizeof *consents);
	return err;
}

int store_terms_history(struct store *store, int64_t account_id, int64_t before, struct consent *consents, size_t max,
			size_t *n)
{
	sqlite3_stmt *run;
	int err = store_statement_start(store, STATEMENT_TERMS_OF_ACCOUNT, &run, "iii", account_id,
					before ? before : INT64_MAX, (int64_t)max);

	*n = 0;
	memset(consents, 0, max * sizeof *consents);
	return err ? err : store_statement_collect(store, run, &consent_shape, consents, n);
}

int store_terms_owed(struct store *store, int64_t account_id, int64_t *version)
{
	return store_statement_number(store, STATEMENT_TERMS_OWED, version, "i", account_id);
}
