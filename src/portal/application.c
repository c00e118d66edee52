/* The act behind 申辦進度查詢. */
#include "config.h"

#include "portal/application.h"

#include "base/err.h"
#include "domain/application.h"
#include "domain/rule.h"
#include "portal/throttle.h"

static const struct counter misses = {
	.kind = "status",
	.max_policy = POLICY_STATUS_MISSES_MAX,
	.window_policy = POLICY_STATUS_WINDOW_S,
	.lock_policy = POLICY_STATUS_WINDOW_S,
};

static int find(struct act_call *call, const char *number)
{
	struct application_query *query = call->record;
	int err = store_application_find_number(call->store, number, &query->found);

	if (err != ERR_NOT_FOUND)
		return err;
	domain_rule_add(call->problems, "number", RULE_APP_2);
	return portal_throttle_count_apart(call, &misses, "");
}

static int status(struct act_call *call)
{
	const struct application_query *query = call->record;
	char number[DOMAIN_APPLICATION_NUMBER_SIZE];
	enum rule rule = domain_application_read_number(query->number, number);
	long wait_minutes;
	int err;

	if (rule) {
		domain_rule_add(call->problems, "number", rule);
		return 0;
	}
	err = portal_throttle_wait(call, &misses, NULL, call->portal->actor.source, &wait_minutes);
	if (err)
		return err;
	if (wait_minutes > 0) {
		domain_rule_add_number(call->problems, "number", RULE_APP_3, wait_minutes);
		return 0;
	}
	return find(call, number);
}

const struct act portal_application_status = {
	.name = "application.status",
	.right = RIGHT_READ_STATUS,
	.is_unrecorded = 1,
	.run = status,
};
