/* Files for everyone: manuals 操作手冊, downloads 下載專區, attachments of notices.  Their bytes: store/blob.h. */
#ifndef STORE_DOCUMENT_H
#define STORE_DOCUMENT_H

#include "base/hash.h"
#include "store/gram.h"
#include "store/store.h"

struct document_row {
	int64_t id;
	char kind[16]; /* manual, download, attachment */
	char name[65]; /* what people get it by */
	char category[81];
	char app_system_code[24]; /* "": about the portal itself */
	char title[401];
	int64_t size;
	char sha256[BASE_HASH_TEXT_SIZE];
	char media_type[97];
	char published_date[11];
	char valid_until[11]; /* "" for ever */
	int is_pinned;
	int64_t edition, edited_at, withdrawn_at; /* as of a notice */
	char *search_text;			  /* NULL in what was read */
};

int store_document_get(struct store *store, int64_t id, struct document_row *document);

/* By name, whatever its case; withdrawn ones are not found. */
int store_document_find(struct store *store, const char *name, struct document_row *document);

/* Fills id and edition; ERR_CONFLICT: the name is taken. */
int store_document_insert(struct store *store, struct document_row *document);

/* What is said about the bytes; ERR_CONFLICT when edition is not the last one any more. */
int store_document_update(struct store *store, struct document_row *document);

int store_document_list(struct store *store, const struct listing *listing, struct document_row *documents, size_t *n);

/* All, withdrawn ones too, by id. */
int store_document_all(struct store *store, int64_t after_id, struct document_row *documents, size_t max, size_t *n);

/* Bytes of all of them. */
int store_document_total(struct store *store, int64_t *total);

/* Attachments: those that are shown on a day (""; on any), and never what was withdrawn. */
int store_document_attach(struct store *store, int64_t notice_id, int64_t document_id);
int store_document_detach(struct store *store, int64_t notice_id, int64_t document_id);
int store_document_attached(struct store *store, int64_t notice_id, const char *today, struct document_row *documents,
			    size_t max, size_t *n);

#endif
