/* Staff: those who log in at the console. */
#ifndef STORE_STAFF_H
#define STORE_STAFF_H

#include <stddef.h>

#include "store/store.h"

struct staff {
	int64_t id;
	char login_name[21];
	char name[161];
	char email[255];
	char state[16];		 /* invited, active, suspended */
	char password_hash[161]; /* "" until the invitation is accepted, like the secret */
	char totp_secret[129];	 /* sealed: base/vault.h */
	int64_t totp_last_step;	 /* codes of this step and before were used */
	int64_t created_at, last_login_at; /* 0: not yet */
	char last_login_source[65];
};

int store_staff_get(struct store *store, int64_t id, struct staff *staff);

/* By login name, without regard to case. */
int store_staff_find_login_name(struct store *store, const char *login_name, struct staff *staff);

/* Fills id; ERR_CONFLICT when the name is taken. */
int store_staff_insert(struct store *store, struct staff *staff);

/* Writes every column of a row back but login_name and created_at, which never change. */
int store_staff_update(struct store *store, const struct staff *staff);

/*
 * By login name: up to max that follow (direction > 0) or precede (< 0, in list order all the same) the name after (""
 * : from the first / the last).
 */
int store_staff_list(struct store *store, const char *after, int direction, struct staff *staff, size_t max, size_t *n);

#endif
