/* What can be said about the fields of 變更E-Mail. */
#include "config.h"

#include "domain/email-change.h"

#include "base/mem.h"
#include "domain/email.h"
#include "domain/identifier.h"
#include "domain/rule.h"

void domain_email_change_check_email(const struct email_change *change, struct problems *problems)
{
	domain_email_check_typed(change->email, problems);
}

void domain_email_change_check_email_confirm(const struct email_change *change, struct problems *problems)
{
	domain_email_check_confirm(change->email, change->email_confirm, problems);
}

void domain_email_change_check_password(const struct email_change *change, struct problems *problems)
{
	if (!change->password[0])
		domain_rule_add(problems, "password", RULE_ACT_81_EMPTY);
}

void domain_email_change_check(const struct email_change *change, struct problems *problems)
{
	domain_email_change_check_email(change, problems);
	domain_email_change_check_email_confirm(change, problems);
}

void domain_email_change_normalise(struct email_change *change)
{
	char value[DOMAIN_IDENTIFIER_SIZE];

	if (domain_identifier_normalise(change->email, IDENTIFIER_FOLD, RULE_ACT_41, value) == RULE_NONE)
		(void)base_mem_copy(change->email, sizeof change->email, value);
}
