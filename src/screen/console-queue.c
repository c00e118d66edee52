/* The reviewer's queue, what it shows, one case of it, and the decision (R-APP-20 to R-APP-28). */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/lang.h"
#include "base/mem.h"
#include "domain/application.h"
#include "domain/rule.h"
#include "portal/application-case.h"
#include "portal/application-queue.h"
#include "portal/application-review.h"
#include "print/text.h"
#include "screen/session.h"
#include "screen/word.h"

enum { HOUR_S = 3600, DAY_S = 24 * HOUR_S };

/*
 * What the queue is asked for, and a decision on its way: one record for all forms, so that a choice or an opinion is
 * still there when somebody has looked at the list meanwhile.
 */
struct review {
	char number[65];
	char state[17];	 /* waiting, mine, or a state's code */
	char filter[65]; /* in words */
	/* of the decision: on which case, and what is typed */
	char case_number[21], subject[241], applicant[161];
	char event[17];
	char note[2001];
};

static const struct form_member members[] = {
	FORM_MEMBER(review, number),  FORM_MEMBER(review, state),     FORM_MEMBER(review, filter),
	FORM_MEMBER(review, subject), FORM_MEMBER(review, applicant), FORM_MEMBER(review, case_number),
	FORM_MEMBER(review, event),   FORM_MEMBER(review, note),
};

static const struct form_record record = {
	.name = "console-review",
	.size = sizeof(struct review),
	.members = members,
	.n_members = BASE_COUNT(members),
};

static const struct {
	const char *state, *title;
} filters[] = {
	{"waiting", "待審案件，等候最久的在前"}, {"mine", "我已取件的案件"}, {"returned", "退回補正的案件"},
	{"approved", "通過的案件"},		 {"rejected", "不通過的案件"}, {"withdrawn", "撤回的案件"},
};

static void set_query(const char *state, struct application_page *page)
{
	page->kind = page->state = "";
	page->is_mine = strcmp(state, "mine") == 0;
	for (size_t i = 2; i < BASE_COUNT(filters); i++)
		if (strcmp(filters[i].state, state) == 0)
			page->state = filters[i].state;
}

/* How long it has waited, in what is easily read. */
static char *age(const struct application *application, int64_t now)
{
	int64_t s = now - application->applied_at;
	char text[32];

	if (s >= DAY_S)
		snprintf(text, sizeof text, base_lang_text("%ld天"), (long)(s / DAY_S));
	else
		snprintf(text, sizeof text, base_lang_text("%ld時"), (long)(s > 0 ? s / HOUR_S : 0));
	return base_mem_dup(text);
}

/* The key of a row is the key of the queue, and the number to open it by. */
static void fill_row(struct form_list_row *row, const struct application *application, int64_t now)
{
	snprintf(row->key, sizeof row->key, "%" PRId64 " %" PRId64 " %s", application->applied_at, application->id,
		 application->number);
	row->cells[0] = base_mem_dup(application->number);
	row->cells[1] = base_mem_dup(application->subject);
	row->cells[2] = base_mem_dup(application->applicant);
	row->cells[3] = base_mem_dup(base_lang_text(application->state_name));
	row->cells[4] = age(application, now);
}

static int read_page(struct visit *visit, struct application_page *page)
{
	return portal_act_run(&screen_session_of(visit)->portal, &portal_application_queue_review, page,
			      tui_visit_problems(visit));
}

static int page_queue(struct visit *visit, const char *after, int direction, struct form_list_row *rows, size_t max)
{
	const struct review *review = tui_visit_record(visit);
	struct application_page *page = base_mem_zero(1, sizeof *page);
	char *rest;
	int n;

	page->applied_at = strtoll(after, &rest, 10);
	page->id = strtoll(rest, NULL, 10);
	page->direction = direction;
	page->max = max;
	set_query(review->state, page);
	n = read_page(visit, page);
	for (size_t i = 0; !n && i < page->n; i++)
		fill_row(&rows[i], &page->rows[i], base_clock_now_s());
	if (!n)
		n = (int)page->n;
	free(page);
	return n;
}

