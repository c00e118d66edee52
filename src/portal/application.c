/* The acts behind 申辦進度查詢. */
#include "config.h"

#include "portal/application.h"

#include "base/err.h"
#include "domain/application.h"
#include "domain/identifier.h"
#include "domain/rule.h"
#include "portal/application-case.h"
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

/* Whether whoever is here has missed too often. */
static int check_misses(struct act_call *call)
{
	long wait_minutes;
	int err = portal_throttle_wait(call, &misses, NULL, call->portal->actor.source, &wait_minutes);

	if (!err && wait_minutes > 0)
		domain_rule_add_number(call->problems, "number", RULE_APP_3, wait_minutes);
	return err;
}

static int status(struct act_call *call)
{
	const struct application_query *query = call->record;
	char number[DOMAIN_APPLICATION_NUMBER_SIZE];
	enum rule rule = domain_application_read_number(query->number, number);
	int err;

	domain_rule_add(call->problems, "number", rule);
	if (rule)
		return 0;
	err = check_misses(call);
	return err || portal_act_is_refused(call->problems) ? err : find(call, number);
}

const struct act portal_application_status = {
	.name = "application.status",
	.right = RIGHT_READ_STATUS,
	.is_unrecorded = 1,
	.run = status,
};

static int find_of_person(struct act_call *call, const char *number, const char *person_id_no)
{
	struct application_case *one = call->record;
	int err = store_application_find_applicant(call->store, number, person_id_no);

	if (!err)
		err = store_application_find_number(call->store, number, &one->application);
	if (!err)
		return portal_application_case_outline(call, one);
	if (err != ERR_NOT_FOUND)
		return err;
	domain_rule_add(call->problems, "number", RULE_APP_5);
	return portal_throttle_count_apart(call, &misses, "");
}

static int progress(struct act_call *call)
{
	const struct application_case *one = call->record;
	char number[DOMAIN_APPLICATION_NUMBER_SIZE], person_id_no[DOMAIN_PERSON_ID_SIZE];
	enum person_id_kind kind;
	int err;

	domain_rule_add(call->problems, "number", domain_application_read_number(one->number, number));
	domain_rule_add(call->problems, "person_id_no",
			domain_identifier_person(one->person_id_no, person_id_no, &kind));
	if (portal_act_is_refused(call->problems))
		return 0;
	err = check_misses(call);
	return err || portal_act_is_refused(call->problems) ? err : find_of_person(call, number, person_id_no);
}

const struct act portal_application_progress = {
	.name = "application.progress",
	.right = RIGHT_READ_STATUS,
	.is_unrecorded = 1,
	.run = progress,
};
