/* What applications for application systems have of their own: the rules' facts, the detail, and the grant. */
#include "config.h"

#include "portal/app-system.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "domain/app-system.h"
#include "domain/life-cycle.h"
#include "store/app-system.h"

/* 1 and 0 for found and not; an error else. */
static int note(int err, int *is_found)
{
	*is_found = !err;
	return err == ERR_NOT_FOUND ? 0 : err;
}

static int look(struct act_call *call, const char *code, const struct application *application,
		struct app_system *system, struct app_system_facts *facts)
{
	int err = note(store_app_system_get(call->store, code, system), &facts->is_known);

	if (!err)
		err = note(store_app_system_is_granted(call->store, application->account_id, code), &facts->is_granted);
	if (!err)
		err = note(store_app_system_find_open(call->store, application->account_id, code, application->id),
			   &facts->is_open);
	facts->is_active = system->is_active;
	facts->is_default = system->is_default_app;
	return err;
}

/* What was returned is not filed again as it was. */
static int check_correction(struct act_call *call, const struct app_system_request *request,
			    const struct application *application)
{
	struct app_system_application before;
	int err;

	if (domain_life_cycle_find_state(application->state) != STATE_RETURNED)
		return 0;
	err = store_app_system_get_application(call->store, application->id, &before);
	if (!err && strcmp(before.app_system_code, request->app_system_code) == 0 &&
	    strcmp(before.reason, request->reason) == 0)
		domain_rule_add(call->problems, "reason", RULE_APP_29);
	return err;
}

static int check(struct act_call *call, void *detail, struct application *application)
{
	struct app_system_request *request = detail;
	struct app_system system = {.code = ""};
	struct app_system_facts facts = {0};
	int err;

	domain_app_system_check(request, call->problems);
	if (portal_act_is_refused(call->problems))
		return 0;
	err = look(call, request->app_system_code, application, &system, &facts);
	if (err)
		return err;
	domain_app_system_check_facts(&facts, call->problems);
	err = check_correction(call, request, application);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = base_mem_copy(request->app_system_name, sizeof request->app_system_name, system.name_zh);
	if (!err)
		err = base_mem_copy(application->subject, sizeof application->subject, system.name_zh);
	if (!err)
		err = base_mem_copy(application->scope_kind, sizeof application->scope_kind,
				    domain_access_scope_name(SCOPE_APP_SYSTEM));
	return err ? err : base_mem_copy(application->scope_code, sizeof application->scope_code, system.code);
}

static int keep(struct act_call *call, int64_t application_id, const void *detail)
{
	const struct app_system_request *request = detail;
	struct app_system_application row = {.application_id = application_id};
	int err = base_mem_copy(row.app_system_code, sizeof row.app_system_code, request->app_system_code);

	if (!err)
		err = base_mem_copy(row.reason, sizeof row.reason, request->reason);
	return err ? err : store_app_system_put_application(call->store, &row);
}

static int find(struct act_call *call, int64_t application_id, void *detail)
{
	struct app_system_request *request = detail;
	struct app_system_application row;
	int err = store_app_system_get_application(call->store, application_id, &row);

	*request = (struct app_system_request){.number = ""};
	if (!err)
		err = base_mem_copy(request->app_system_code, sizeof request->app_system_code, row.app_system_code);
	if (!err)
		err = base_mem_copy(request->app_system_name, sizeof request->app_system_name, row.app_system_name);
	return err ? err : base_mem_copy(request->reason, sizeof request->reason, row.reason);
}

static int approve(struct act_call *call, const struct application *application, const void *detail)
{
	const struct app_system_request *request = detail;

	return store_app_system_grant(call->store, application->account_id, request->app_system_code, call->now);
}

static void show(const void *detail, struct document *document)
{
	const struct app_system_request *request = detail;

	print_document_add_field(document, "應用系統", request->app_system_name);
	print_document_add_field(document, "申請事由", request->reason);
}

const struct filing portal_app_system_filing = {
	.kind = "app_system",
	.detail_size = sizeof(struct app_system_request),
	.check = check,
	.keep = keep,
	.find = find,
	.approve = approve,
	.show = show,
};
