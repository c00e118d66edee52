/* 健保卡(插卡): the health card in the reader, and the password registered with the insurer (R-CARD-20 to 25). */
#include "config.h"

#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "domain/nhi-login.h"
#include "domain/rule.h"
#include "portal/card-login.h"
#include "portal/nhi.h"
#include "screen/card.h"
#include "screen/welcome.h"

struct nhi_form {
	struct nhi_login login; /* first: the form's fields and checks are those of the login */
	uint64_t insertion;	/* of the card that was read */
};

static const struct form_member members[] = {
	FORM_MEMBER(nhi_login, card_no),
	FORM_MEMBER(nhi_login, card_person_id_no),
	FORM_MEMBER(nhi_login, person_id_no),
	FORM_MEMBER(nhi_login, password),
};

static const struct form_record record = {
	.name = "nhi-login",
	.size = sizeof(struct nhi_form),
	.members = members,
	.n_members = BASE_COUNT(members),
};

SCREEN_CHECK(nhi_login, person_id_no)
SCREEN_CHECK(nhi_login, password)

/* What stands on the card; nothing of it is shown, as anybody's card could be in. */
static const char *look(struct visit *visit)
{
	struct session *session = screen_session_of(visit);
	struct nhi_form *form = tui_visit_record(visit);
	struct nhi_login *login = &form->login;
	enum rule rule;

	base_mem_wipe(login->card_no, sizeof login->card_no);
	base_mem_wipe(login->card_person_id_no, sizeof login->card_person_id_no);
	base_mem_wipe(login->password, sizeof login->password);
	tui_visit_refresh(visit);
	if (screen_card_state(session))
		return NULL;
	tui_visit_busy(visit, "讀取卡片中，請稍候（按Esc取消）");
	form->insertion = screen_card_insertion(session);
	rule = screen_card_read(visit);
	if (!rule && !screen_card_is_in(session, form->insertion))
		rule = RULE_CARD_4_REMOVED;
	if (!rule) {
		memcpy(login->card_no, session->card.ask->answer.nhi.number, sizeof login->card_no);
		memcpy(login->card_person_id_no, session->card.ask->answer.nhi.person_id_no,
		       sizeof login->card_person_id_no);
	}
	base_mem_wipe(&session->card.ask->answer.nhi, sizeof session->card.ask->answer.nhi);
	tui_visit_say(visit, rule ? domain_rule_severity(rule) : PROBLEM_INFO, rule ? domain_rule_text(rule) : "");
	return NULL;
}

static const char *next(struct visit *visit)
{
	struct session *session = screen_session_of(visit);
	struct nhi_form *form = tui_visit_record(visit);

	tui_visit_busy(visit, "向健保卡驗證系統確認中，請稍候");
	if (form->login.card_no[0] && !screen_card_is_in(session, form->insertion)) {
		domain_rule_add(tui_visit_problems(visit), "", RULE_CARD_4_REMOVED);
	} else if (screen_session_act(visit, &portal_card_login_nhi, &form->login)) {
		screen_card_keep(session, 1, form->insertion);
		return screen_welcome(visit);
	}
	tui_visit_focus(visit, "password");
	return NULL;
}

static int card(struct visit *visit, struct buf *out)
{
	const struct session *session = screen_session_of(visit);

	screen_card_describe(session, out);
	if (portal_nhi_is_simulated(session->portal.conf))
		base_buf_addf(out, "\n%s", base_lang_text("示範環境：健保卡驗證由模擬程式回答，並未連線至健保署。"));
	return 0;
}

static const struct form_check checks[] = {
	{"person_id_no", check_person_id_no}, {"password", check_password}, {NULL, NULL}};
static const struct form_action actions[] = {
	{"enter", look}, {"news", look}, {"next", next}, {"soft", screen_card_soft_offer}, {NULL, NULL}};
static const struct form_source sources[] = {{"card", card}, {NULL, NULL}};

const struct screen screen_card_nhi = {
	.form = "card-nhi",
	.record = &record,
	.checks = checks,
	.actions = actions,
	.sources = sources,
};
