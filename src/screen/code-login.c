/* 健保卡(無卡): ID number, the code that comes by text message, the card's number (R-CARD-50 to R-CARD-56). */
#include "config.h"

#include "domain/code-login.h"

#include "base/lang.h"
#include "base/mem.h"
#include "portal/code-login.h"
#include "portal/nhi.h"
#include "screen/captcha.h"
#include "screen/session.h"
#include "screen/welcome.h"

static const struct form_member members[] = {
	FORM_MEMBER(code_login, person_id_no),
	FORM_MEMBER(code_login, captcha),
	FORM_MEMBER(code_login, code),
	FORM_MEMBER(code_login, card_no),
};

static const struct form_record record = {
	.name = "code-login",
	.size = sizeof(struct code_login),
	.members = members,
	.n_members = BASE_COUNT(members),
};

SCREEN_CAPTCHA(code_login)
SCREEN_CHECK(code_login, person_id_no)
SCREEN_CHECK(code_login, captcha)
SCREEN_CHECK(code_login, code)
SCREEN_CHECK(code_login, card_no)

static const char *request(struct visit *visit)
{
	struct code_login *login = tui_visit_record(visit);
	int is_sent = screen_captcha_is_right(visit, login->captcha) &&
		      screen_session_act(visit, &portal_code_login_request, login);

	renew_captcha(visit);
	base_mem_wipe(login->code, sizeof login->code);
	return is_sent ? "done" : NULL;
}

static const char *check(struct visit *visit)
{
	struct code_login *login = tui_visit_record(visit);

	if (screen_session_act(visit, &portal_code_login_check, login))
		return "done";
	base_mem_wipe(login->code, sizeof login->code);
	tui_visit_focus(visit, "code");
	return NULL;
}

static const char *enter(struct visit *visit)
{
	struct code_login *login = tui_visit_record(visit);

	tui_visit_busy(visit, "向健保卡驗證系統確認中，請稍候");
	if (screen_session_act(visit, &portal_code_login_enter, login))
		return screen_welcome(visit);
	base_mem_wipe(login->card_no, sizeof login->card_no);
	tui_visit_focus(visit, "card_no");
	return NULL;
}

static int simulator(struct visit *visit, struct buf *out)
{
	if (portal_nhi_is_simulated(screen_session_of(visit)->portal.conf))
		base_buf_add_text(out, base_lang_text("示範環境：健保卡驗證由模擬程式回答，並未連線至健保署。"));
	return 0;
}

static const struct form_check request_checks[] = {
	{"person_id_no", check_person_id_no},
	{"captcha", check_captcha},
	{NULL, NULL},
};
static const struct form_check code_checks[] = {{"code", check_code}, {NULL, NULL}};
static const struct form_check card_checks[] = {{"card_no", check_card_no}, {NULL, NULL}};
static const struct form_action request_actions[] = {SCREEN_CAPTCHA_ACTIONS, {"next", request}, {NULL, NULL}};
static const struct form_action code_actions[] = {{"next", check}, {NULL, NULL}};
static const struct form_action card_actions[] = {{"next", enter}, {NULL, NULL}};
static const struct form_source request_sources[] = {{"captcha", screen_captcha_draw}, {NULL, NULL}};
static const struct form_source card_sources[] = {{"simulator", simulator}, {NULL, NULL}};

const struct screen screen_code_request = {
	.form = "code-request",
	.record = &record,
	.checks = request_checks,
	.actions = request_actions,
	.sources = request_sources,
};

const struct screen screen_code_check = {
	.form = "code-check",
	.record = &record,
	.checks = code_checks,
	.actions = code_actions,
};

const struct screen screen_code_card = {
	.form = "code-card",
	.record = &record,
	.checks = card_checks,
	.actions = card_actions,
	.sources = card_sources,
};
