/*
 * 變更密碼 (R-ACT-84 to R-ACT-87): whoever is logged in gives the present password and a new one.  Afterwards all other
 * sessions of the account are over, letters that could set another password are void, and the owner is told by mail.
 */
#ifndef PORTAL_PASSWORD_CHANGE_H
#define PORTAL_PASSWORD_CHANGE_H

#include "portal/act.h"
#include "store/account.h"

/* Whether a password that is known to be right meets the rules for passwords no more. */
int portal_password_change_is_due(struct act_call *call, const struct account *account, const char *password,
				  int *answer);

/* Fills what a struct password_change (domain/password-change.h) shows, and the policy that it is ticked against. */
extern const struct act portal_password_change_open;

/* Changes the password as a struct password_change says; wrong old ones are counted as at the login. */
extern const struct act portal_password_change;

#endif
