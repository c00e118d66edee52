/* Attempts that are counted. */
#include "config.h"

#include "store/attempt.h"

#include "store/statement.h"

struct tally {
	int64_t count, first_at;
};

static const struct field fields[] = {
	STORE_FIELD(FIELD_NUMBER, tally, count),
	STORE_FIELD(FIELD_OPTION, tally, first_at),
};
static const struct shape shape = STORE_SHAPE(tally, fields);

int store_attempt_add(struct store *store, const char *kind, const char *subject, const char *source,
		      int64_t at)
{
	return store_statement_run(store, STATEMENT_ATTEMPT_ADD, "sssi", kind, subject, source, at);
}

/* Two statements, so that each goes straight to its part of an index. */
int store_attempt_count(struct store *store, const struct attempt_range *range, int64_t *count, int64_t *first_at)
{
	struct tally tally = {0};
	int err;

	if (range->subject)
		err = store_statement_find(store, STATEMENT_ATTEMPT_COUNT_SUBJECT, &shape, &tally, "sssii", range->kind,
					   range->subject, range->source, range->since, range->until);
	else
		err = store_statement_find(store, STATEMENT_ATTEMPT_COUNT_SOURCE, &shape, &tally, "ssii", range->kind,
					   range->source, range->since, range->until);
	*count = tally.count;
	*first_at = tally.first_at;
	return err;
}

int store_attempt_clear(struct store *store, const char *kind, const char *subject)
{
	return store_statement_run(store, STATEMENT_ATTEMPT_CLEAR, "ss", kind, subject);
}

int store_attempt_purge(struct store *store, const char *kind, int64_t since, int64_t until)
{
	return store_statement_run(store, STATEMENT_ATTEMPT_PURGE, "sii", kind, since, until);
}
