/*
 * The trail: append-only, each row carrying SHA-256 over the row before it and its own content.  Personal
 * data never stand in it, only ids.
 */
#ifndef STORE_AUDIT_H
#define STORE_AUDIT_H

#include "base/hash.h"
#include "store/store.h"

struct audit {
	int64_t id; /* 1, 2, … without gaps */
	int64_t at;
	char actor[49];   /* "nobody", "account:17", "operator:root", "system" */
	int level;        /* of authentication, 0 … 4 */
	char source[65];  /* terminal or address */
	char act[49];     /* the act's name */
	char object[65];  /* "account:17"; "" when none */
	char outcome[33]; /* "done" or the rule or error that stopped it */
	char hash[BASE_HASH_TEXT_SIZE];
};

/* Fills id and hash. */
int store_audit_append(struct store *store, struct audit *audit);

/*
 * Walks the chain from the first row: 0, or ERR_CORRUPT with *broken the first row that does not fit.  Rows
 * cut off at the end leave a chain that fits: who fears that keeps the number of rows somewhere else.
 */
int store_audit_verify(struct store *store, int64_t *rows, int64_t *broken);

#endif