static int choose_number(struct visit *visit, const char *number)
{
	struct session *session = screen_session_of(visit);

	return base_mem_copy(session->application_number, sizeof session->application_number, number) == 0;
}

static const char *choose(struct visit *visit, const char *key)
{
	const char *number = strrchr(key, ' ');

	return number && choose_number(visit, number + 1) ? "open" : NULL;
}

static const char *enter_queue(struct visit *visit)
{
	struct review *review = tui_visit_record(visit);

	screen_word_say(visit);
	if (!*review->state)
		snprintf(review->state, sizeof review->state, "%s", filters[0].state);
	for (size_t i = 0; i < BASE_COUNT(filters); i++)
		if (strcmp(filters[i].state, review->state) == 0)
			snprintf(review->filter, sizeof review->filter, "%s", base_lang_text(filters[i].title));
	return NULL;
}

static const char *const columns[] = {"number", "subject", "applicant", "state", "age", NULL};
static const struct form_lister lister = {.name = "cases", .page = page_queue, .choose = choose, .columns = columns};
static const char *to_filter(struct visit *visit)
{
	(void)visit;
	return "filter";
}

static const struct form_action queue_actions[] = {{"enter", enter_queue}, {"filter", to_filter}, {NULL, NULL}};

const struct screen screen_console_queue = {
	.form = "console-queue",
	.record = &record,
	.actions = queue_actions,
	.lister = &lister,
};

static const char *find(struct visit *visit)
{
	struct review *review = tui_visit_record(visit);
	char number[DOMAIN_APPLICATION_NUMBER_SIZE];
	enum rule rule;

	if (!*review->number)
		return "done";
	rule = domain_application_read_number(review->number, number);
	review->number[0] = '\0';
	domain_rule_add(tui_visit_problems(visit), "number", rule);
	return !rule && choose_number(visit, number) ? "open" : NULL;
}

static const struct form_action filter_actions[] = {{"next", find}, {NULL, NULL}};

const struct screen screen_console_filter = {
	.form = "console-filter",
	.record = &record,
	.actions = filter_actions,
};

/* The case that was chosen; 1 when it was read, and its version is the one that was seen. */
static int read_case(struct visit *visit, struct application_case *one)
{
	struct session *session = screen_session_of(visit);

	*one = (struct application_case){.number = ""};
	memcpy(one->number, session->application_number, sizeof session->application_number);
	if (!screen_session_act(visit, &portal_application_case_review, one))
		return 0;
	session->application_version = one->application.version;
	return 1;
}

static int case_text(struct visit *visit, struct buf *out)
{
	struct application_case one;

	if (read_case(visit, &one))
		print_text_add_flowing(&one.document, out);
	portal_application_case_release(&one);
	return 0;
}

/* Runs a step on the chosen case; what it became is shown. */
static int step(struct visit *visit, const struct act *act, const char *said)
{
	struct session *session = screen_session_of(visit);
	struct application_request request = {.number = ""};
	int is_done;

	memcpy(request.number, session->application_number, sizeof session->application_number);
	is_done = screen_session_act(visit, act, &request);
	if (is_done) {
		session->application_version = request.application.version;
		tui_visit_say(visit, PROBLEM_INFO, said);
	}
	tui_visit_refresh(visit);
	return is_done;
}

static const char *take(struct visit *visit)
{
	step(visit, &portal_application_review_take, "已取件，請於時限內審結");
	return NULL;
}

static const char *release(struct visit *visit)
{
	step(visit, &portal_application_review_release, "已放回待審");
	return NULL;
}

/* Whoever wants to decide takes the case first, if it is free. */
static const char *decide(struct visit *visit)
{
	return step(visit, &portal_application_review_take, "已取件，請於時限內審結") ? "decide" : NULL;
}

