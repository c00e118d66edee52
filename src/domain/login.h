/* The record of the ordinary login (R-ACT-1); whether it is right is for the portal to find out. */
#ifndef DOMAIN_LOGIN_H
#define DOMAIN_LOGIN_H

#include "base/problem.h"

struct login {
	char login_name[21];
	char password[65];
	char captcha[9]; /* the five characters, or the answer to the question in words */
};

/* Nothing was typed (R-ACT-1, R-ACT-13). */
void domain_login_check_login_name(const struct login *login, struct problems *problems);
void domain_login_check_password(const struct login *login, struct problems *problems);
void domain_login_check_captcha(const struct login *login, struct problems *problems);

/* All three. */
void domain_login_check(const struct login *login, struct problems *problems);

#endif
