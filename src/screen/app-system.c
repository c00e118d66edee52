/* The application systems, how the account stands to each, and the way to one more (R-ACT-40, R-APP-10 to R-APP-16). */
#include "config.h"

#include "domain/app-system.h"

#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "domain/application.h"
#include "domain/life-cycle.h"
#include "portal/application-case.h"
#include "portal/application-filing.h"
#include "portal/notice.h"
#include "screen/session.h"

static int read_systems(struct visit *visit, struct app_system_page *systems)
{
	return portal_act_run(&screen_session_of(visit)->portal, &portal_notice_app_systems, systems,
			      tui_visit_problems(visit));
}

/* An end of an application is shown only while it is the last word about the system. */
static const char *state_of(const struct app_system *system)
{
	if (system->is_granted)
		return "可使用";
	return *system->state_name && strcmp(system->state, "withdrawn") != 0 ? system->state_name : "未申請";
}

/* There are a dozen at most: one page holds them all. */
static int page(struct visit *visit, const char *after, int direction, struct form_list_row *rows, size_t max)
{
	struct app_system_page systems = {0};
	int err = read_systems(visit, &systems);
	size_t from = 0, to, n = 0;

	if (err)
		return err;
	to = systems.n;
	for (size_t i = 0; *after && i < systems.n; i++)
		if (strcmp(systems.systems[i].code, after) == 0) {
			from = direction > 0 ? i + 1 : 0;
			to = direction > 0 ? systems.n : i;
		}
	if (direction < 0 && to - from > max)
		from = to - max;
	for (size_t i = from; i < to && n < max; i++, n++) {
		memcpy(rows[n].key, systems.systems[i].code, sizeof systems.systems[i].code);
		rows[n].cells[0] = base_mem_dup(base_lang_text(systems.systems[i].name_zh));
		rows[n].cells[1] = base_mem_dup(base_lang_text(state_of(&systems.systems[i])));
	}
	return (int)n;
}

/* The row of a code; code "" when there is none. */
static struct app_system find(struct visit *visit, const char *code)
{
	struct app_system_page systems = {0};
	int err = read_systems(visit, &systems);

	for (size_t i = 0; !err && i < systems.n; i++)
		if (strcmp(systems.systems[i].code, code) == 0)
			return systems.systems[i];
	return (struct app_system){.code = ""};
}

static int is_waiting(const struct app_system *system)
{
	return strcmp(system->state, domain_life_cycle_state_code(STATE_RETURNED)) == 0 ||
	       domain_life_cycle_is_waiting(domain_life_cycle_find_state(system->state));
}

/* One that waits for its end is looked at; everything else is applied for, or the rule says why not. */
static const char *choose(struct visit *visit, const char *key)
{
	struct session *session = screen_session_of(visit);
	struct app_system system = find(visit, key);
	enum rule rule = system.is_default_app ? RULE_APP_12 : system.is_granted ? RULE_APP_13 : RULE_NONE;

	if (is_waiting(&system)) {
		memcpy(session->application_number, system.number, sizeof session->application_number);
		return "open";
	}
	if (rule) {
		tui_visit_say(visit, PROBLEM_INFO, domain_rule_text(rule));
		return NULL;
	}
	memcpy(session->app_system_code, system.code, sizeof session->app_system_code);
	return "apply";
}

static const char *const columns[] = {"name", "state", NULL};
static const struct form_lister lister = {.name = "app-systems", .page = page, .choose = choose, .columns = columns};

const struct screen screen_app_system = {
	.form = "app-system",
	.lister = &lister,
};

static const struct form_member members[] = {
	FORM_MEMBER(app_system_request, number),
	FORM_MEMBER(app_system_request, app_system_code),
	FORM_MEMBER(app_system_request, app_system_name),
	FORM_MEMBER(app_system_request, reason),
};

static const struct form_record record = {
	.name = "app-system-request",
	.size = sizeof(struct app_system_request),
	.members = members,
	.n_members = BASE_COUNT(members),
};

