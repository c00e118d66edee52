/* What can be said about the fields of E-Mail認證. */
#include "config.h"

#include "domain/verification.h"

#include <string.h>

#include "domain/rule.h"
#include "domain/token.h"

void domain_verification_check_code(const struct verification *verification, struct problems *problems)
{
	if (!verification->token[0])
		domain_token_check_code(verification->code, "code", problems);
}

static void check_password(const struct verification *verification, const struct password_policy *policy,
			   const struct password_owner *owner, struct problems *problems)
{
	if (!verification->password[0])
		domain_rule_add(problems, "password", RULE_ACT_60_EMPTY);
	else
		domain_password_check(policy, verification->password, owner, "password", problems);
}

void domain_verification_check_password(const struct verification *verification, struct problems *problems)
{
	check_password(verification, domain_password_policy_or_standard(verification->policy),
		       &(struct password_owner){.login_name = verification->login_name}, problems);
}

void domain_verification_check_password_confirm(const struct verification *verification, struct problems *problems)
{
	if (!verification->password_confirm[0])
		domain_rule_add(problems, "password_confirm", RULE_ACT_65_EMPTY);
	else if (strcmp(verification->password, verification->password_confirm) != 0)
		domain_rule_add(problems, "password_confirm", RULE_ACT_65);
}

void domain_verification_check(const struct verification *verification, const struct password_policy *policy,
			       const struct password_owner *owner, struct problems *problems)
{
	check_password(verification, policy, owner, problems);
	domain_verification_check_password_confirm(verification, problems);
}
