/*
 * An account's password as proof of who somebody is: at the login, and once more of whoever is logged in.  Wrong ones
 * are counted per account, wherever they were asked for (R-ACT-7).
 *
 * A hash takes its time, so look belongs into an act's prepare, outside any transaction, and read into its run, which
 * sees what has changed meanwhile.  An act that counts is_counting.
 */
#ifndef PORTAL_PROOF_H
#define PORTAL_PROOF_H

#include "base/hash.h"
#include "base/seal.h"
#include "portal/act.h"
#include "store/account.h"

struct proof {
	struct account account;		   /* id 0: there is none of that name */
	char subject[BASE_HASH_TEXT_SIZE]; /* what failures are counted under */
	int is_right;
	char renewed[BASE_SEAL_TEXT_SIZE]; /* the hash at today's cost; "" when the old one will do */
};

/*
 * Looks at a password, whether or not there is an account of that name: both take the same time (R-ACT-5).  Refused
 * with R-ACT-7 when too many were wrong, for this account or from here; a wrong one is no refusal yet.
 */
int portal_proof_look(struct act_call *call, const char *login_name, const char *password, struct proof *proof);

/*
 * Reads the account again, so that what others wrote meanwhile is neither overlooked nor overwritten, and counts
 * failures once more, or many tries at the same moment would all pass.  Refused with R-ACT-86 when the password that
 * was looked at was right and is not its password now.
 */
int portal_proof_read(struct act_call *call, struct proof *proof);

/*
 * Counts a failure, or forgets those before a success.  clear also stores the renewed hash, so what an act writes of
 * the account by itself it reads or writes before.
 */
int portal_proof_count(struct act_call *call, const struct proof *proof);
int portal_proof_clear(struct act_call *call, const struct proof *proof);

/* How long failures of an account keep its owner out; 0: not. */
int portal_proof_wait(struct act_call *call, const struct account *account, long *minutes);

/* Forgets the failures of an account, whoever made them: it can be logged in to at once. */
int portal_proof_unlock(struct act_call *call, const struct account *account);

#endif
