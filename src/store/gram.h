/*
 * Searching what is published: notices and documents are found by any two characters that stand side by side in them,
 * and listed by one key, pinned ones first, then the newest (R-ACT-3, R-HPA-50).
 */
#ifndef STORE_GRAM_H
#define STORE_GRAM_H

#include <stddef.h>

#include "base/buf.h"
#include "store/store.h"

/* The system of a listing that has what belongs to none, but to the portal itself. */
#define STORE_GRAM_NO_SYSTEM "-"

/* A page of a list: filters are "" when all may pass. */
struct listing {
	const char *kind, *category, *app_system_code;
	const char *word;  /* stands somewhere in the text; width, case and 臺 or 台 do not count */
	const char *today; /* ISO */
	int is_all;	   /* for who keeps the list: those that nobody else sees, too */
	int64_t after_id;  /* 0: from the first, or from the last */
	int direction;	   /* > 0: those that follow; < 0: those that precede, in list order all the same */
	size_t max;
};

/* What a listing becomes for the statements. */
struct gram_query {
	struct buf gram, pattern;
};

void store_gram_open(const struct listing *listing, struct gram_query *query);
void store_gram_close(struct gram_query *query);

/* Appends a text as it is searched. */
void store_gram_fold(const char *text, struct buf *out);

struct category {
	char category[81];
};

/* The categories that there are of a kind of notice or document, in their order. */
int store_gram_categories(struct store *store, const char *kind, struct category *categories, size_t max, size_t *n);

/* Of one notice or document, in place of those of before. */
int store_gram_write(struct store *store, const char *kind, int64_t id, int is_pinned, const char *published_date,
		     const char *search_text);

#endif
