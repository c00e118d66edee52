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

/* Looks at the token or code of the record: done when it opens an account, email when it changes an address. */
const char *screen_verification_open(struct visit *visit);

#endif
