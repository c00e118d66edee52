/* From one state to the next. */
#include "config.h"

#include "portal/application-step.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/err.h"
#include "base/mem.h"
#include "domain/application.h"
#include "domain/staff.h"
#include "portal/letter.h"
#include "portal/setting.h"
#include "portal/staff.h"

enum { ROC_YEAR_ONE = 1911 };

int portal_application_step_may_review(const struct actor *actor, const struct application *application)
{
	const struct application_kind *kind = domain_application_kind_find(application->kind);
	struct scope scope = {.kind = domain_access_scope_find(application->scope_kind)};

	if (base_mem_copy(scope.code, sizeof scope.code, application->scope_code))
		scope.kind = SCOPE_COUNT;
	return kind && domain_access_may_at(actor, kind->right, &scope);
}

/* Whose it is: the applicant's own, or a reviewer's of its scope. */
static enum rule check_party(const struct act_call *call, const struct application *application, enum party who)
{
	const struct actor *actor = &call->portal->actor;

	if (who == PARTY_APPLICANT)
		return application->account_id && application->account_id == actor->account_id ? RULE_NONE : RULE_APP_2;
	return portal_application_step_may_review(actor, application) ? RULE_NONE : RULE_ACC_1;
}

static int is_taken(const struct act_call *call, const struct application *application)
{
	return application->lease_staff_id && application->lease_until > call->now;
}

/* Whoever was suspended, or lost the role, keeps nobody away from what he cannot decide on himself. */
static int read_holder(struct act_call *call, const struct application *application, int *may_review)
{
	struct actor holder = {.kind = ACTOR_STAFF, .level = LEVEL_ONE_TIME_CODE};
	struct staff staff;
	int err = store_staff_get(call->store, application->lease_staff_id, &staff);

	if (!err && domain_staff_state(staff.state) == STAFF_ACTIVE)
		err = portal_staff_read_grants(call->store, staff.id, holder.grants, &holder.n_grants);
	*may_review = portal_application_step_may_review(&holder, application);
	return err;
}

/* A lease of somebody else refuses whatever needs one; an expired one refuses nobody but who had it. */
static int check_lease(struct act_call *call, const struct application *application,
		       const struct transition *transition)
{
	int is_own = application->lease_staff_id == call->portal->actor.staff_id;
	int is_held = is_taken(call, application), err = 0;

	if (transition->who != PARTY_REVIEWER)
		return 0;
	if (is_held && !is_own)
		err = read_holder(call, application, &is_held);
	if (err)
		return err;
	if (is_held && !is_own)
		domain_rule_add_who(call->problems, "", RULE_APP_20, application->lease_staff_name,
				    (long)(application->lease_until - call->now + 59) / 60);
	else if ((transition->needs & TRANSITION_LEASE) && !is_held)
		domain_rule_add(call->problems, "", RULE_APP_21);
	return 0;
}

static int read_application(struct act_call *call, struct application_request *request)
{
	char number[DOMAIN_APPLICATION_NUMBER_SIZE];
	enum rule rule = domain_application_read_number(request->number, number);
	int err = rule ? ERR_NOT_FOUND
		       : store_application_find_number(call->store, number, &request->application);

	if (err == ERR_NOT_FOUND) {
		domain_rule_add(call->problems, "number", rule ? rule : RULE_APP_2);
		return 0;
	}
	return err;
}

static enum rule check_note(const struct transition *transition, struct application_request *request)
{
	const struct application_text limits = {
		.characters_max = 500,
		.empty = (transition->needs & TRANSITION_NOTE) ? RULE_APP_28_EMPTY : RULE_NONE,
		.many = RULE_APP_28,
	};
	char note[DOMAIN_APPLICATION_NOTE_SIZE];
	enum rule rule = domain_application_read_text(request->note, &limits, note, sizeof note);

	if (!rule)
		memcpy(request->note, note, sizeof note);
	return rule;
}

static enum party party_of(enum event event)
{
	return event == EVENT_WITHDRAW || event == EVENT_RESUBMIT ? PARTY_APPLICANT : PARTY_REVIEWER;
}

int portal_application_step_begin(struct act_call *call, struct application_request *request, enum event event,
				  const struct transition **transition)
{
	struct application *application = &request->application;
	const struct application_kind *kind;
	enum state state;
	enum rule rule;
	int err = read_application(call, request);

	*transition = NULL;
	if (err || portal_act_is_refused(call->problems))
		return err;
	portal_act_name_object(call, "application", application->id);
	kind = domain_application_kind_find(application->kind);
	state = domain_life_cycle_find_state(application->state);
	if (!kind || state == STATE_COUNT)
		rule = RULE_APP_16;
	else
		rule = check_party(call, application, party_of(event));
	if (!rule) {
		*transition = domain_life_cycle_find(kind->transitions, state, event);
		rule = *transition ? RULE_NONE : domain_life_cycle_refusal(state, event);
	}
	if (!rule && *request->version && strtoll(request->version, NULL, 10) != application->version)
		rule = RULE_APP_25;
	domain_rule_add(call->problems, "", rule);
	if (rule || !*transition)
		return 0;
	err = check_lease(call, application, *transition);
	domain_rule_add(call->problems, "note", check_note(*transition, request));
	return err;
}

