/* Filing, filing again, and withdrawing. */
#include "config.h"

#include "portal/application-filing.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "portal/app-system.h"

/* One row a kind. */
static const struct filing *const filings[] = {&portal_app_system_filing};

const struct filing *portal_application_filing_find(const char *kind)
{
	for (size_t i = 0; i < BASE_COUNT(filings); i++)
		if (strcmp(filings[i]->kind, kind) == 0)
			return filings[i];
	return NULL;
}

/* The application that is filed again; refused when it was not returned, or is somebody else's. */
static int begin_again(struct act_call *call, const struct application_filing *record,
		       struct application_request *request, const struct transition **transition)
{
	int err = base_mem_copy(request->number, sizeof request->number, record->number);

	if (!err)
		err = portal_application_step_begin(call, request, EVENT_RESUBMIT, transition);
	if (!err && !portal_act_is_refused(call->problems) && strcmp(request->application.kind, record->kind) != 0)
		domain_rule_add(call->problems, "", RULE_APP_2);
	return err;
}

static int begin_new(struct act_call *call, const struct application_filing *record, struct application *application)
{
	int is_open = 0, err = store_application_is_open(call->store, record->kind, &is_open);

	if (!err && !is_open)
		domain_rule_add(call->problems, "", RULE_APP_16);
	application->account_id = call->portal->actor.account_id;
	return err ? err : base_mem_copy(application->kind, sizeof application->kind, record->kind);
}

/* Everything that is asked before something is written; *transition is NULL for a new application. */
static int begin(struct act_call *call, struct application_request *request, const struct transition **transition)
{
	const struct application_filing *record = call->record;
	const struct filing *filing = portal_application_filing_find(record->kind);
	int err;

	*transition = NULL;
	if (!filing)
		return ERR_NOT_FOUND;
	if (*record->number)
		err = begin_again(call, record, request, transition);
	else
		err = begin_new(call, record, &request->application);
	if (err || portal_act_is_refused(call->problems))
		return err;
	return filing->check(call, record->detail, &request->application);
}

static int check(struct act_call *call)
{
	struct application_request request = {.number = ""};
	const struct transition *transition;

	return begin(call, &request, &transition);
}

const struct act portal_application_filing_check = {
	.name = "application.check",
	.right = RIGHT_USE_ACCOUNT,
	.is_unrecorded = 1,
	.run = check,
};

static int submit(struct act_call *call)
{
	struct application_filing *record = call->record;
	struct application_request request = {.number = ""};
	struct application *application = &request.application;
	const struct transition *transition;
	int err = begin(call, &request, &transition);

	if (err || portal_act_is_refused(call->problems))
		return err;
	err = transition ? portal_application_step_go(call, application, transition, "")
			 : portal_application_step_first(call, application);
	if (!err)
		err = portal_application_filing_find(record->kind)->keep(call, application->id, record->detail);
	return err ? err : base_mem_copy(record->number, sizeof record->number, application->number);
}

const struct act portal_application_filing_submit = {
	.name = "application.submit",
	.right = RIGHT_USE_ACCOUNT,
	.run = submit,
};

static int find_own(struct act_call *call)
{
	const struct application_filing *record = call->record;
	const struct filing *filing = portal_application_filing_find(record->kind);
	struct application_request request = {.number = ""};
	const struct transition *transition;
	int err = filing ? begin_again(call, record, &request, &transition) : ERR_NOT_FOUND;

	if (err || portal_act_is_refused(call->problems))
		return err;
	return filing->find(call, request.application.id, record->detail);
}

const struct act portal_application_filing_find_own = {
	.name = "application.correct",
	.right = RIGHT_USE_ACCOUNT,
	.is_unrecorded = 1,
	.run = find_own,
};

static int withdraw(struct act_call *call)
{
	struct application_request *request = call->record;
	const struct transition *transition;
	int err = portal_application_step_begin(call, request, EVENT_WITHDRAW, &transition);

	if (err || portal_act_is_refused(call->problems))
		return err;
	return portal_application_step_go(call, &request->application, transition, request->note);
}

const struct act portal_application_filing_withdraw = {
	.name = "application.withdraw",
	.right = RIGHT_USE_ACCOUNT,
	.run = withdraw,
};
