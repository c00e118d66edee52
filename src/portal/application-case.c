/* From an application and its history to a document. */
#include "config.h"

#include "portal/application-case.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/lang.h"
#include "base/mem.h"
#include "domain/application.h"
#include "domain/identifier.h"
#include "portal/application-filing.h"
#include "store/account.h"
#include "store/person.h"

enum { EVENTS_A_READ = 16 };

void portal_application_case_release(struct application_case *one)
{
	print_document_release(&one->document);
}

static int add_applicant(struct act_call *call, struct application_case *one)
{
	char masked[DOMAIN_IDENTIFIER_MASK_SIZE];
	struct account account;
	struct person person;
	int err = one->application.account_id
			  ? store_account_get(call->store, one->application.account_id, &account)
			  : ERR_NOT_FOUND;

	if (!err)
		err = store_person_get(call->store, account.person_id, &person);
	if (err)
		return err == ERR_NOT_FOUND ? 0 : err;
	domain_identifier_mask(person.person_id_no, masked);
	print_document_add_field(&one->document, "申請人", person.name);
	print_document_add_field(&one->document, "身分證號(或居留證號)", masked);
	return 0;
}

static int add_detail(struct act_call *call, struct application_case *one)
{
	const struct filing *filing = portal_application_filing_find(one->application.kind);
	void *detail;
	int err;

	if (!filing)
		return 0;
	detail = base_mem_zero(1, filing->detail_size);
	err = filing->find(call, one->application.id, detail);
	if (!err)
		filing->show(detail, &one->document);
	base_mem_wipe(detail, filing->detail_size);
	free(detail);
	return err;
}

/* Who among the staff did it is told to staff only. */
static const char *name_of_actor(const struct act_call *call, const struct application_event *event)
{
	if (event->staff_id && call->portal->actor.kind == ACTOR_STAFF)
		return event->staff_name;
	if (event->staff_id)
		return "審查人員";
	return event->account_id ? "申請人" : "系統";
}

/* Into whose hands it went and came back is not the applicant's concern. */
static int is_told(const struct act_call *call, const struct application_event *event)
{
	enum event which = domain_life_cycle_find_event(event->event);

	return call->portal->actor.kind == ACTOR_STAFF || (which != EVENT_TAKE && which != EVENT_RELEASE);
}

static void add_event(const struct act_call *call, struct document *document, const struct application_event *event,
		      int has_note)
{
	enum event which = domain_life_cycle_find_event(event->event);
	const char *what = which == EVENT_COUNT ? event->state_name : domain_life_cycle_event_title(which);
	const char *who = name_of_actor(call, event);
	char at[BASE_CLOCK_TEXT_SIZE];

	base_clock_format(event->at, at);
	print_document_add_row(document,
			       (const char *const[]){at, base_lang_text(who), base_lang_text(what), event->note},
			       has_note ? 4 : 3);
}

static int add_history(struct act_call *call, struct application_case *one, int has_notes)
{
	static const char *const heads[] = {"時間", "辦理人", "事項", "審查意見"};
	struct application_event *events = base_mem_zero(EVENTS_A_READ, sizeof *events);
	int64_t after = 0;
	size_t n = EVENTS_A_READ;
	int err = 0;

	print_document_add_heading(&one->document, "辦理紀錄");
	print_document_add_head(&one->document, heads, has_notes ? BASE_COUNT(heads) : BASE_COUNT(heads) - 1);
	while (!err && n == EVENTS_A_READ) {
		err = store_application_events(call->store, one->application.id, after, events, EVENTS_A_READ, &n);
		for (size_t i = 0; i < n && !err; i++)
			if (is_told(call, &events[i]))
				add_event(call, &one->document, &events[i], has_notes);
		after = n > 0 ? events[n - 1].id : after;
	}
	free(events);
	return err;
}

/* Who has taken it, and until when, is for those who might. */
static void add_lease(const struct act_call *call, struct application_case *one)
{
	const struct application *application = &one->application;
	char until[BASE_CLOCK_TEXT_SIZE];

	if (call->portal->actor.kind != ACTOR_STAFF || !application->lease_staff_id)
		return;
	base_clock_format(application->lease_until, until);
	print_document_add_field(&one->document, "取件人", application->lease_staff_name);
	print_document_add_field(&one->document, "取件至", until);
}

