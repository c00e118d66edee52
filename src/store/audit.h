/*
 * The trail: append-only, each row carrying SHA-256 over the row before it and its own content.  Personal
 * data never stand in it, only ids.
 */
#ifndef STORE_AUDIT_H
#define STORE_AUDIT_H

#include <stddef.h>

#include "base/digest.h"
#include "store/store.h"

struct audit {
	int64_t id; /* 1, 2, … without gaps */
	int64_t at;
	char actor[49];   /* "nobody", "account:17", "operator:root", "system" */
	int level;        /* of authentication, 0 … 4 */
	char source[65];  /* terminal or address */
	char act[49];     /* the act's name */
	char object[65];  /* "account:17"; "" when none */
	char outcome[33]; /* "done", "denied", or the rule or error that stopped it */
	char hash[BASE_HASH_TEXT_SIZE];
};

/* A row's content where it lies: the texts in the order actor, source, act, object, outcome. */
enum { STORE_AUDIT_TEXTS = 5 };
struct audit_view {
	int64_t id, at, level;
	struct {
		const char *text;
		size_t n;
	} texts[STORE_AUDIT_TEXTS];
};

/* What the first row chains to. */
extern const char store_audit_ground[BASE_HASH_TEXT_SIZE];

/*
 * The hash of a row: each value, the hash before first, as its length, a colon, its bytes and a comma, so that no two
 * rows have the same bytes.
 */
void store_audit_seal(struct digest *work, const char *previous, const struct audit_view *view,
		      char hash[BASE_HASH_TEXT_SIZE]);

/* Fills id and hash. */
int store_audit_append(struct store *store, struct audit *audit);

/* The last row; of an empty trail one with id 0 and the ground as its hash. */
int store_audit_last(struct store *store, struct audit *audit);

/* Which rows are wanted; "" and 0 mean any, until 0 as well. */
struct audit_query {
	char actor[49], act[49], object[65];
	int64_t since, until; /* from the first instant to before the second */
};

/* Up to max rows before an id, newest first; before 0: from the end. */
int store_audit_page(struct store *store, const struct audit_query *query, int64_t before, struct audit *audits,
		     size_t max, size_t *n);

/* When an act was done last; ERR_NOT_FOUND: never. */
int store_audit_last_done(struct store *store, const char *act, int64_t *at);

#endif
