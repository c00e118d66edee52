/*
 * Logins that stand, and those that have ended lately: each belongs to an account, to one of the staff, or to
 * an institution.
 */
#ifndef STORE_SESSION_H
#define STORE_SESSION_H

#include <stddef.h>

#include "store/store.h"

struct session_row {
	int64_t id, account_id, staff_id; /* 0, 0: of an institution */
	char institution_code[11];	  /* "": of one of the two */
	char via[9];			  /* terminal, ssh, command */
	char source[65];
	int64_t started_at, seen_at, ended_at; /* ended_at 0: it stands */
	char reason[17];		       /* why it ended; "" while it stands */
};

/* Whose sessions are meant: one of the three. */
struct session_owner {
	int64_t account_id, staff_id;
	const char *institution_code; /* NULL: of one of the others */
};

/* Fills id. */
int store_session_insert(struct store *store, struct session_row *row);

int store_session_get(struct store *store, int64_t id, struct session_row *row);

/* Only the reason; the cheapest way to learn whether a session stands. */
int store_session_reason(struct store *store, int64_t id, char reason[17]);

int store_session_see(struct store *store, int64_t id, int64_t seen_at);

/* One that stands; one that has ended keeps its reason. */
int store_session_end(struct store *store, int64_t id, int64_t ended_at, const char *reason);

/* All of an owner but one (0: all). */
int store_session_end_all(struct store *store, const struct session_owner *owner, int64_t except_id, int64_t ended_at,
			  const char *reason);

/* Those that stand, newest first, behind (direction > 0) or before the one with the id after_id; 0: from the end. */
int store_session_list(struct store *store, const struct session_owner *owner, int64_t after_id, int direction,
		       struct session_row *rows, size_t max, size_t *n);

/* Forgets those that ended before an instant. */
int store_session_purge(struct store *store, int64_t before);

#endif