static void add_head(struct application_case *one)
{
	const struct application *application = &one->application;
	char at[BASE_CLOCK_TEXT_SIZE];

	print_document_release(&one->document);
	print_document_set_title(&one->document, application->kind_name, application->number);
	print_document_add_field(&one->document, "申請案號", application->number);
	print_document_add_field(&one->document, "狀態", base_lang_text(application->state_name));
	base_clock_format(application->applied_at, at);
	print_document_add_field(&one->document, "申請時間", at);
}

int portal_application_case_outline(struct act_call *call, struct application_case *one)
{
	add_head(one);
	return add_history(call, one, 0);
}

/* Why it was returned stands where one looks first, and for who reviews it again, what was said before. */
static int add_opinion(struct act_call *call, struct application_case *one)
{
	enum state state = domain_life_cycle_find_state(one->application.state);
	struct application_event decision;
	int err = store_application_find_decision(call->store, one->application.id, &decision);

	*one->opinion = '\0';
	if (err)
		return err == ERR_NOT_FOUND ? 0 : err;
	memcpy(one->opinion, decision.note, sizeof one->opinion);
	if (*one->opinion)
		print_document_add_field(&one->document,
					 domain_life_cycle_is_waiting(state) ? "前次審查意見" : "審查意見",
					 one->opinion);
	return 0;
}

static int fill(struct act_call *call, struct application_case *one)
{
	int err;

	add_head(one);
	err = add_opinion(call, one);
	add_lease(call, one);
	if (!err)
		err = add_applicant(call, one);
	print_document_add_heading(&one->document, "申請內容");
	if (!err)
		err = add_detail(call, one);
	return err ? err : add_history(call, one, 1);
}

static int find(struct act_call *call, struct application_case *one)
{
	char number[DOMAIN_APPLICATION_NUMBER_SIZE];
	enum rule rule = domain_application_read_number(one->number, number);
	int err = rule ? 0 : store_application_find_number(call->store, number, &one->application);

	if (err == ERR_NOT_FOUND) {
		rule = RULE_APP_2;
		err = 0;
	}
	domain_rule_add(call->problems, "number", rule);
	return err;
}

static int may(const struct application_kind *kind, enum state state, enum event event)
{
	return domain_life_cycle_find(kind->transitions, state, event) != NULL;
}

static int read_own(struct act_call *call)
{
	struct application_case *one = call->record;
	const struct application_kind *kind;
	enum state state;
	int err = find(call, one);

	if (err || portal_act_is_refused(call->problems))
		return err;
	kind = domain_application_kind_find(one->application.kind);
	if (!kind || !one->application.account_id ||
	    one->application.account_id != call->portal->actor.account_id) {
		domain_rule_add(call->problems, "number", RULE_APP_2);
		return 0;
	}
	state = domain_life_cycle_find_state(one->application.state);
	one->may_withdraw = may(kind, state, EVENT_WITHDRAW);
	one->may_correct = may(kind, state, EVENT_RESUBMIT);
	return fill(call, one);
}

const struct act portal_application_case_own = {
	.name = "application.read",
	.right = RIGHT_USE_ACCOUNT,
	.is_unrecorded = 1,
	.run = read_own,
};

/* Looking at somebody's case is written down. */
static int read_review(struct act_call *call)
{
	struct application_case *one = call->record;
	const struct application *application = &one->application;
	const struct application_kind *kind;
	enum state state;
	int err = find(call, one);

	if (err || portal_act_is_refused(call->problems))
		return err;
	portal_act_name_object(call, "application", application->id);
	kind = domain_application_kind_find(application->kind);
	if (!portal_application_step_may_review(&call->portal->actor, application)) {
		domain_rule_add(call->problems, "", RULE_ACC_1);
		return 0;
	}
	state = domain_life_cycle_find_state(application->state);
	one->may_decide = may(kind, state, EVENT_APPROVE) && application->lease_until > call->now &&
			  application->lease_staff_id == call->portal->actor.staff_id;
	one->may_take = !one->may_decide && may(kind, state, EVENT_TAKE);
	return fill(call, one);
}

const struct act portal_application_case_review = {
	.name = "application.case",
	.right = RIGHT_REVIEW,
	.run = read_review,
};
