/* The login of staff: name and password, then the code (R-STF-10). */
#include "config.h"

#include "domain/staff.h"

#include "base/mem.h"
#include "portal/staff-login.h"
#include "screen/console.h"
#include "screen/session.h"

static const struct form_member members[] = {
	FORM_MEMBER(staff_login, login_name),
	FORM_MEMBER(staff_login, password),
	FORM_MEMBER(staff_login, code),
};

static const struct form_record record = {
	.name = "staff-login",
	.size = sizeof(struct staff_login),
	.members = members,
	.n_members = BASE_COUNT(members),
};

/* Whoever turned back from the second step begins anew; a letter's token leads on. */
static const char *enter(struct visit *visit)
{
	struct session *session = screen_session_of(visit);

	if (session->portal.actor.kind != ACTOR_NOBODY)
		screen_session_forget(session);
	return *session->token ? "invitation" : NULL;
}

static const char *next(struct visit *visit)
{
	struct staff_login *login = tui_visit_record(visit);
	int is_right;

	tui_visit_busy(visit, "登入中，請稍候");
	is_right = screen_session_act(visit, &portal_staff_login_password, login);
	base_mem_wipe(login->password, sizeof login->password);
	if (is_right)
		return "done";
	tui_visit_focus(visit, "password");
	return NULL;
}

static const char *finish(struct visit *visit)
{
	struct staff_login *login = tui_visit_record(visit);
	int is_in = screen_session_act(visit, &portal_staff_login_code, login);

	base_mem_wipe(login->code, sizeof login->code);
	if (is_in)
		return screen_console_welcome(visit) ? "done" : NULL;
	tui_visit_focus(visit, "code");
	return NULL;
}

static void check_login_name(const void *values, struct problems *problems)
{
	domain_staff_check_login_name(values, problems);
}

static void check_password(const void *values, struct problems *problems)
{
	domain_staff_check_password(values, problems);
}

static void check_code(const void *values, struct problems *problems)
{
	domain_staff_check_code(values, problems);
}

static const struct form_check checks[] = {
	{"login_name", check_login_name},
	{"password", check_password},
	{NULL, NULL},
};
static const struct form_action actions[] = {{"enter", enter}, {"next", next}, {NULL, NULL}};

const struct screen screen_review = {
	.form = "review",
	.record = &record,
	.checks = checks,
	.actions = actions,
	.is_entrance = 1,
};

static const struct form_check code_checks[] = {{"code", check_code}, {NULL, NULL}};
static const struct form_action code_actions[] = {{"next", finish}, {NULL, NULL}};

const struct screen screen_staff_code = {
	.form = "staff-code",
	.record = &record,
	.checks = code_checks,
	.actions = code_actions,
};