static const char *enter_case(struct visit *visit)
{
	screen_word_say(visit);
	return NULL;
}

static const struct form_source case_sources[] = {{"case", case_text}, {NULL, NULL}};
static const struct form_action case_actions[] = {
	{"enter", enter_case}, {"decide", decide}, {"take", take}, {"release", release}, {NULL, NULL}};

const struct screen screen_console_case = {
	.form = "console-case",
	.sources = case_sources,
	.actions = case_actions,
};

static void forget_decision(struct review *review)
{
	size_t from = offsetof(struct review, case_number);

	base_mem_wipe((char *)review + from, sizeof *review - from);
}

/* What was decided about is what was shown: the version stays the one that was seen on the page of the case. */
static const char *enter_decision(struct visit *visit)
{
	struct session *session = screen_session_of(visit);
	struct review *review = tui_visit_record(visit);
	int64_t seen = session->application_version;
	struct application_case one;

	if (strcmp(review->case_number, session->application_number) != 0) {
		forget_decision(review);
		if (read_case(visit, &one)) {
			memcpy(review->case_number, one.application.number, sizeof review->case_number);
			memcpy(review->subject, one.application.subject, sizeof review->subject);
			memcpy(review->applicant, one.application.applicant, sizeof review->applicant);
		}
		portal_application_case_release(&one);
		session->application_version = seen;
	}
	return NULL;
}

static const struct decided {
	const char *event, *question, *said;
} decisions[] = {
	{"approve", "確定通過此案？", "已送出決定：通過"},
	{"reject", "確定不通過此案？", "已送出決定：不通過"},
	{"return", "確定將此案退回補正？", "已送出決定：退回補正"},
};

/* The form lets nothing else be chosen. */
static const struct decided *find_decision(const char *event)
{
	size_t i = 0;

	while (i + 1 < BASE_COUNT(decisions) && strcmp(decisions[i].event, event) != 0)
		i++;
	return &decisions[i];
}

/* The oldest that waits, in place of the one that was decided. */
static const char *go_on(struct visit *visit)
{
	struct application_page *page = base_mem_zero(1, sizeof *page);
	const char *outcome = "done";

	page->direction = 1;
	page->max = 1;
	set_query("waiting", page);
	if (read_page(visit, page) == 0 && page->n > 0 && choose_number(visit, page->rows[0].number))
		outcome = "more";
	free(page);
	return outcome;
}

static const char *send(struct visit *visit)
{
	struct session *session = screen_session_of(visit);
	struct review *review = tui_visit_record(visit);
	const struct decided *decided = find_decision(review->event);
	struct application_request request = {.number = ""};

	if (!tui_visit_confirm(visit, decided->question, "送出決定", "再想想"))
		return NULL;
	memcpy(request.number, review->case_number, sizeof review->case_number);
	memcpy(request.event, review->event, sizeof request.event);
	memcpy(request.note, review->note, sizeof request.note);
	snprintf(request.version, sizeof request.version, "%" PRId64, session->application_version);
	if (!screen_session_act(visit, &portal_application_review_decide, &request))
		return NULL;
	forget_decision(review);
	screen_word_leave(visit, decided->said);
	return go_on(visit);
}

static void check_note(const void *values, struct problems *problems)
{
	const struct review *review = values;

	if (!*review->note && (strcmp(review->event, "reject") == 0 || strcmp(review->event, "return") == 0))
		domain_rule_add(problems, "note", RULE_APP_28_EMPTY);
}

static const struct form_check decision_checks[] = {{"note", check_note}, {NULL, NULL}};
static const struct form_action decision_actions[] = {{"enter", enter_decision}, {"next", send}, {NULL, NULL}};

const struct screen screen_console_decide = {
	.form = "console-decide",
	.record = &record,
	.checks = decision_checks,
	.actions = decision_actions,
};
