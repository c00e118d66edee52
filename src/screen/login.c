/* Login by account, password and captcha (R-ACT-1, R-ACT-5 to R-ACT-14). */
#include "config.h"

#include "domain/login.h"

#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "portal/session.h"
#include "screen/captcha.h"
#include "screen/session.h"
#include "screen/welcome.h"

static const struct form_member members[] = {
	FORM_MEMBER(login, login_name),
	FORM_MEMBER(login, password),
	FORM_MEMBER(login, captcha),
};

static const struct form_record record = {
	.name = "login",
	.size = sizeof(struct login),
	.members = members,
	.n_members = BASE_COUNT(members),
};

SCREEN_CAPTCHA(login)

/* Whoever is locked out need not wait: another password, set by letter, ends the lock. */
static void tell_way_out(struct visit *visit)
{
	struct problems *problems = tui_visit_problems(visit);
	const struct problem *problem = base_problem_find(problems, "", PROBLEM_ERROR);

	if (problem && strcmp(problem->rule, domain_rule_number(RULE_ACT_7)) == 0)
		domain_rule_add(problems, "", RULE_ACT_7_RESET);
}

static const char *next(struct visit *visit)
{
	struct login *login = tui_visit_record(visit);
	int is_in = 0;

	if (screen_captcha_is_right(visit, login->captcha)) {
		tui_visit_busy(visit, "登入中，請稍候");
		is_in = screen_session_act(visit, &portal_session_login, login);
	}
	renew_captcha(visit);
	if (is_in)
		return screen_welcome(visit);
	tell_way_out(visit);
	tui_visit_focus(visit, base_problem_find(tui_visit_problems(visit), "captcha", PROBLEM_ERROR) ? "captcha"
												      : "password");
	return NULL;
}

SCREEN_CHECK(login, login_name)
SCREEN_CHECK(login, password)
SCREEN_CHECK(login, captcha)

static const struct form_check checks[] = {
	{"login_name", check_login_name},
	{"password", check_password},
	{"captcha", check_captcha},
	{NULL, NULL},
};
static const struct form_action actions[] = {
	SCREEN_CAPTCHA_ACTIONS,
	{"next", next},
	{NULL, NULL},
};
static const struct form_source sources[] = {{"captcha", screen_captcha_draw}, {NULL, NULL}};

const struct screen screen_login = {
	.form = "login",
	.record = &record,
	.checks = checks,
	.actions = actions,
	.sources = sources,
};
