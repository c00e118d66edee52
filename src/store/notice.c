/* Announcements and news. */
#include "config.h"

#include "store/notice.h"

#include <stdlib.h>

#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_NUMBER, notice, id),
	STORE_FIELD(FIELD_TEXT, notice, kind),
	STORE_FIELD(FIELD_TEXT, notice, title),
	STORE_FIELD(FIELD_BODY, notice, body),
	STORE_FIELD(FIELD_TEXT, notice, published_date),
	STORE_FIELD(FIELD_TEXT, notice, valid_until),
	STORE_FIELD(FIELD_INT, notice, is_pinned),
};
static const struct shape shape = STORE_SHAPE(notice, fields);

void store_notice_release(struct notice *notice)
{
	free(notice->body);
	notice->body = NULL;
}

int store_notice_get(struct store *store, int64_t id, struct notice *notice)
{
	int err;

	*notice = (struct notice){0};
	err = store_statement_find(store, STATEMENT_NOTICE_GET, &shape, notice, "i", id);
	if (err)
		store_notice_release(notice);
	return err;
}

int store_notice_insert(struct store *store, struct notice *notice)
{
	return store_statement_put(store, STATEMENT_NOTICE_INSERT, &shape, notice);
}

static void turn_round(struct notice *notices, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		struct notice kept = notices[i];

		notices[i] = notices[n - 1 - i];
		notices[n - 1 - i] = kept;
	}
}

int store_notice_list(struct store *store, const char *kind, const char *today, int64_t after_id,
		      int direction, struct notice *notices, size_t max, size_t *n)
{
	/* before the first, or behind the last of all keys */
	struct notice from = {.is_pinned = direction > 0 ? 2 : -1};
	enum statement which = direction > 0 ? STATEMENT_NOTICE_NEXT : STATEMENT_NOTICE_PREVIOUS;
	sqlite3_stmt *run;
	int err = after_id ? store_notice_get(store, after_id, &from) : 0;

	*n = 0;
	for (size_t i = 0; i < max; i++)
		notices[i] = (struct notice){0};
	if (!err)
		err = store_statement_start(store, which, &run, "ssisii", kind, today,
					    (int64_t)from.is_pinned, from.published_date, from.id,
					    (int64_t)max);
	if (!err)
		err = store_statement_collect(store, run, &shape, notices, n);
	if (!err && direction < 0)
		turn_round(notices, *n);
	store_notice_release(&from);
	return err;
}
