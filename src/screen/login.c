/* Login by account, password and captcha (R-ACT-1, R-ACT-5 to R-ACT-14). */
#include "config.h"

#include "domain/login.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/random.h"
#include "domain/rule.h"
#include "portal/session.h"
#include "portal/setting.h"
#include "screen/session.h"
#include "tui/banner.h"

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

/* Each picture is good for one submission (R-ACT-11). */
static void renew_captcha(struct visit *visit)
{
	struct session *session = screen_session_of(visit);
	struct login *login = tui_visit_record(visit);
	long life_s;

	if (portal_setting_number(session->portal.store, POLICY_CAPTCHA_S, &life_s))
		life_s = 0;
	domain_captcha_make(&session->captcha, base_clock_now_s(), life_s);
	base_random_bytes(&session->captcha_seed, sizeof session->captcha_seed);
	base_mem_wipe(login->captcha, sizeof login->captcha);
	tui_visit_refresh(visit);
}

static const char *enter(struct visit *visit)
{
	renew_captcha(visit);
	return NULL;
}

static const char *captcha_new(struct visit *visit)
{
	renew_captcha(visit);
	tui_visit_focus(visit, "captcha");
	return NULL;
}

static const char *captcha_words(struct visit *visit)
{
	struct session *session = screen_session_of(visit);

	session->has_captcha_words = !session->has_captcha_words;
	return captcha_new(visit);
}

static int captcha(struct visit *visit, struct buf *out)
{
	const struct session *session = screen_session_of(visit);

	if (!session->has_captcha_words)
		return tui_banner_add(session->captcha.text, session->captcha_seed, out);
	base_buf_add_text(out, session->captcha.question);
	return 0;
}

static int is_captcha_right(struct visit *visit, const struct login *login)
{
	struct session *session = screen_session_of(visit);
	long case_sensitive;
	enum rule rule;

	if (portal_setting_number(session->portal.store, POLICY_CAPTCHA_CASE_SENSITIVE, &case_sensitive))
		case_sensitive = 0;
	rule = domain_captcha_check(&session->captcha, login->captcha, (int)case_sensitive, base_clock_now_s());
	if (rule)
		domain_rule_add(tui_visit_problems(visit), "captcha", rule);
	return rule == RULE_NONE;
}

/* After a login: the name on the header line, and whether newer terms come first (mission A2). */
static const char *welcome(struct visit *visit)
{
	struct session *session = screen_session_of(visit);
	struct session_profile profile;

	if (!screen_session_act(visit, &portal_session_profile, &profile)) {
		screen_session_forget(session);
		return NULL;
	}
	base_mem_copy(session->login_name, sizeof session->login_name, profile.login_name);
	snprintf(session->who, sizeof session->who, "%.60s %.20s", profile.name, profile.login_name);
	return strcmp(profile.must_agree, "yes") == 0 ? "terms" : "done";
}

static const char *next(struct visit *visit)
{
	struct login *login = tui_visit_record(visit);
	int is_in = 0;

	if (is_captcha_right(visit, login)) {
		tui_visit_busy(visit, "登入中，請稍候");
		is_in = screen_session_act(visit, &portal_session_login, login);
	}
	renew_captcha(visit);
	if (is_in)
		return welcome(visit);
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
	{"enter", enter},
	{"next", next},
	{"captcha-new", captcha_new},
	{"captcha-words", captcha_words},
	{NULL, NULL},
};
static const struct form_source sources[] = {{"captcha", captcha}, {NULL, NULL}};

const struct screen screen_login = {
	.form = "login",
	.record = &record,
	.checks = checks,
	.actions = actions,
	.sources = sources,
};
