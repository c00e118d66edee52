/*
 * 變更E-Mail (R-ACT-80 to R-ACT-83): whoever is logged in asks with his password; a letter goes to the new address,
 * another one tells the old address.  The account has the new address once the code of the first letter came back,
 * which the old address is told as well.
 */
#ifndef PORTAL_EMAIL_H
#define PORTAL_EMAIL_H

#include "portal/act.h"

/* R-ACT-44: warns of, or refuses, an address that another account than this one has. */
int portal_email_check_shared(struct act_call *call, const char *email, int64_t account_id);

/* Looks at the address of a struct email_change (domain/email-change.h), not at the password. */
extern const struct act portal_email_check;

/* Asks for the change that a struct email_change says; a later one cancels an earlier one. */
extern const struct act portal_email_change;

/* Fills email of a struct verification (domain/verification.h) with the address that waits for its code. */
extern const struct act portal_email_pending;

/*
 * Changes the address by the token or code of a struct verification, at home as well as logged in.  Refused with one
 * row of R-ACT-51 at the field "code"; wrong ones are counted per terminal.
 */
extern const struct act portal_email_finish;

#endif
