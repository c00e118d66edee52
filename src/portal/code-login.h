/*
 * 健保卡(無卡): logging in by a code that comes by text message, then the health card's number (R-CARD-50 to
 * R-CARD-56).  All take a struct code_login (domain/code-login.h), in this order; what was reached is kept in the
 * portal's stay, so neither step can be left out, nor a code be typed into another session than the one that asked for
 * it.
 */
#ifndef PORTAL_CODE_LOGIN_H
#define PORTAL_CODE_LOGIN_H

#include "portal/act.h"
#include "store/account.h"

/*
 * Asks for a code.  What is said, and how long that takes, does not depend on whether the number is known (R-CARD-53):
 * maportal-mailer makes the code a moment later.  Counted per person and per terminal (R-CARD-52).
 */
extern const struct act portal_code_login_request;

/* Looks at the code (R-CARD-50); wrong ones are counted, also of people that are not known. */
extern const struct act portal_code_login_check;

/*
 * Looks at the card's number, which the insurer confirms (R-CARD-54, R-CARD-22, R-CARD-25).  Done: the portal's actor
 * is the account, at LEVEL_ONE_TIME_CODE.
 */
extern const struct act portal_code_login_enter;

/* For portal/mail-request: makes the code for a session and sends it to the account's mobile number (R-CARD-51). */
int portal_code_login_send(struct act_call *call, const struct account *account, const char *reference);

#endif
