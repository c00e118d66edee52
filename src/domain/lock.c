/* Whether a locked screen was given a password. */
#include "config.h"

#include "domain/lock.h"

#include "domain/rule.h"

void domain_lock_check_password(const struct lock *lock, struct problems *problems)
{
	if (!lock->password[0])
		domain_rule_add(problems, "password", RULE_ACT_1_PASSWORD);
}
