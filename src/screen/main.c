/* The menu of those who are logged in, their own data, and renewed terms (R-ACT-8, R-ACT-9). */
#include "config.h"

#include "base/mem.h"
#include "portal/session.h"
#include "screen/draft.h"
#include "screen/session.h"
#include "screen/word.h"
#include "screen/terms.h"

static const struct form_member members[] = {
	FORM_MEMBER(session_profile, login_name), FORM_MEMBER(session_profile, name),
	FORM_MEMBER(session_profile, person_id_no), FORM_MEMBER(session_profile, email),
	FORM_MEMBER(session_profile, created),	    FORM_MEMBER(session_profile, last_login),
	FORM_MEMBER(session_profile, failures),	    FORM_MEMBER(session_profile, mobile_no),
	FORM_MEMBER(session_profile, landline_no),
};

static const struct form_record profile_record = {
	.name = "profile",
	.size = sizeof(struct session_profile),
	.members = members,
	.n_members = BASE_COUNT(members),
};

static const char *fill(struct visit *visit)
{
	screen_session_act(visit, &portal_session_profile, tui_visit_record(visit));
	return NULL;
}

/* The key that locks stands in no key bar.  A draft is offered first of all, but behind a password that is due. */
static const char *welcome(struct visit *visit)
{
	if (screen_session_of(visit)->portal.is_password_expired)
		return "expired";
	if (screen_session_of(visit)->idle.is_lockable)
		tui_visit_say(visit, PROBLEM_INFO, "暫時離開時，請按F12鎖定畫面");
	fill(visit);
	screen_draft_offer(visit);
	return NULL;
}

/* Leaving always works, whatever the database says: the trail lacks the record then, and the log tells. */
static const char *logout(struct visit *visit)
{
	screen_session_forget(tui_visit_context(visit));
	return "logout";
}

static const char *enter_profile(struct visit *visit)
{
	screen_word_say(visit);
	return fill(visit);
}

static const struct form_action main_actions[] = {{"enter", welcome}, {"logout", logout}, {NULL, NULL}};
static const struct form_action profile_actions[] = {{"enter", enter_profile}, {NULL, NULL}};

const struct screen screen_main = {
	.form = "main",
	.record = &profile_record,
	.actions = main_actions,
};

const struct screen screen_profile = {
	.form = "profile",
	.record = &profile_record,
	.actions = profile_actions,
};

struct renewal {
	int64_t version; /* of the text that is shown */
};

static const struct form_record renewal_record = {.name = "renewal", .size = sizeof(struct renewal)};

static int terms_text(struct visit *visit, struct buf *out)
{
	struct renewal *renewal = tui_visit_record(visit);

	return screen_terms_text(visit, &renewal->version, out);
}

static const char *agree(struct visit *visit)
{
	struct renewal *renewal = tui_visit_record(visit);

	return screen_session_act(visit, &portal_session_agree, &renewal->version) ? "done" : NULL;
}

static const struct form_action renewal_actions[] = {{"next", agree}, {"logout", logout}, {NULL, NULL}};
static const struct form_source renewal_sources[] = {{"terms", terms_text}, {NULL, NULL}};

const struct screen screen_terms_renewed = {
	.form = "terms-renewed",
	.record = &renewal_record,
	.actions = renewal_actions,
	.sources = renewal_sources,
};
