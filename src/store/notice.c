/* Announcements, news and questions. */
#include "config.h"

#include "store/notice.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_NUMBER, notice, id),
	STORE_FIELD(FIELD_TEXT, notice, kind),
	STORE_FIELD(FIELD_TEXT, notice, category),
	STORE_FIELD(FIELD_TEXT_OPTION, notice, app_system_code),
	STORE_FIELD(FIELD_TEXT, notice, title),
	STORE_FIELD(FIELD_BODY, notice, body),
	STORE_FIELD(FIELD_TEXT, notice, published_date),
	STORE_FIELD(FIELD_TEXT, notice, valid_until),
	STORE_FIELD(FIELD_INT, notice, is_pinned),
	STORE_FIELD(FIELD_NUMBER, notice, edition),
	STORE_FIELD(FIELD_OPTION, notice, edited_at),
	STORE_FIELD(FIELD_OPTION, notice, withdrawn_at),
	STORE_FIELD(FIELD_BODY, notice, search_text),
};
static const struct shape shape = STORE_SHAPE(notice, fields);

void store_notice_release(struct notice *notice)
{
	free(notice->body);
	free(notice->search_text);
	notice->body = notice->search_text = NULL;
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

static int put(struct store *store, enum statement which, struct notice *notice)
{
	struct buf text = {0};
	int err;

	store_gram_fold(notice->title, &text);
	base_buf_add_char(&text, ' ');
	store_gram_fold(notice->body, &text);
	free(notice->search_text);
	notice->search_text = base_buf_detach(&text);
	err = store_statement_put(store, which, &shape, notice);
	return err ? err
		   : store_gram_write(store, notice->kind, notice->id, notice->is_pinned, notice->published_date,
				      notice->search_text);
}

int store_notice_insert(struct store *store, struct notice *notice)
{
	return put(store, STATEMENT_NOTICE_INSERT, notice);
}

int store_notice_update(struct store *store, struct notice *notice)
{
	int err = put(store, STATEMENT_NOTICE_UPDATE, notice);

	return err == ERR_NOT_FOUND ? ERR_CONFLICT : err;
}

static int collect(struct store *store, const struct listing *listing, const struct notice *from,
		   struct notice *notices, size_t *n)
{
	enum statement which = listing->direction > 0 ? STATEMENT_NOTICE_NEXT : STATEMENT_NOTICE_PREVIOUS;
	struct gram_query query;
	sqlite3_stmt *run;
	int err;

	store_gram_open(listing, &query);
	err = store_statement_start(store, which, &run, "ssssssiisii", base_buf_text(&query.gram), listing->kind,
				    listing->category, listing->app_system_code, base_buf_text(&query.pattern),
				    listing->today, (int64_t)listing->is_all, (int64_t)from->is_pinned,
				    from->published_date, from->id, (int64_t)listing->max);
	if (!err)
		err = store_statement_collect(store, run, &shape, notices, n);
	store_gram_close(&query);
	return err;
}

int store_notice_list(struct store *store, const struct listing *listing, struct notice *notices, size_t *n)
{
	/* before the first, or behind the last of all keys */
	struct notice from = {.is_pinned = listing->direction > 0 ? 2 : -1};
	int err = listing->after_id ? store_notice_get(store, listing->after_id, &from) : 0;

	*n = 0;
	for (size_t i = 0; i < listing->max; i++)
		notices[i] = (struct notice){0};
	if (!err)
		err = collect(store, listing, &from, notices, n);
	if (!err && listing->direction < 0)
		base_mem_reverse(notices, *n, sizeof *notices);
	store_notice_release(&from);
	return err;
}
