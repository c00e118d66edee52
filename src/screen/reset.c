/* The code of a letter for a forgotten password, and the new password (R-ACT-71). */
#include "config.h"

#include <string.h>

#include "domain/rule.h"
#include "domain/verification.h"
#include "portal/verification.h"
#include "screen/session.h"
#include "screen/verification.h"

/* What is wrong with a code is said at its field; one of another purpose is not used here. */
static const char *open(struct visit *visit)
{
	const char *outcome = screen_verification_open(visit);

	if (outcome && strcmp(outcome, SCREEN_VERIFICATION_RESET) == 0)
		return "done";
	if (outcome && base_problem_count(tui_visit_problems(visit), PROBLEM_ERROR) == 0)
		domain_rule_add(tui_visit_problems(visit), "code", RULE_ACT_51_OTHER);
	return NULL;
}

static const char *set(struct visit *visit)
{
	tui_visit_busy(visit, "設定密碼中，請稍候");
	if (screen_session_act(visit, &portal_verification_reset, tui_visit_record(visit)))
		return "done";
	return screen_verification_outcome(visit);
}

SCREEN_CHECK(verification, code)
SCREEN_CHECK(verification, password)
SCREEN_CHECK(verification, password_confirm)

static const struct form_check code_checks[] = {{"code", check_code}, {NULL, NULL}};
static const struct form_action code_actions[] = {{"next", open}, {NULL, NULL}};

const struct screen screen_reset_code = {
	.form = "reset-code",
	.record = &screen_verification_record,
	.checks = code_checks,
	.actions = code_actions,
};

static const struct form_check password_checks[] = {
	{"password", check_password},
	{"password_confirm", check_password_confirm},
	{NULL, NULL},
};
static const struct form_action password_actions[] = {{"next", set}, {NULL, NULL}};
static const struct form_checklist checklists[] = {{"password", screen_verification_ticks}, {NULL, NULL}};

const struct screen screen_reset_password = {
	.form = "reset-password",
	.record = &screen_verification_record,
	.checks = password_checks,
	.actions = password_actions,
	.checklists = checklists,
};
