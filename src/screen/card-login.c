/* 憑證登入 at a kiosk: certificate cards of persons and institutions with their PIN, and the lock while one is out. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/lang.h"
#include "base/log.h"
#include "base/mem.h"
#include "domain/rule.h"
#include "portal/card-login.h"
#include "portal/institution.h"
#include "screen/card.h"
#include "screen/welcome.h"

struct card_form {
	char holder[TRUST_NAME_SIZE];	       /* as the certificate names him; "" none yet */
	char since[BASE_CLOCK_TEXT_SIZE];      /* of the lock */
	char pin[CARD_PIN_SIZE];
	int has_keypad;			       /* the PIN is typed at the reader: the field stays empty (R-CARD-43) */
};

static const struct form_member members[] = {
	FORM_MEMBER(card_form, holder),
	FORM_MEMBER(card_form, since),
	FORM_MEMBER(card_form, pin),
};

static const struct form_record record = {
	.name = "card-login",
	.size = sizeof(struct card_form),
	.members = members,
	.n_members = BASE_COUNT(members),
};

static void check_pin(const void *values, struct problems *problems)
{
	const struct card_form *form = values;
	enum rule rule = *form->pin ? RULE_CARD_43 : RULE_NONE;

	if (!form->has_keypad)
		rule = *form->pin ? card_pin_check(form->pin) : RULE_CARD_40_EMPTY;
	domain_rule_add(problems, "pin", rule);
}

/* What stands on the card, while it is looked at; allocated because certificates are large. */
struct look {
	uint64_t insertion;
	struct card_answer list;
	struct card_choice choice;
	struct card_set set;
};

static void release(struct look *look)
{
	trust_certificate_free(look->choice.certificate);
	card_choose_release(&look->set);
	free(look);
}

/* Lists the card's certificates and chooses one; the rule that makes it useless, of the card or its certificate. */
static enum rule look_at_card(struct visit *visit, unsigned sides, struct look **out)
{
	struct session *session = screen_session_of(visit);
	struct look *look = base_mem_zero(1, sizeof *look);
	enum rule rule;

	*out = look;
	look->insertion = screen_card_insertion(session);
	rule = screen_card_list(visit);
	if (rule)
		return rule;
	look->list = session->card.ask->answer;
	card_choose_read(&look->list, &look->set);
	if (screen_card_choose(session, sides, &look->list, &look->choice))
		return RULE_CARD_34_UNTRUSTED;
	return look->choice.verdict.rule;
}

static void say(struct visit *visit, enum rule rule)
{
	tui_visit_say(visit, rule ? domain_rule_severity(rule) : PROBLEM_INFO, rule ? domain_rule_text(rule) : "");
}

static void set_keypad(struct visit *visit, int has_keypad)
{
	struct card_form *form = tui_visit_record(visit);

	form->has_keypad = has_keypad;
	tui_visit_refresh(visit);
}

/* What can be said before a PIN is typed, so that a hopeless card costs none of its tries (R-CARD-34, R-CARD-41). */
static void greet(struct visit *visit, enum trust_side side)
{
	struct card_form *form = tui_visit_record(visit);
	struct session *session = screen_session_of(visit);
	struct look *look;
	enum rule rule;

	base_mem_wipe(form->pin, sizeof form->pin);
	form->holder[0] = '\0';
	set_keypad(visit, 0);
	if (screen_card_state(session)) {
		say(visit, RULE_NONE);
		return;
	}
	tui_visit_busy(visit, "讀取卡片中，請稍候（按Esc取消）");
	rule = look_at_card(visit, side, &look);
	if (!rule)
		snprintf(form->holder, sizeof form->holder, "%s", look->choice.verdict.holder.name);
	if (!rule)
		rule = card_token_rule(&look->list.token);
	set_keypad(visit, look->list.token.has_keypad);
	say(visit, rule);
	release(look);
	tui_visit_focus(visit, "pin");
}

