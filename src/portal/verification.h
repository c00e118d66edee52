/*
 * E-Mail認證: the token or code from the letter, then the password (activation.md A.7, A.8).  Both take a
 * struct verification (domain/verification.h).
 */
#ifndef PORTAL_VERIFICATION_H
#define PORTAL_VERIFICATION_H

#include "portal/act.h"

/*
 * Looks at the token (or, when that is empty, the code) and fills login_name, purpose, and email when it is for a
 * change of address (portal/email.h finishes it then).  Refused with one row of R-ACT-51 at the field "code"; wrong
 * ones are counted per terminal.
 */
extern const struct act portal_verification_open;

/*
 * Sets another password for who forgot his (R-ACT-71): the account's other tokens and its lock-out end, and its owner
 * is told by letter.  Of two at once the later one is refused with R-ACT-51.
 */
extern const struct act portal_verification_reset;

/* Sets the password and opens the account with its default systems (R-ACT-40, R-ACT-60 to R-ACT-66). */
extern const struct act portal_verification_finish;

#endif
