/* Whether the three fields of the ordinary login were filled in. */
#include "config.h"

#include "domain/login.h"

#include "domain/rule.h"

void domain_login_check_login_name(const struct login *login, struct problems *problems)
{
	if (!login->login_name[0])
		domain_rule_add(problems, "login_name", RULE_ACT_1_LOGIN_NAME);
}

void domain_login_check_password(const struct login *login, struct problems *problems)
{
	if (!login->password[0])
		domain_rule_add(problems, "password", RULE_ACT_1_PASSWORD);
}

void domain_login_check_captcha(const struct login *login, struct problems *problems)
{
	if (!login->captcha[0])
		domain_rule_add(problems, "captcha", RULE_ACT_13_EMPTY);
}

void domain_login_check(const struct login *login, struct problems *problems)
{
	domain_login_check_login_name(login, problems);
	domain_login_check_password(login, problems);
	domain_login_check_captcha(login, problems);
}