/* The PIN is sent once, or none where it is typed at the reader; what the card signed goes to the act. */
static int prove(struct visit *visit, struct look *look, enum trust_side side, enum trust_purpose purpose,
		 const struct act *act)
{
	struct card_form *form = tui_visit_record(visit);
	struct session *session = screen_session_of(visit);
	const char *fingerprint = look->choice.verdict.description.fingerprint;
	struct card_login login = {.side = side, .certificate = look->choice.certificate, .extra = &look->set.extra};
	struct buf message = {0};
	enum rule rule;

	set_keypad(visit, look->list.token.has_keypad);
	tui_visit_busy(visit, form->has_keypad ? "請在讀卡機的按鍵輸入PIN碼，請勿取出卡片（按Esc取消）"
					       : "卡片簽章中，請勿取出卡片（按Esc取消）");
	portal_card_login_challenge(&session->portal, purpose, fingerprint, &message);
	rule = screen_card_sign(visit, fingerprint, form->has_keypad ? "" : form->pin, &message);
	base_buf_release(&message);
	if (!rule && !screen_card_is_in(session, look->insertion))
		rule = RULE_CARD_4_REMOVED;
	if (rule) {
		domain_rule_add(tui_visit_problems(visit), "pin", rule);
		return 0;
	}
	login.signature = &session->card.ask->answer.signature;
	return screen_session_act(visit, act, &login);
}

/* Whether the card that is in could come in, which is asked before its PIN is sent. */
static int is_welcome(struct visit *visit, const struct look *look, enum trust_side side)
{
	struct card_login login = {.side = side, .certificate = look->choice.certificate, .extra = &look->set.extra};

	return screen_session_act(visit, &portal_card_login_look, &login);
}

static int log_in(struct visit *visit, enum trust_side side)
{
	struct card_form *form = tui_visit_record(visit);
	struct session *session = screen_session_of(visit);
	struct look *look;
	enum rule rule;
	int is_done = 0;

	tui_visit_busy(visit, "讀取卡片中，請稍候（按Esc取消）");
	rule = look_at_card(visit, side, &look);
	if (rule)
		domain_rule_add(tui_visit_problems(visit), "", rule);
	else
		is_done = is_welcome(visit, look, side) &&
			  prove(visit, look, side, TRUST_PURPOSE_LOGIN, &portal_card_login_enter);
	base_mem_wipe(form->pin, sizeof form->pin);
	if (is_done)
		screen_card_keep(session, 0, look->insertion);
	release(look);
	return is_done;
}

static int card(struct visit *visit, struct buf *out)
{
	const struct card_form *form = tui_visit_record(visit);

	screen_card_describe(screen_session_of(visit), out);
	if (form->has_keypad)
		base_buf_addf(out, "\n%s",
			      base_lang_text("PIN碼在讀卡機的按鍵輸入：請將此欄留空，按F2後依讀卡機指示輸入。"));
	return 0;
}

static const struct form_source sources[] = {{"card", card}, {NULL, NULL}};
static const struct form_check checks[] = {{"pin", check_pin}, {NULL, NULL}};

/* ---- a person ---- */

static const char *greet_person(struct visit *visit)
{
	greet(visit, TRUST_SIDE_PERSON);
	return NULL;
}

static const char *log_in_person(struct visit *visit)
{
	return log_in(visit, TRUST_SIDE_PERSON) ? screen_welcome(visit) : NULL;
}

static const struct form_action person_actions[] = {
	{"enter", greet_person},	  {"news", greet_person}, {"next", log_in_person},
	{"soft", screen_card_soft_offer}, {NULL, NULL},
};

const struct screen screen_card_person = {
	.form = "card-person",
	.record = &record,
	.checks = checks,
	.actions = person_actions,
	.sources = sources,
};

/* ---- an institution ---- */

static const char *greet_institution(struct visit *visit)
{
	greet(visit, TRUST_SIDE_INSTITUTION);
	return NULL;
}

static const char *log_in_institution(struct visit *visit)
{
	return log_in(visit, TRUST_SIDE_INSTITUTION) ? screen_welcome_institution(visit) : NULL;
}

static const struct form_action institution_actions[] = {
	{"enter", greet_institution}, {"news", greet_institution}, {"next", log_in_institution},
	{"soft", screen_card_soft_offer},		      {NULL, NULL},
};

const struct screen screen_card_institution = {
	.form = "card-institution",
	.record = &record,
	.checks = checks,
	.actions = institution_actions,
	.sources = sources,
};

/* ---- the lock ---- */

