/* The captcha of a stay, drawn and asked. */
#include "config.h"

#include "screen/captcha.h"

#include "base/clock.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/random.h"
#include "domain/rule.h"
#include "portal/setting.h"
#include "screen/session.h"
#include "tui/banner.h"

void screen_captcha_renew(struct visit *visit, char *typed, size_t size)
{
	struct session *session = screen_session_of(visit);
	long life_s;

	if (portal_setting_number(session->portal.store, POLICY_CAPTCHA_S, &life_s))
		life_s = 0;
	domain_captcha_make(&session->captcha, base_clock_now_s(), life_s);
	base_random_bytes(&session->captcha_seed, sizeof session->captcha_seed);
	base_mem_wipe(typed, size);
	tui_visit_refresh(visit);
}

void screen_captcha_switch(struct visit *visit, char *typed, size_t size)
{
	struct session *session = screen_session_of(visit);

	session->has_captcha_words = !session->has_captcha_words;
	screen_captcha_renew(visit, typed, size);
}

int screen_captcha_is_right(struct visit *visit, const char *typed)
{
	struct session *session = screen_session_of(visit);
	long case_sensitive;
	enum rule rule;

	if (portal_setting_number(session->portal.store, POLICY_CAPTCHA_CASE_SENSITIVE, &case_sensitive))
		case_sensitive = 0;
	rule = domain_captcha_check(&session->captcha, typed, (int)case_sensitive, base_clock_now_s());
	domain_rule_add(tui_visit_problems(visit), "captcha", rule);
	return rule == RULE_NONE;
}

int screen_captcha_draw(struct visit *visit, struct buf *out)
{
	const struct session *session = screen_session_of(visit);
	int err;

	if (session->has_captcha_words) {
		base_buf_add_text(out, session->captcha.question);
		return 0;
	}
	err = tui_banner_add(session->captcha.text, session->captcha_seed, out);
	if (!err)
		base_buf_addf(out, "\n%s", base_lang_text("請輸入圖形上的5個字，英文字母不分大小寫"));
	return err;
}
