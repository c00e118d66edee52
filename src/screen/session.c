/* The stay, and the glue between visits and acts. */
#include "config.h"

#include "screen/session.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/lang.h"
#include "base/log.h"
#include "base/mem.h"
#include "domain/rule.h"
#include "portal/setting.h"
#include "portal/stay.h"
#include "screen/card.h"

enum { KIOSK_WARN_S = 60, LOOK_MS = 1000 };

struct session *screen_session_of(struct visit *visit)
{
	return tui_visit_context(visit);
}

/* What stands at a field from an act before is no answer to this one, and does not refuse it. */
int screen_session_act(struct visit *visit, const struct act *act, void *record)
{
	struct problems found = {0};
	int err = portal_act_run(&screen_session_of(visit)->portal, act, record, &found);
	int is_done = !err && !portal_act_is_refused(&found);

	base_problem_move(tui_visit_problems(visit), &found);
	if (err) {
		base_log_error("%s: %s", act->name, base_err_text(err));
		tui_visit_say(visit, PROBLEM_ERROR, base_err_text(err));
	}
	return is_done;
}

const char *screen_session_next(struct visit *visit, const struct act *act)
{
	if (!screen_session_act(visit, act, tui_visit_record(visit)))
		return NULL;
	if (base_problem_count(tui_visit_problems(visit), PROBLEM_WARNING) > 0 && !tui_visit_is_confirmed(visit))
		return NULL;
	return "done";
}

int screen_session_is_in(const struct session *session)
{
	return *session->who != '\0';
}

/* Nothing personal stands over a locked screen. */
void screen_session_header(void *context, struct tui_header *header)
{
	const struct session *session = context;
	const char *who = screen_session_is_in(session) ? session->who : base_lang_text("未登入");

	snprintf(header->system, sizeof header->system, base_lang_text("醫事系統入口網"));
	snprintf(header->who, sizeof header->who, "%s", session->is_locked ? "" : who);
	screen_card_header(session, header);
}

static int read_idle(struct store *store, const enum policy policies[3], struct tui_idle *idle)
{
	unsigned *const to[] = {&idle->warn_s, &idle->lock_s, &idle->end_s};
	int err = 0;

	for (size_t i = 0; !err && i < BASE_COUNT(to); i++) {
		long value;

		err = portal_setting_number(store, policies[i], &value);
		*to[i] = (unsigned)value;
	}
	return err;
}

int screen_session_begin(struct session *session)
{
	static const enum policy remote[] = {POLICY_IDLE_SSH_WARN_S, POLICY_IDLE_SSH_LOCK_S,
					     POLICY_IDLE_SSH_END_S};
	struct store *store = session->portal.store;
	long kiosk_s;
	int err;

	if (session->is_remote) {
		session->idle = (struct tui_idle){.is_lockable = 1, .is_final = 1};
		return read_idle(store, remote, &session->idle);
	}
	err = portal_setting_number(store, POLICY_IDLE_KIOSK_S, &kiosk_s);
	session->idle = (struct tui_idle){.warn_s = KIOSK_WARN_S, .end_s = (unsigned)kiosk_s};
	return err;
}

void screen_session_idle(void *context, struct tui_idle *idle)
{
	const struct session *session = context;

	*idle = session->idle;
	if (!screen_session_is_in(session) || session->portal.actor.kind == ACTOR_INSTITUTION)
		idle->is_lockable = 0; /* an institution has no password that could open it again */
}

/* Acts ask by themselves; this is for who only types, or does nothing. */
int screen_session_is_over(void *context)
{
	struct session *session = context;
	int64_t now_ms = base_clock_monotonic_ms();
	int err;

	if (session->portal.stay.id && now_ms - session->looked_ms >= LOOK_MS) {
		session->looked_ms = now_ms;
		err = portal_stay_look(&session->portal);
		if (err)
			base_log_error("session: %s", base_err_text(err));
	}
	return session->portal.ended != RULE_NONE;
}

const char *screen_session_forget(void *context)
{
	struct session *session = context;
	enum rule ended = session->portal.ended;
	struct problems unused = {0};
	int was_in = screen_session_is_in(session);

	if (session->portal.actor.kind != ACTOR_NOBODY)
		portal_act_run(&session->portal, &portal_session_logout, NULL, &unused);
	portal_stay_forget(&session->portal); /* also of who has only begun to log in */
	base_problem_release(&unused);
	base_mem_wipe(&session->captcha, sizeof session->captcha);
	base_mem_wipe(session->who, sizeof session->who);
	base_mem_wipe(session->token, sizeof session->token);
	base_mem_wipe(session->login_name, sizeof session->login_name);
	session->is_locked = 0;
	screen_card_forget(session);
	session->has_captcha_words = 0;
	session->is_draft_offered = 0;
	session->notice_id = 0;
	session->application_number[0] = session->corrected_number[0] = session->app_system_code[0] = '\0';
	*session->document_name = '\0';
	session->portal.ended = RULE_NONE;
	session->ended = ended;
	if (ended)
		return domain_rule_text(ended);
	base_mem_wipe(session->staff_chosen, sizeof session->staff_chosen);
	return domain_rule_text(was_in ? RULE_ACT_9 : session->is_remote ? RULE_ACT_9_ENDED : RULE_ACT_9_FORGOTTEN);
}

void screen_session_leave(struct session *session, int err)
{
	const char *idle = screen_session_forget(session);

	if (err == ERR_TIMEOUT)
		base_mem_copy(session->farewell, sizeof session->farewell, idle);
}