static int run(struct visit *visit, const struct act *act)
{
	struct app_system_request *request = tui_visit_record(visit);
	struct application_filing filing = {.kind = "app_system", .detail = request};
	int is_done;

	memcpy(filing.number, request->number, sizeof request->number);
	is_done = screen_session_act(visit, act, &filing);
	if (is_done)
		(void)base_mem_copy(request->number, sizeof request->number, filing.number);
	return is_done;
}

/* The name of what was typed; one that was returned to be corrected is filed again, not anew. */
static const char *look(struct visit *visit)
{
	struct app_system_request *request = tui_visit_record(visit);
	struct app_system system = find(visit, request->app_system_code);

	memcpy(request->app_system_name, system.name_zh, sizeof request->app_system_name);
	if (strcmp(system.state, domain_life_cycle_state_code(STATE_RETURNED)) == 0 && !*request->number) {
		memcpy(request->number, system.number, sizeof request->number);
		tui_visit_refresh(visit);
	}
	if (*request->app_system_code && !*system.code)
		domain_rule_add(tui_visit_problems(visit), "app_system_code", RULE_APP_11);
	return NULL;
}

/* What was chosen elsewhere is taken once: whoever comes back finds what he typed. */
static const char *enter(struct visit *visit)
{
	struct app_system_request *request = tui_visit_record(visit);
	struct session *session = screen_session_of(visit);

	if (*session->corrected_number) {
		*request = (struct app_system_request){.number = ""};
		memcpy(request->number, session->corrected_number, sizeof request->number);
		run(visit, &portal_application_filing_find_own);
		memcpy(request->number, session->corrected_number, sizeof request->number);
	} else if (*session->app_system_code && strcmp(session->app_system_code, request->app_system_code) != 0) {
		*request = (struct app_system_request){.number = ""};
		memcpy(request->app_system_code, session->app_system_code, sizeof request->app_system_code);
	}
	session->corrected_number[0] = session->app_system_code[0] = '\0';
	if (*request->app_system_code)
		tui_visit_focus(visit, "reason");
	return look(visit);
}

static const char *next(struct visit *visit)
{
	look(visit);
	return run(visit, &portal_application_filing_check) ? "done" : NULL;
}

static const char *submit(struct visit *visit)
{
	return run(visit, &portal_application_filing_submit) ? "done" : NULL;
}

/* What is to be corrected, while it is. */
static int opinion_text(struct visit *visit, struct buf *out)
{
	const struct app_system_request *request = tui_visit_record(visit);
	struct application_case one = {.number = ""};

	if (!*request->number)
		return 0;
	memcpy(one.number, request->number, sizeof request->number);
	if (screen_session_act(visit, &portal_application_case_own, &one) && one.may_correct && *one.opinion)
		base_buf_addf(out, base_lang_text("審查意見：%s"), one.opinion);
	portal_application_case_release(&one);
	return 0;
}

static void check_code(const void *values, struct problems *problems)
{
	const struct app_system_request *request = values;

	if (!*request->app_system_code)
		domain_rule_add(problems, "app_system_code", RULE_APP_10);
}

SCREEN_CHECK(app_system, reason)

static const struct form_check checks[] = {{"app_system_code", check_code}, {"reason", check_reason}, {NULL, NULL}};
static const struct form_source sources[] = {{"opinion", opinion_text}, {NULL, NULL}};
static const struct form_action actions[] = {{"enter", enter}, {"system", look}, {"next", next}, {NULL, NULL}};

const struct screen screen_app_system_apply = {
	.form = "app-system-apply",
	.record = &record,
	.checks = checks,
	.sources = sources,
	.actions = actions,
};

static const struct form_action check_actions[] = {{"next", submit}, {NULL, NULL}};

const struct screen screen_app_system_check = {
	.form = "app-system-check",
	.record = &record,
	.actions = check_actions,
};

const struct screen screen_app_system_done = {
	.form = "app-system-done",
	.record = &record,
};
