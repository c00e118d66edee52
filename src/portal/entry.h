/*
 * What every login to an account has in common, however its owner has proven who he is: the login is noted, a session
 * begins, and the actor changes once all that is on disk.
 *
 * Part of the login acts: begin belongs into run, finish into after.
 */
#ifndef PORTAL_ENTRY_H
#define PORTAL_ENTRY_H

#include "portal/act.h"
#include "store/account.h"

struct entry {
	struct account account; /* read in the act's transaction, and allowed to log in */
	enum actor_level level; /* how it was proven */
	int is_begun;
	int64_t last_login_at; /* the three before this one */
	char last_login_source[65];
	int64_t failed_logins;
	struct stay stay;
};

/* Writes the account, as it stands in entry, and the session. */
int portal_entry_begin(struct act_call *call, struct entry *entry);

/* 1: the actor is the account from now on; 0: err, or nothing was begun, and it stays who it was. */
int portal_entry_finish(struct act_call *call, struct entry *entry, int err);

#endif
