/* Attempts that are counted to slow guessing down (R-ACT-7, R-ACT-26), by subject or by source. */
#ifndef STORE_ATTEMPT_H
#define STORE_ATTEMPT_H

#include "store/store.h"

/* kind: login, activation_query, …; subject: what was tried (a hash, no ID number); source: from where. */
int store_attempt_add(struct store *store, const char *kind, const char *subject, const char *source,
		      int64_t at);

/* Which attempts are meant: of a subject or from a source or both (the other NULL), between two instants, inclusive. */
struct attempt_range {
	const char *kind, *subject, *source;
	int64_t since, until;
};

/* How many, and when the first of those was (0: there is none). */
int store_attempt_count(struct store *store, const struct attempt_range *range, int64_t *count, int64_t *first_at);

/* Forgets a subject's attempts, after a success. */
int store_attempt_clear(struct store *store, const char *kind, const char *subject);

/* Forgets what a kind has outside a range of time. */
int store_attempt_purge(struct store *store, const char *kind, int64_t since, int64_t until);

#endif
