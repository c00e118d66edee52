/* Taking and deciding. */
#include "config.h"

#include "portal/application-review.h"

#include <stdlib.h>

#include "base/err.h"
#include "base/mem.h"
#include "portal/application-filing.h"

static int step(struct act_call *call, enum event event)
{
	struct application_request *request = call->record;
	const struct transition *transition;
	int err = portal_application_step_begin(call, request, event, &transition);

	if (err || portal_act_is_refused(call->problems))
		return err;
	return portal_application_step_go(call, &request->application, transition, request->note);
}

static int take(struct act_call *call)
{
	return step(call, EVENT_TAKE);
}

const struct act portal_application_review_take = {
	.name = "application.take",
	.right = RIGHT_REVIEW,
	.run = take,
};

static int release(struct act_call *call)
{
	return step(call, EVENT_RELEASE);
}

const struct act portal_application_review_release = {
	.name = "application.release",
	.right = RIGHT_REVIEW,
	.run = release,
};

/* What was right when it was filed must be right now; then the approval brings what was applied for. */
static int approve(struct act_call *call, struct application *application)
{
	const struct filing *filing = portal_application_filing_find(application->kind);
	void *detail;
	int err;

	if (!filing)
		return ERR_NOT_FOUND;
	detail = base_mem_zero(1, filing->detail_size);
	err = filing->find(call, application->id, detail);
	if (!err)
		err = filing->check(call, detail, application);
	if (!err && !portal_act_is_refused(call->problems))
		err = filing->approve(call, application, detail);
	base_mem_wipe(detail, filing->detail_size);
	free(detail);
	return err;
}

static int decide(struct act_call *call)
{
	struct application_request *request = call->record;
	enum event event = domain_life_cycle_find_event(request->event);
	const struct transition *transition;
	int err;

	if (event != EVENT_APPROVE && event != EVENT_REJECT && event != EVENT_RETURN) {
		domain_rule_add(call->problems, "event", RULE_APP_27);
		return 0;
	}
	err = portal_application_step_begin(call, request, event, &transition);
	if (!err && !portal_act_is_refused(call->problems) && event == EVENT_APPROVE)
		err = approve(call, &request->application);
	if (err || portal_act_is_refused(call->problems))
		return err;
	return portal_application_step_go(call, &request->application, transition, request->note);
}

const struct act portal_application_review_decide = {
	.name = "application.decide",
	.right = RIGHT_REVIEW,
	.run = decide,
};
