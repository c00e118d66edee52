/* Drafts kept while somebody types, and offered at the next login. */
#include "config.h"

#include "screen/draft.h"

#include "base/err.h"
#include "base/lang.h"
#include "base/log.h"
#include "portal/draft.h"
#include "screen/session.h"

/* Other writers may be at work for a while: then the next field is another chance. */
static int run(struct session *session, const struct act *act, void *record)
{
	struct problems unused = {0};
	int err = portal_act_run(&session->portal, act, record, &unused);

	base_problem_release(&unused);
	if (err && err != ERR_BUSY)
		base_log_error("%s: %s", act->name, base_err_text(err));
	return err;
}

static int is_in(const struct session *session)
{
	return session->portal.actor.kind == ACTOR_ACCOUNT;
}

int screen_draft_keep(void *context, const struct tui_draft *draft)
{
	struct session *session = context;
	struct draft_entry entry = {
		.form = draft->form, .field = draft->field, .content = draft->content, .is_last = draft->is_last};

	return is_in(session) && run(session, &portal_draft_keep, &entry) == 0;
}

void screen_draft_drop(void *context)
{
	struct session *session = context;

	if (is_in(session))
		run(session, &portal_draft_drop, NULL);
}

/* Whoever does not answer (the line is lost once more) is asked again. */
static void ask(struct visit *visit, const struct draft *draft)
{
	const struct tui_draft resumed = {.form = draft->form, .field = draft->field, .content = draft->content};
	const char *title = tui_visit_title(visit, draft->form);
	struct buf question = {0};
	int answer = 0;

	if (title && *draft->content) {
		base_buf_addf(&question, base_lang_text("上次連線中斷時，您正在填寫「%s」，是否繼續？"),
			      title);
		answer = tui_visit_offer(visit, base_buf_text(&question), "繼續填寫", "放棄");
		base_buf_release(&question);
	}
	if (answer == 0 || (answer > 0 && tui_visit_resume(visit, &resumed)))
		screen_draft_drop(screen_session_of(visit));
}

void screen_draft_offer(struct visit *visit)
{
	struct session *session = screen_session_of(visit);
	struct draft draft = {0};

	if (session->is_draft_offered || run(session, &portal_draft_find, &draft))
		return;
	session->is_draft_offered = 1;
	if (*draft.form)
		ask(visit, &draft);
	store_draft_release(&draft);
}
