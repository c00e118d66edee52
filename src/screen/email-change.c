/* 變更E-Mail of whoever is logged in: the request, and the code that the letter brings (R-ACT-80 to R-ACT-83). */
#include "config.h"

#include "domain/email-change.h"

#include "base/mem.h"
#include "domain/verification.h"
#include "portal/email.h"
#include "screen/session.h"
#include "screen/verification.h"

static const struct form_member members[] = {
	FORM_MEMBER(email_change, email),
	FORM_MEMBER(email_change, email_confirm),
	FORM_MEMBER(email_change, password),
};

static const struct form_record record = {
	.name = "email-change",
	.size = sizeof(struct email_change),
	.members = members,
	.n_members = BASE_COUNT(members),
};

/* The address is looked at first: a warning about it is no reason to hash a password twice. */
static const char *next(struct visit *visit)
{
	struct email_change *change = tui_visit_record(visit);

	if (!screen_session_next(visit, &portal_email_check))
		return NULL;
	tui_visit_busy(visit, "確認密碼中，請稍候");
	if (screen_session_act(visit, &portal_email_change, change))
		return "done";
	if (base_problem_find(tui_visit_problems(visit), "password", PROBLEM_ERROR))
		base_mem_wipe(change->password, sizeof change->password);
	return NULL;
}

SCREEN_CHECK(email_change, email)
SCREEN_CHECK(email_change, email_confirm)
SCREEN_CHECK(email_change, password)

static const struct form_check checks[] = {
	{"email", check_email},
	{"email_confirm", check_email_confirm},
	{"password", check_password},
	{NULL, NULL},
};
static const struct form_action actions[] = {{"next", next}, {NULL, NULL}};

const struct screen screen_email_change = {
	.form = "email-change",
	.record = &record,
	.checks = checks,
	.actions = actions,
};

static const char *enter_code(struct visit *visit)
{
	screen_session_act(visit, &portal_email_pending, tui_visit_record(visit));
	return NULL;
}

static const char *finish(struct visit *visit)
{
	return screen_session_act(visit, &portal_email_finish, tui_visit_record(visit)) ? "done" : NULL;
}

SCREEN_CHECK(verification, code)

static const struct form_check code_checks[] = {{"code", check_code}, {NULL, NULL}};
static const struct form_action code_actions[] = {{"enter", enter_code}, {"next", finish}, {NULL, NULL}};

const struct screen screen_email_code = {
	.form = "email-code",
	.record = &screen_verification_record,
	.checks = code_checks,
	.actions = code_actions,
};
