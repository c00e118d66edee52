/*
 * Passwords sealed and checked behind the gate: at most password-hash-slots at once on the machine, in the order in
 * which people came.
 */
#ifndef PORTAL_PASSWORD_H
#define PORTAL_PASSWORD_H

#include "base/conf.h"
#include "base/problem.h"
#include "base/seal.h"

/* What a password's hash costs now. */
struct seal_cost portal_password_cost(const struct conf *conf);

/* ERR_TIMEOUT when the turn did not come within password-hash-wait, which an act's caller hears as R-ACT-76. */
int portal_password_seal(const struct conf *conf, const char *password, char sealed[BASE_SEAL_TEXT_SIZE]);

/* The same password at what a hash costs now; "" when it was made for no less. */
int portal_password_renew(const struct conf *conf, const char *sealed, const char *password,
			  char renewed[BASE_SEAL_TEXT_SIZE]);

/*
 * The hash that a password was looked at by, and the one that stands there now.  One that another login renewed at
 * the same moment is of the same password and new enough: renewed is emptied.  Another password: R-ACT-86 for who
 * typed the one from before, that is, is_right.
 */
void portal_password_compare(const char *looked_at, const char *now, int is_right,
			     char renewed[BASE_SEAL_TEXT_SIZE], struct problems *problems);

/*
 * 0, or ERR_DENIED for a wrong password.  sealed "" (an account that does not exist) takes the same time and is
 * always wrong.  So does a wrong password of an account whose hash is older than a raised cost: what its check costs
 * less is spent besides.  What remains: hashes made before the cost was lowered take longer until their passwords are
 * changed.
 */
int portal_password_check(const struct conf *conf, const char *sealed, const char *password);

#endif
