/*
 * Invitations: how a member of staff sets the password and the second factor that nobody else ever sees.  The letter's
 * token or code opens it, the password is chosen, a telephone is given the secret and shows that it has it; only then
 * anything is written, and the person is logged in.
 *
 * All acts take a struct staff_invitation (domain/staff.h), are refused with a row of R-STF-12 at the field "code", and
 * count wrong ones per terminal.
 */
#ifndef PORTAL_STAFF_INVITATION_H
#define PORTAL_STAFF_INVITATION_H

#include "portal/act.h"
#include "portal/token.h"
#include "store/staff.h"

/* Looks at the token, or the code when that is empty; fills login_name and name. */
extern const struct act portal_staff_invitation_open;

/* Looks at the password too, and makes the secret. */
extern const struct act portal_staff_invitation_choose;

/* Looks at all and writes it; fills recovery.  The actor is a member of staff from then on. */
extern const struct act portal_staff_invitation_accept;

/* Writes an invitation and its letter, which cancels an earlier one; wipe the words. */
int portal_staff_invitation_post(struct act_call *call, const struct staff *staff, struct token_words *words);

#endif
