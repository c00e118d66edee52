/* 忘記帳號 and 忘記密碼: the number and the captcha, and the same page for everybody (R-ACT-70 to R-ACT-75). */
#include "config.h"

#include "domain/forgotten.h"

#include "base/mem.h"
#include "domain/activation.h"
#include "portal/activation.h"
#include "portal/reset.h"
#include "screen/captcha.h"
#include "screen/session.h"

static const struct form_member members[] = {
	FORM_MEMBER(forgotten, person_id_no),
	FORM_MEMBER(forgotten, captcha),
};

static const struct form_record record = {
	.name = "forgotten",
	.size = sizeof(struct forgotten),
	.members = members,
	.n_members = BASE_COUNT(members),
};

SCREEN_CAPTCHA(forgotten)

/* 查詢是否已開通, as the first step of the activation has it: the same act, and so the same limits (R-ACT-26). */
static const char *query(struct visit *visit)
{
	const struct forgotten *forgotten = tui_visit_record(visit);
	struct activation activation = {.person_id_no = ""};

	base_mem_copy(activation.person_id_no, sizeof activation.person_id_no, forgotten->person_id_no);
	screen_session_act(visit, &portal_activation_query, &activation);
	base_mem_wipe(&activation, sizeof activation);
	return NULL;
}

static const char *ask(struct visit *visit, const struct act *act)
{
	const struct forgotten *forgotten = tui_visit_record(visit);
	int is_asked = screen_captcha_is_right(visit, forgotten->captcha) &&
		       screen_session_act(visit, act, tui_visit_record(visit));

	renew_captcha(visit);
	return is_asked ? "done" : NULL;
}

static const char *ask_account(struct visit *visit)
{
	return ask(visit, &portal_reset_account);
}

static const char *ask_password(struct visit *visit)
{
	return ask(visit, &portal_reset_password);
}

SCREEN_CHECK(forgotten, person_id_no)
SCREEN_CHECK(forgotten, captcha)

static const struct form_check checks[] = {
	{"person_id_no", check_person_id_no},
	{"captcha", check_captcha},
	{NULL, NULL},
};
static const struct form_source sources[] = {{"captcha", screen_captcha_draw}, {NULL, NULL}};
static const struct form_action account_actions[] = {
	SCREEN_CAPTCHA_ACTIONS,
	{"next", ask_account},
	{"query", query},
	{NULL, NULL},
};
static const struct form_action password_actions[] = {
	SCREEN_CAPTCHA_ACTIONS,
	{"next", ask_password},
	{"query", query},
	{NULL, NULL},
};

const struct screen screen_forgotten_account = {
	.form = "forgotten-account",
	.record = &record,
	.checks = checks,
	.actions = account_actions,
	.sources = sources,
};

const struct screen screen_forgotten_password = {
	.form = "forgotten-password",
	.record = &record,
	.checks = checks,
	.actions = password_actions,
	.sources = sources,
};
