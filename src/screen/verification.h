/* What the forms of E-Mail認證 share: the record, and which page tells what is wrong with a token. */
#ifndef SCREEN_VERIFICATION_H
#define SCREEN_VERIFICATION_H

#include "form/screen.h"

extern const struct form_record screen_verification_record; /* struct verification of domain/verification.h */

/*
 * The outcome that R-ACT-51 has among the problems of a visit (wrong, expired, used, superseded), or NULL when
 * the token is not what is wrong.
 */
const char *screen_verification_outcome(struct visit *visit);

/* The ticks of a form that sets a password. */
size_t screen_verification_ticks(const void *record, struct form_tick *ticks, size_t max);

/* What follows on a token that gives another password. */
#define SCREEN_VERIFICATION_RESET "reset"

/* Looks at the token or code of the record: done when it opens an account, email when it changes an address, reset. */
const char *screen_verification_open(struct visit *visit);

#endif
