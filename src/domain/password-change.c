/* What can be said about the fields of 變更密碼. */
#include "config.h"

#include "domain/password-change.h"

#include <string.h>

#include "domain/rule.h"

void domain_password_change_check_old_password(const struct password_change *change, struct problems *problems)
{
	if (!change->old_password[0])
		domain_rule_add(problems, "old_password", RULE_ACT_84_EMPTY);
}

static void check_password(const struct password_change *change, const char *person_id_no, struct problems *problems)
{
	const struct password_owner owner = {
		.login_name = change->login_name, .person_id_no = person_id_no, .email = change->email};

	if (!change->password[0])
		domain_rule_add(problems, "password", RULE_ACT_60_EMPTY);
	else if (strcmp(change->password, change->old_password) == 0)
		domain_rule_add(problems, "password", RULE_ACT_85);
	else
		domain_password_check(domain_password_policy_or_standard(change->policy), change->password, &owner,
				      "password", problems);
}

void domain_password_change_check_password(const struct password_change *change, struct problems *problems)
{
	check_password(change, "", problems);
}

void domain_password_change_check_password_confirm(const struct password_change *change, struct problems *problems)
{
	if (!change->password_confirm[0])
		domain_rule_add(problems, "password_confirm", RULE_ACT_65_EMPTY);
	else if (strcmp(change->password, change->password_confirm) != 0)
		domain_rule_add(problems, "password_confirm", RULE_ACT_65);
}

void domain_password_change_check(const struct password_change *change, const char *person_id_no,
				  struct problems *problems)
{
	domain_password_change_check_old_password(change, problems);
	check_password(change, person_id_no, problems);
	domain_password_change_check_password_confirm(change, problems);
}
