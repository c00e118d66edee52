/*
 * Passwords sealed and checked behind the gate: at most password-hash-slots at once on the machine, in the order in
 * which people came.
 */
#ifndef PORTAL_PASSWORD_H
#define PORTAL_PASSWORD_H

#include "base/conf.h"
#include "base/seal.h"

/* What a password's hash costs now. */
struct seal_cost portal_password_cost(const struct conf *conf);

/* ERR_TIMEOUT when the turn did not come within password-hash-wait, which an act's caller hears as R-ACT-76. */
int portal_password_seal(const struct conf *conf, const char *password, char sealed[BASE_SEAL_TEXT_SIZE]);

/*
 * 0, or ERR_DENIED for a wrong password.  sealed "" (an account that does not exist) takes the same time and is
 * always wrong.
 */
int portal_password_check(const struct conf *conf, const char *sealed, const char *password);

#endif
