/* The rules for asking for an application system. */
#include "config.h"

#include "domain/app-system.h"

#include "base/mem.h"
#include "domain/application.h"

static const struct application_text reason_limits = {
	.characters_max = 200,
	.empty = RULE_APP_15_EMPTY,
	.many = RULE_APP_15,
};

void domain_app_system_check_reason(const struct app_system_request *request, struct problems *problems)
{
	char reason[sizeof request->reason];

	domain_rule_add(problems, "reason",
			domain_application_read_text(request->reason, &reason_limits, reason, sizeof reason));
}

void domain_app_system_check(struct app_system_request *request, struct problems *problems)
{
	char reason[sizeof request->reason];
	enum rule rule = domain_application_read_text(request->reason, &reason_limits, reason, sizeof reason);

	if (!*request->app_system_code)
		domain_rule_add(problems, "app_system_code", RULE_APP_10);
	domain_rule_add(problems, "reason", rule);
	if (!rule)
		(void)base_mem_copy(request->reason, sizeof request->reason, reason);
}

void domain_app_system_check_facts(const struct app_system_facts *facts, struct problems *problems)
{
	enum rule rule = RULE_NONE;

	if (!facts->is_known || !facts->is_active)
		rule = RULE_APP_11;
	else if (facts->is_default)
		rule = RULE_APP_12;
	else if (facts->is_granted)
		rule = RULE_APP_13;
	else if (facts->is_open)
		rule = RULE_APP_14;
	domain_rule_add(problems, "app_system_code", rule);
}
