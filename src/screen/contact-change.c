/* 變更聯絡電話 (R-ACT-93). */
#include "config.h"

#include "domain/contact-change.h"

#include "base/mem.h"
#include "portal/contact.h"
#include "screen/session.h"
#include "screen/word.h"

static const struct form_member members[] = {
	FORM_MEMBER(contact_change, mobile_no),
	FORM_MEMBER(contact_change, landline_no),
	FORM_MEMBER(contact_change, password),
};

static const struct form_record record = {
	.name = "contact-change",
	.size = sizeof(struct contact_change),
	.members = members,
	.n_members = BASE_COUNT(members),
};

/* A draft that is gone on with is newer than what is stored. */
static const char *enter(struct visit *visit)
{
	const struct contact_change *change = tui_visit_record(visit);

	if (!*change->mobile_no && !*change->landline_no)
		screen_session_act(visit, &portal_contact_open, tui_visit_record(visit));
	return NULL;
}

static const char *next(struct visit *visit)
{
	struct contact_change *change = tui_visit_record(visit);

	tui_visit_busy(visit, "確認密碼中，請稍候");
	if (screen_session_act(visit, &portal_contact_change, change)) {
		screen_word_leave(visit, "已變更聯絡電話");
		return "done";
	}
	if (base_problem_find(tui_visit_problems(visit), "password", PROBLEM_ERROR))
		base_mem_wipe(change->password, sizeof change->password);
	return NULL;
}

SCREEN_CHECK(contact_change, mobile_no)
SCREEN_CHECK(contact_change, landline_no)
SCREEN_CHECK(contact_change, password)

static const struct form_check checks[] = {
	{"mobile_no", check_mobile_no},
	{"landline_no", check_landline_no},
	{"password", check_password},
	{NULL, NULL},
};
static const struct form_action actions[] = {{"enter", enter}, {"next", next}, {NULL, NULL}};

const struct screen screen_contact_change = {
	.form = "contact-change",
	.record = &record,
	.checks = checks,
	.actions = actions,
};