static const enum trust_side either_side = (enum trust_side)(TRUST_SIDE_PERSON | TRUST_SIDE_INSTITUTION);

/* As look_at_card: only the card of the login will do. */
static enum rule look_for_same(struct visit *visit, struct look **look)
{
	const struct session *session = screen_session_of(visit);
	enum rule rule = look_at_card(visit, either_side, look);

	if (!rule && strcmp((*look)->choice.verdict.description.fingerprint, session->portal.card) != 0)
		rule = RULE_CARD_4_OTHER;
	return rule;
}

/* A card that came in: whether it is the one, and how much is left of its PIN. */
static const char *notice(struct visit *visit)
{
	struct session *session = screen_session_of(visit);
	struct look *look;
	enum rule rule;

	set_keypad(visit, 0);
	if (screen_card_state(session)) {
		say(visit, RULE_NONE);
		return NULL;
	}
	tui_visit_busy(visit, "讀取卡片中，請稍候（按Esc取消）");
	rule = look_for_same(visit, &look);
	set_keypad(visit, look->list.token.has_keypad);
	say(visit, rule ? rule : card_token_rule(&look->list.token));
	release(look);
	return NULL;
}

static const char *lock(struct visit *visit)
{
	struct card_form *form = tui_visit_record(visit);

	screen_session_of(visit)->is_locked = 1;
	base_clock_format(base_clock_now_s(), form->since);
	return notice(visit);
}

static const char *unlock(struct visit *visit)
{
	struct card_form *form = tui_visit_record(visit);
	struct session *session = screen_session_of(visit);
	struct look *look;
	enum rule rule;
	int is_open = 0;

	tui_visit_busy(visit, "讀取卡片中，請稍候（按Esc取消）");
	rule = look_for_same(visit, &look);
	if (rule)
		domain_rule_add(tui_visit_problems(visit), "", rule);
	else
		is_open = prove(visit, look, either_side, TRUST_PURPOSE_UNLOCK, &portal_card_login_unlock);
	base_mem_wipe(form->pin, sizeof form->pin);
	if (is_open) {
		session->is_locked = 0;
		screen_card_keep(session, 0, look->insertion);
	}
	release(look);
	return is_open ? "done" : NULL;
}

/* It ends as where the card stayed out too long. */
static const char *leave(struct visit *visit)
{
	screen_session_of(visit)->portal.ended = RULE_CARD_4_LEFT;
	return "logout";
}

static const char *put_soft(struct visit *visit)
{
	const struct session *session = screen_session_of(visit);

	if (*session->card.soft)
		card_ask_insert(session->card.ask, session->card.soft);
	else
		tui_visit_say(visit, PROBLEM_INFO, "這裡沒有模擬卡，請使用實體卡片");
	return NULL;
}

static const struct form_action lock_actions[] = {
	{"enter", lock}, {"news", notice}, {"next", unlock}, {"leave", leave}, {"soft", put_soft}, {NULL, NULL},
};

const struct screen screen_lock_card = {
	.form = SCREEN_CARD_LOCK,
	.record = &record,
	.checks = checks,
	.actions = lock_actions,
	.sources = sources,
	.is_entrance = 1,
};

/* ---- what an institution sees ---- */

static const struct form_member institution_members[] = {
	FORM_MEMBER(institution_profile, institution_code),
	FORM_MEMBER(institution_profile, institution_name),
	FORM_MEMBER(institution_profile, address),
	FORM_MEMBER(institution_profile, phone_no),
};

static const struct form_record institution_record = {
	.name = "institution",
	.size = sizeof(struct institution_profile),
	.members = institution_members,
	.n_members = BASE_COUNT(institution_members),
};

static const char *show_institution(struct visit *visit)
{
	screen_session_act(visit, &portal_institution_read, tui_visit_record(visit));
	return NULL;
}

static const char *log_out(struct visit *visit)
{
	screen_session_forget(screen_session_of(visit));
	return "logout";
}

static const struct form_action institution_main_actions[] = {
	{"enter", show_institution}, {"logout", log_out}, {NULL, NULL}};

const struct screen screen_institution_main = {
	.form = "institution-main",
	.record = &institution_record,
	.actions = institution_main_actions,
};
