/* Accounts looked up and helped by staff (R-STF-13 to R-STF-15). */
#include "config.h"

#include "portal/account-desk.h"

#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "domain/account.h"
#include "domain/staff.h"
#include "screen/session.h"
#include "screen/word.h"

/* The request, and of what was found the part that is drawn as fields. */
struct desk_view {
	struct desk_request request;
	char key[255];
	char reason[401];
	char login_name[21];
	char name[161];
	char person_id_no[17];
	char email[255];
	char state_title[48];
	char created[32];
	char last_login[32];
	char lock[64];
};

static const struct form_member members[] = {
	FORM_MEMBER(desk_view, key),	      FORM_MEMBER(desk_view, reason),	   FORM_MEMBER(desk_view, login_name),
	FORM_MEMBER(desk_view, name),	      FORM_MEMBER(desk_view, person_id_no), FORM_MEMBER(desk_view, email),
	FORM_MEMBER(desk_view, state_title), FORM_MEMBER(desk_view, created),	   FORM_MEMBER(desk_view, last_login),
	FORM_MEMBER(desk_view, lock),
};

static const struct form_record record = {
	.name = "desk-view",
	.size = sizeof(struct desk_view),
	.members = members,
	.n_members = BASE_COUNT(members),
};

static int run(struct visit *visit, const struct act *act)
{
	struct desk_view *view = tui_visit_record(visit);

	memcpy(view->request.key, view->key, sizeof view->request.key);
	memcpy(view->request.reason, view->reason, sizeof view->request.reason);
	return screen_session_act(visit, act, &view->request);
}

static void draw(struct desk_view *view)
{
	const struct desk_account *found = &view->request.found;

	memcpy(view->login_name, found->login_name, sizeof view->login_name);
	memcpy(view->name, found->name, sizeof view->name);
	memcpy(view->person_id_no, found->person_id_no, sizeof view->person_id_no);
	memcpy(view->email, found->email, sizeof view->email);
	base_mem_copy(view->state_title, sizeof view->state_title, base_lang_text(found->state_title));
	memcpy(view->created, found->created, sizeof view->created);
	memcpy(view->last_login, found->last_login, sizeof view->last_login);
	memcpy(view->lock, found->lock, sizeof view->lock);
}

/* Whoever comes back from an account looks for the next one, for another reason. */
static const char *enter_find(struct visit *visit)
{
	struct desk_view *view = tui_visit_record(visit);

	if (view->request.account_id)
		base_mem_wipe(view->reason, sizeof view->reason);
	view->request.account_id = 0;
	return NULL;
}

/* The key finds an account; what is done on the next page is done to that one. */
static const char *find(struct visit *visit)
{
	((struct desk_view *)tui_visit_record(visit))->request.account_id = 0;
	if (!run(visit, &portal_account_desk_find))
		return NULL;
	draw(tui_visit_record(visit));
	return "done";
}

static const char *leave(struct visit *visit)
{
	base_mem_wipe(tui_visit_record(visit), sizeof(struct desk_view));
	return "leave";
}

static void check_reason(const void *values, struct problems *problems)
{
	const struct desk_view *view = values;

	domain_rule_add(problems, "reason", domain_staff_check_reason(view->reason));
}

static const struct form_check checks[] = {{"reason", check_reason}, {NULL, NULL}};
static const struct form_action find_actions[] = {
	{"enter", enter_find}, {"next", find}, {"leave", leave}, {NULL, NULL}};

const struct screen screen_console_account = {
	.form = "console-account",
	.record = &record,
	.checks = checks,
	.actions = find_actions,
};

/* What was changed is looked at again, which is one more look on the trail. */
static void look_again(struct visit *visit, const char *said)
{
	if (run(visit, &portal_account_desk_find))
		draw(tui_visit_record(visit));
	tui_visit_refresh(visit);
	tui_visit_say(visit, PROBLEM_INFO, said);
}

static const char *change(struct visit *visit, const struct act *act, const char *said)
{
	if (run(visit, act))
		look_again(visit, said);
	return NULL;
}

static enum account_state state_of(struct visit *visit)
{
	return domain_account_state(((struct desk_view *)tui_visit_record(visit))->request.found.state);
}

static int confirm(struct visit *visit, const char *question, const char *yes)
{
	const struct desk_view *view = tui_visit_record(visit);

	return screen_word_confirm_person(visit, view->name, view->login_name, question, yes);
}

/* A letter by which a password can be set is not sent by a slip of the finger. */
static const char *resend(struct visit *visit)
{
	if (state_of(visit) == ACCOUNT_ACTIVE &&
	    !confirm(visit, "此帳號已開通，將寄出重設密碼的信。確定寄出？", "寄出"))
		return NULL;
	return change(visit, &portal_account_desk_resend, "信件已排入寄送");
}

static const char *unlock(struct visit *visit)
{
	const struct desk_view *view = tui_visit_record(visit);

	if (run(visit, &portal_account_desk_unlock))
		look_again(visit, view->request.was_locked ? "已解除鎖定" : "此帳號未鎖定，不需解除");
	return NULL;
}

static const char *suspend(struct visit *visit)
{
	enum rule rule = domain_account_check_suspend(state_of(visit));

	domain_rule_add(tui_visit_problems(visit), "", rule);
	if (rule)
		return NULL;
	if (!confirm(visit, "確定停用此帳號並結束其連線？", "停用"))
		return NULL;
	return change(visit, &portal_account_desk_suspend, "已停用此帳號");
}

static const char *resume(struct visit *visit)
{
	return change(visit, &portal_account_desk_resume, "已恢復此帳號");
}

static int letters(struct visit *visit, struct buf *out)
{
	const struct desk_account *found = &((struct desk_view *)tui_visit_record(visit))->request.found;

	for (size_t i = 0; i < ACCOUNT_DESK_LETTERS && *found->letters[i].at; i++)
		base_buf_addf(out, "%s%s %s %s", i ? "\n" : "", found->letters[i].at,
			      base_lang_text(found->letters[i].kind_title),
			      base_lang_text(found->letters[i].state_title));
	return 0;
}

static const struct form_action view_actions[] = {
	{"resend", resend}, {"unlock", unlock}, {"suspend", suspend}, {"resume", resume}, {NULL, NULL},
};
static const struct form_source sources[] = {{"letters", letters}, {NULL, NULL}};

const struct screen screen_console_account_view = {
	.form = "console-account-view",
	.record = &record,
	.actions = view_actions,
	.sources = sources,
};