/* What the person may do next; "" when the letter says all. */
static const char *advice(enum event event)
{
	switch (event) {
	case EVENT_SUBMIT:
	case EVENT_RESUBMIT:
		return "可於「申辦進度查詢」以申請案號查詢辦理情形；審查結果另以信件通知。";
	case EVENT_APPROVE:
		return "申請已通過，自即日起生效。";
	case EVENT_RETURN:
		return "請登入後至「申請案件」依審查意見補正，再次送審。";
	case EVENT_REJECT:
		return "如有疑義，請洽客服專線；您也可以重新提出申請。";
	default:
		return "";
	}
}

static int post(struct act_call *call, const struct application *application, const struct transition *transition,
		const char *note)
{
	char phone[STORE_POLICY_TEXT_SIZE], hours[STORE_POLICY_TEXT_SIZE], at[BASE_CLOCK_TEXT_SIZE];
	int err = portal_setting_text(call->store, POLICY_HELPDESK_PHONE, phone);

	if (!err)
		err = portal_setting_text(call->store, POLICY_HELPDESK_HOURS, hours);
	if (err)
		return err;
	base_clock_format(call->now, at);
	return portal_letter_post(call, transition->letter, application->account_id,
				  (const struct letter_value[]){{"name", application->applicant},
								{"number", application->number},
								{"kind", application->kind_name},
								{"subject", application->subject},
								{"at", at},
								{"state", application->state_name},
								{"note", *note ? note : "（無）"},
								{"advice", advice(transition->event)},
								{"helpdesk_phone", phone},
								{"helpdesk_hours", hours},
								{NULL, NULL}});
}

/* The history of the step that was gone, and its letter. */
static int record(struct act_call *call, struct application *application, const struct transition *transition,
		  const char *note)
{
	const struct actor *actor = &call->portal->actor;
	struct application_event event = {
		.application_id = application->id,
		.at = call->now,
		.account_id = actor->account_id,
		.staff_id = actor->staff_id,
	};
	int err = base_mem_copy(event.event, sizeof event.event, domain_life_cycle_event_code(transition->event));

	if (!err)
		err = base_mem_copy(event.from_state, sizeof event.from_state,
				    domain_life_cycle_state_code(transition->from));
	if (!err)
		err = base_mem_copy(event.to_state, sizeof event.to_state,
				    domain_life_cycle_state_code(transition->to));
	if (!err)
		err = base_mem_copy(event.note, sizeof event.note, note);
	if (!err)
		err = store_application_add_event(call->store, &event);
	if (!err)
		err = store_application_find_number(call->store, application->number, application);
	if (err || !transition->letter || !application->account_id)
		return err;
	return post(call, application, transition, note);
}

/* Taking keeps others away for a while; every other step ends that. */
static int set_lease(struct act_call *call, struct application *application, const struct transition *transition)
{
	long lease_s;
	int err;

	application->lease_staff_id = application->lease_until = 0;
	if (transition->event != EVENT_TAKE)
		return 0;
	err = portal_setting_number(call->store, POLICY_APPLICATION_LEASE_S, &lease_s);
	application->lease_staff_id = call->portal->actor.staff_id;
	application->lease_until = call->now + lease_s;
	return err;
}

static int is_renewal(const struct act_call *call, const struct application *application,
		      const struct transition *transition)
{
	return transition->event == EVENT_TAKE && is_taken(call, application) &&
	       application->lease_staff_id == call->portal->actor.staff_id;
}

static int renew(struct act_call *call, struct application *application, const struct transition *transition)
{
	int err = set_lease(call, application, transition);

	return err ? err : store_application_renew(call->store, application);
}

int portal_application_step_go(struct act_call *call, struct application *application,
			       const struct transition *transition, const char *note)
{
	int err;

	if (is_renewal(call, application, transition))
		return renew(call, application, transition);
	err = base_mem_copy(application->state, sizeof application->state,
			    domain_life_cycle_state_code(transition->to));
	if (!err)
		err = set_lease(call, application, transition);
	if (transition->to != transition->from)
		application->changed_at = call->now;
	if (!err)
		err = store_application_update(call->store, application);
	return err ? err : record(call, application, transition, note);
}

int portal_application_step_first(struct act_call *call, struct application *application)
{
	const struct application_kind *kind = domain_application_kind_find(application->kind);
	const struct transition *transition = domain_life_cycle_find(kind->transitions, STATE_NONE, EVENT_SUBMIT);
	int year = base_date_at(call->now).year - ROC_YEAR_ONE;
	int64_t serial;
	int err = store_application_next_serial(call->store, kind->code, year, &serial);

	if (!err)
		err = domain_application_make_number(kind->prefix, year, serial, application->number);
	if (!err)
		err = base_mem_copy(application->state, sizeof application->state,
				    domain_life_cycle_state_code(transition->to));
	application->applied_at = call->now;
	if (!err)
		err = store_application_insert(call->store, application);
	portal_act_name_object(call, "application", application->id);
	return err ? err : record(call, application, transition, "");
}
