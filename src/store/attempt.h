/* Attempts that are counted to slow guessing down (R-ACT-7, R-ACT-26), by subject or by source. */
#ifndef STORE_ATTEMPT_H
#define STORE_ATTEMPT_H

#include "store/store.h"

/* kind: login, activation_query, …; subject: what was tried (a hash, no ID number); source: from where. */
int store_attempt_add(struct store *store, const char *kind, const char *subject, const char *source,
		      int64_t at);

/* How many since (inclusive), and when the first of those was; a NULL subject or source counts all. */
int store_attempt_count(struct store *store, const char *kind, const char *subject, const char *source,
			int64_t since, int64_t *count, int64_t *first_at);

/* Forgets a subject's attempts, after a success. */
int store_attempt_clear(struct store *store, const char *kind, const char *subject);

/* Forgets everything before an instant. */
int store_attempt_purge(struct store *store, int64_t before);

#endif
