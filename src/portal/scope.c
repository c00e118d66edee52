/* Grants against what is published. */
#include "config.h"

#include "portal/scope.h"

#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "store/app-system.h"

enum { SYSTEMS_MAX = 64 };

void portal_scope_check(struct act_call *call, const char *kind, const char *app_system_code)
{
	enum right right = strcmp(kind, "faq") == 0 ? RIGHT_ANSWER : RIGHT_PUBLISH;
	struct scope scope = {.kind = *app_system_code ? SCOPE_APP_SYSTEM : SCOPE_NONE};

	if (base_mem_copy(scope.code, sizeof scope.code, app_system_code) ||
	    !domain_access_may_at(&call->portal->actor, right, &scope))
		domain_rule_add(call->problems, "app_system_code", RULE_ACC_1);
}

int portal_scope_check_system(struct act_call *call, const char *app_system_code)
{
	struct app_system systems[SYSTEMS_MAX];
	size_t n, i = 0;
	int err;

	if (!*app_system_code)
		return 0;
	err = store_app_system_list(call->store, 0, systems, SYSTEMS_MAX, &n);
	while (!err && i < n && strcmp(systems[i].code, app_system_code) != 0)
		i++;
	if (!err && i == n)
		domain_rule_add(call->problems, "app_system_code", RULE_PUB_3);
	return err;
}

void portal_scope_complete(const struct act_call *call, struct listing *listing, char today[BASE_DATE_TEXT_SIZE])
{
	base_date_format_iso(base_date_at(call->now), today);
	listing->today = today;
	listing->is_all = listing->is_all && domain_access_may(&call->portal->actor, RIGHT_ANSWER);
	if (listing->max > PORTAL_SCOPE_PAGE_MAX)
		listing->max = PORTAL_SCOPE_PAGE_MAX;
}

int portal_scope_is_shown(const struct act_call *call, const char *first_day, const char *last_day,
			  int64_t withdrawn_at)
{
	char today[BASE_DATE_TEXT_SIZE];

	base_date_format_iso(base_date_at(call->now), today);
	if (domain_access_may(&call->portal->actor, RIGHT_ANSWER))
		return 1;
	return !withdrawn_at && strcmp(first_day, today) <= 0 && (!*last_day || strcmp(last_day, today) >= 0);
}
