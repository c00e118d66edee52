/* Looking at accounts. */
#include "config.h"

#include "store/account-lookup.h"

#include "store/statement.h"

static const struct field county_fields[] = {STORE_FIELD(FIELD_TEXT, lookup_county, code)};
static const struct shape county_shape = STORE_SHAPE(lookup_county, county_fields);

static const struct field letter_fields[] = {
	STORE_FIELD(FIELD_TEXT, lookup_letter, kind),
	STORE_FIELD(FIELD_TEXT, lookup_letter, state),
	STORE_FIELD(FIELD_NUMBER, lookup_letter, created_at),
};
static const struct shape letter_shape = STORE_SHAPE(lookup_letter, letter_fields);

int store_account_lookup_add(struct store *store, int64_t staff_id, int64_t account_id, const char *reason, int64_t at,
			     int64_t *id)
{
	return store_statement_number(store, STATEMENT_ACCOUNT_LOOKUP_ADD, id, "iisi", staff_id, account_id, reason,
				      at);
}

static int collect(struct store *store, enum statement which, int64_t id, const struct shape *shape, void *rows,
		   size_t max, size_t *n)
{
	sqlite3_stmt *run;
	int err;

	*n = 0;
	err = store_statement_start(store, which, &run, "ii", id, (int64_t)max);
	return err ? err : store_statement_collect(store, run, shape, rows, n);
}

int store_account_lookup_counties(struct store *store, int64_t person_id, struct lookup_county *counties, size_t max,
				  size_t *n)
{
	return collect(store, STATEMENT_ACCOUNT_LOOKUP_COUNTIES, person_id, &county_shape, counties, max, n);
}

int store_account_lookup_letters(struct store *store, int64_t account_id, struct lookup_letter *letters, size_t max,
				 size_t *n)
{
	return collect(store, STATEMENT_ACCOUNT_LOOKUP_LETTERS, account_id, &letter_shape, letters, max, n);
}
