/* The stay, and the glue between visits and acts. */
#include "config.h"

#include "screen/session.h"

#include <stdio.h>

#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "domain/rule.h"
#include "portal/setting.h"

struct session *screen_session_of(struct visit *visit)
{
	return tui_visit_context(visit);
}

int screen_session_act(struct visit *visit, const struct act *act, void *record)
{
	struct problems *problems = tui_visit_problems(visit);
	int err = portal_act_run(&screen_session_of(visit)->portal, act, record, problems);

	if (err) {
		base_log_error("%s: %s", act->name, base_err_text(err));
		tui_visit_say(visit, PROBLEM_ERROR, base_err_text(err));
		return 0;
	}
	return !portal_act_is_refused(problems);
}

const char *screen_session_next(struct visit *visit, const struct act *act)
{
	if (!screen_session_act(visit, act, tui_visit_record(visit)))
		return NULL;
	if (base_problem_count(tui_visit_problems(visit), PROBLEM_WARNING) > 0 && !tui_visit_is_confirmed(visit))
		return NULL;
	return "done";
}

void screen_session_header(void *context, struct tui_header *header)
{
	const struct session *session = context;
	int is_in = session->portal.actor.kind == ACTOR_ACCOUNT;

	snprintf(header->system, sizeof header->system, "醫事系統入口網");
	snprintf(header->who, sizeof header->who, "%s", is_in ? session->who : "未登入");
}

int screen_session_begin(struct session *session)
{
	long idle_s;
	int err = portal_setting_number(session->portal.store, POLICY_IDLE_KIOSK_S, &idle_s);

	session->idle_s = (unsigned)idle_s;
	return err;
}

unsigned screen_session_idle_s(void *context)
{
	return ((const struct session *)context)->idle_s;
}

const char *screen_session_forget(void *context)
{
	struct session *session = context;
	struct problems unused = {0};
	int was_in = session->portal.actor.kind == ACTOR_ACCOUNT;

	if (was_in)
		portal_act_run(&session->portal, &portal_session_logout, NULL, &unused);
	base_problem_release(&unused);
	base_mem_wipe(&session->captcha, sizeof session->captcha);
	base_mem_wipe(session->who, sizeof session->who);
	base_mem_wipe(session->token, sizeof session->token);
	session->has_captcha_words = 0;
	session->is_draft_offered = 0;
	session->notice_id = 0;
	return domain_rule_text(was_in ? RULE_ACT_9 : RULE_ACT_9_FORGOTTEN);
}
