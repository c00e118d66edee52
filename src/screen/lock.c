/* The locked screen: the password of who is logged in opens it again (R-ACT-9). */
#include "config.h"

#include "base/lang.h"
#include "domain/lock.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/mem.h"
#include "portal/session.h"
#include "portal/staff-login.h"
#include "screen/session.h"

static const struct form_member members[] = {
	FORM_MEMBER(lock, login_name),
	FORM_MEMBER(lock, since),
	FORM_MEMBER(lock, password),
};

static const struct form_record record = {
	.name = "lock",
	.size = sizeof(struct lock),
	.members = members,
	.n_members = BASE_COUNT(members),
};

/* "2026-11-22 09:32" */
static void format_minute(int64_t instant_s, char text[sizeof((struct lock *)0)->since])
{
	char whole[BASE_CLOCK_TEXT_SIZE];

	base_clock_format(instant_s, whole);
	snprintf(text, sizeof((struct lock *)0)->since, "%.16s", whole);
}

static const char *enter(struct visit *visit)
{
	struct session *session = screen_session_of(visit);
	struct lock *lock = tui_visit_record(visit);

	session->is_locked = 1;
	base_mem_copy(lock->login_name, sizeof lock->login_name, session->login_name);
	format_minute(base_clock_now_s(), lock->since);
	return NULL;
}

/* What the password makes of a login by card, and when idleness ends the session; nothing where neither is so. */
static int end(struct visit *visit, struct buf *out)
{
	const struct actor *actor = &screen_session_of(visit)->portal.actor;
	static const char as_password[] =
		"以密碼解除鎖定後，視為以帳號及密碼登入；需要卡片的作業，請重新登入。";
	char at[sizeof((struct lock *)0)->since];
	int left_s = tui_visit_left_s(visit);

	if (actor->kind == ACTOR_ACCOUNT && actor->level > LEVEL_PASSWORD)
		base_buf_add_text(out, base_lang_text(as_password));
	if (left_s < 0)
		return 0;
	format_minute(base_clock_now_s() + left_s, at);
	base_buf_addf(out, base_lang_text("如未解除鎖定，將於%s自動登出。"), at);
	return 0;
}

static const struct act *unlock_of(const struct actor *actor)
{
	return actor->kind == ACTOR_STAFF ? &portal_staff_login_unlock : &portal_session_unlock;
}

/* Refused without a field: no password opens it any more, so the person is told why and logged out. */
static const char *next(struct visit *visit)
{
	struct session *session = screen_session_of(visit);
	struct lock *lock = tui_visit_record(visit);
	const struct problem *last;
	int is_open;

	tui_visit_busy(visit, "解除鎖定中，請稍候");
	is_open = screen_session_act(visit, unlock_of(&session->portal.actor), lock);
	base_mem_wipe(lock->password, sizeof lock->password);
	if (is_open) {
		session->is_locked = 0;
		return "done";
	}
	last = base_problem_find(tui_visit_problems(visit), "", PROBLEM_ERROR);
	if (!last)
		return NULL;
	snprintf(session->farewell, sizeof session->farewell, "%s", last->text);
	return "exit";
}

SCREEN_CHECK(lock, password)

static const struct form_check checks[] = {{"password", check_password}, {NULL, NULL}};
static const struct form_action actions[] = {{"enter", enter}, {"next", next}, {NULL, NULL}};
static const struct form_source sources[] = {{"end", end}, {NULL, NULL}};

const struct screen screen_lock = {
	.form = SCREEN_SESSION_LOCK,
	.record = &record,
	.checks = checks,
	.actions = actions,
	.sources = sources,
	.is_entrance = 1,
};
