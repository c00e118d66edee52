/* 變更密碼, of one's own will or because the rules have changed (R-ACT-84 to R-ACT-87). */
#include "config.h"

#include "domain/password-change.h"

#include "base/mem.h"
#include "domain/rule.h"
#include "portal/password-change.h"
#include "screen/session.h"

static const struct form_member members[] = {
	FORM_MEMBER(password_change, login_name),
	FORM_MEMBER(password_change, old_password),
	FORM_MEMBER(password_change, password),
	FORM_MEMBER(password_change, password_confirm),
};

static const struct form_record record = {
	.name = "password-change",
	.size = sizeof(struct password_change),
	.members = members,
	.n_members = BASE_COUNT(members),
};

static const char *enter(struct visit *visit)
{
	screen_session_act(visit, &portal_password_change_open, tui_visit_record(visit));
	return NULL;
}

static const char *enter_expired(struct visit *visit)
{
	tui_visit_say(visit, PROBLEM_WARNING, domain_rule_text(RULE_ACT_87));
	return enter(visit);
}

static const char *next(struct visit *visit)
{
	struct password_change *change = tui_visit_record(visit);

	tui_visit_busy(visit, "變更密碼中，請稍候");
	if (screen_session_act(visit, &portal_password_change, change))
		return "done";
	if (base_problem_find(tui_visit_problems(visit), "old_password", PROBLEM_ERROR)) {
		base_mem_wipe(change->old_password, sizeof change->old_password);
		tui_visit_focus(visit, "old_password");
	}
	return NULL;
}

static const char *logout(struct visit *visit)
{
	screen_session_forget(tui_visit_context(visit));
	return "logout";
}

SCREEN_CHECK(password_change, old_password)
SCREEN_CHECK(password_change, password)
SCREEN_CHECK(password_change, password_confirm)

static size_t ticks(const void *values, struct form_tick *list, size_t max)
{
	const struct password_change *change = values;
	const struct password_owner owner = {.login_name = change->login_name, .email = change->email};
	struct password_tick rules[DOMAIN_PASSWORD_TICKS];
	size_t n = domain_password_ticks(domain_password_policy_or_standard(change->policy), change->password,
					 change->password_confirm, &owner, rules,
					 max < DOMAIN_PASSWORD_TICKS ? max : DOMAIN_PASSWORD_TICKS);

	for (size_t i = 0; i < n; i++)
		list[i] = (struct form_tick){.is_met = rules[i].is_met, .text = rules[i].text};
	return n;
}

static const struct form_check checks[] = {
	{"old_password", check_old_password},
	{"password", check_password},
	{"password_confirm", check_password_confirm},
	{NULL, NULL},
};
static const struct form_action actions[] = {{"enter", enter}, {"next", next}, {NULL, NULL}};
static const struct form_action expired_actions[] = {
	{"enter", enter_expired}, {"next", next}, {"logout", logout}, {NULL, NULL}};
static const struct form_checklist checklists[] = {{"password", ticks}, {NULL, NULL}};

const struct screen screen_password_change = {
	.form = "password-change",
	.record = &record,
	.checks = checks,
	.actions = actions,
	.checklists = checklists,
};

const struct screen screen_password_expired = {
	.form = "password-expired",
	.record = &record,
	.checks = checks,
	.actions = expired_actions,
	.checklists = checklists,
};
