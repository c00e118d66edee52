/* Rows of documents. */
#include "config.h"

#include "store/document.h"

#include <stdlib.h>

#include "base/err.h"
#include "base/mem.h"
#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_NUMBER, document_row, id),
	STORE_FIELD(FIELD_TEXT, document_row, kind),
	STORE_FIELD(FIELD_TEXT, document_row, name),
	STORE_FIELD(FIELD_TEXT, document_row, category),
	STORE_FIELD(FIELD_TEXT_OPTION, document_row, app_system_code),
	STORE_FIELD(FIELD_TEXT, document_row, title),
	STORE_FIELD(FIELD_NUMBER, document_row, size),
	STORE_FIELD(FIELD_TEXT, document_row, sha256),
	STORE_FIELD(FIELD_TEXT, document_row, media_type),
	STORE_FIELD(FIELD_TEXT, document_row, published_date),
	STORE_FIELD(FIELD_TEXT, document_row, valid_until),
	STORE_FIELD(FIELD_INT, document_row, is_pinned),
	STORE_FIELD(FIELD_NUMBER, document_row, edition),
	STORE_FIELD(FIELD_OPTION, document_row, edited_at),
	STORE_FIELD(FIELD_OPTION, document_row, withdrawn_at),
	STORE_FIELD(FIELD_BODY, document_row, search_text),
};
static const struct shape shape = STORE_SHAPE(document_row, fields);

int store_document_get(struct store *store, int64_t id, struct document_row *document)
{
	return store_statement_find(store, STATEMENT_DOCUMENT_GET, &shape, document, "i", id);
}

int store_document_find(struct store *store, const char *name, struct document_row *document)
{
	return store_statement_find(store, STATEMENT_DOCUMENT_FIND, &shape, document, "s", name);
}

static int put(struct store *store, enum statement which, struct document_row *document)
{
	struct buf text = {0};
	int err;

	store_gram_fold(document->title, &text);
	base_buf_add_char(&text, ' ');
	store_gram_fold(document->name, &text);
	document->search_text = base_buf_detach(&text);
	err = store_statement_put(store, which, &shape, document);
	if (!err)
		err = store_gram_write(store, document->kind, document->id, document->is_pinned,
				       document->published_date, document->search_text);
	free(document->search_text);
	document->search_text = NULL;
	return err;
}

int store_document_insert(struct store *store, struct document_row *document)
{
	return put(store, STATEMENT_DOCUMENT_INSERT, document);
}

int store_document_update(struct store *store, struct document_row *document)
{
	int err = put(store, STATEMENT_DOCUMENT_UPDATE, document);

	return err == ERR_NOT_FOUND ? ERR_CONFLICT : err;
}

static int collect(struct store *store, const struct listing *listing, const struct document_row *from,
		   struct document_row *documents, size_t *n)
{
	enum statement which = listing->direction > 0 ? STATEMENT_DOCUMENT_NEXT : STATEMENT_DOCUMENT_PREVIOUS;
	struct gram_query query;
	sqlite3_stmt *run;
	int err;

	store_gram_open(listing, &query);
	err = store_statement_start(store, which, &run, "ssssssiisii", base_buf_text(&query.gram), listing->kind,
				    listing->category, listing->app_system_code, base_buf_text(&query.pattern),
				    listing->today, (int64_t)listing->is_all, (int64_t)from->is_pinned,
				    from->published_date, from->id, (int64_t)listing->max);
	if (!err)
		err = store_statement_collect(store, run, &shape, documents, n);
	store_gram_close(&query);
	return err;
}

int store_document_list(struct store *store, const struct listing *listing, struct document_row *documents, size_t *n)
{
	/* before the first, or behind the last of all keys */
	struct document_row from = {.is_pinned = listing->direction > 0 ? 2 : -1};
	int err = listing->after_id ? store_document_get(store, listing->after_id, &from) : 0;

	*n = 0;
	for (size_t i = 0; i < listing->max; i++)
		documents[i] = (struct document_row){0};
	if (!err)
		err = collect(store, listing, &from, documents, n);
	if (!err && listing->direction < 0)
		base_mem_reverse(documents, *n, sizeof *documents);
	return err;
}

static int collect_by_id(struct store *store, sqlite3_stmt *run, struct document_row *documents, size_t max, size_t *n)
{
	for (size_t i = 0; i < max; i++)
		documents[i] = (struct document_row){0};
	return store_statement_collect(store, run, &shape, documents, n);
}

int store_document_all(struct store *store, int64_t after_id, struct document_row *documents, size_t max, size_t *n)
{
	sqlite3_stmt *run;
	int err = store_statement_start(store, STATEMENT_DOCUMENT_BLOBS, &run, "ii", after_id, (int64_t)max);

	*n = 0;
	return err ? err : collect_by_id(store, run, documents, max, n);
}

int store_document_total(struct store *store, int64_t *total)
{
	return store_statement_number(store, STATEMENT_DOCUMENT_TOTAL, total, "");
}

int store_document_attach(struct store *store, int64_t notice_id, int64_t document_id)
{
	return store_statement_run(store, STATEMENT_DOCUMENT_ATTACH, "ii", notice_id, document_id);
}

int store_document_detach(struct store *store, int64_t notice_id, int64_t document_id)
{
	return store_statement_run(store, STATEMENT_DOCUMENT_DETACH, "ii", notice_id, document_id);
}

int store_document_attached(struct store *store, int64_t notice_id, const char *today, struct document_row *documents,
			    size_t max, size_t *n)
{
	sqlite3_stmt *run;
	int err = store_statement_start(store, STATEMENT_DOCUMENT_OF_NOTICE, &run, "iisi", notice_id, (int64_t)0,
					today, (int64_t)max);

	*n = 0;
	return err ? err : collect_by_id(store, run, documents, max, n);
}
