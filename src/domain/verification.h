/*
 * The record of E-Mail認證: the token of the link, or the code typed from the letter, and the password that
 * it sets: the first, or the one in place of a forgotten one (R-ACT-50 to R-ACT-66).  Checks report at the members'
 * names.
 */
#ifndef DOMAIN_VERIFICATION_H
#define DOMAIN_VERIFICATION_H

#include "base/problem.h"
#include "domain/password.h"

struct verification {
	char login_name[21]; /* shown, read only */
	char token[64];	     /* from the link; "" when a code is typed */
	char code[24];
	char email[255];     /* shown: the new address that the token verifies; "" when it opens an account */
	char purpose[24];    /* what the token is for, once it was looked at */
	char policy[DOMAIN_PASSWORD_POLICY_SIZE]; /* that the password is ticked against; "": the standard */
	char password[65];
	char password_confirm[65];
};

/* Shape of the code (R-ACT-50, R-ACT-51); nothing to say when there is a token. */
void domain_verification_check_code(const struct verification *verification, struct problems *problems);

/* Against the policy of the record and the account name; whoever knows more uses domain_verification_check. */
void domain_verification_check_password(const struct verification *verification, struct problems *problems);
void domain_verification_check_password_confirm(const struct verification *verification, struct problems *problems);

/* Both passwords, with everything that is known about their owner. */
void domain_verification_check(const struct verification *verification, const struct password_policy *policy,
			       const struct password_owner *owner, struct problems *problems);

#endif
