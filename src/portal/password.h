/* Passwords sealed and checked behind the gate: at most password-hash-slots at once on the machine. */
#ifndef PORTAL_PASSWORD_H
#define PORTAL_PASSWORD_H

#include "base/conf.h"
#include "base/seal.h"

/* What a password's hash costs now. */
struct seal_cost portal_password_cost(const struct conf *conf);

/* ERR_TIMEOUT when the gate stayed shut for 20 s. */
int portal_password_seal(const struct conf *conf, const char *password, char sealed[BASE_SEAL_TEXT_SIZE]);

/*
 * 0, or ERR_DENIED for a wrong password.  sealed "" (an account that does not exist) takes the same time and is
 * always wrong.
 */
int portal_password_check(const struct conf *conf, const char *sealed, const char *password);

#endif
