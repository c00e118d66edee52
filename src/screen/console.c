/* The menu of staff. */
#include "config.h"

#include "screen/console.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "domain/rule.h"
#include "portal/account-desk.h"
#include "portal/application-queue.h"
#include "portal/staff-admin.h"
#include "portal/publish.h"
#include "portal/staff.h"
#include "screen/session.h"

static const struct form_member members[] = {
	FORM_MEMBER(staff_profile, login_name), FORM_MEMBER(staff_profile, name),
	FORM_MEMBER(staff_profile, roles),	FORM_MEMBER(staff_profile, last_login),
	FORM_MEMBER(staff_profile, recovery),
};

static const struct form_record record = {
	.name = "staff-profile",
	.size = sizeof(struct staff_profile),
	.members = members,
	.n_members = BASE_COUNT(members),
};

int screen_console_welcome(struct visit *visit)
{
	struct session *session = screen_session_of(visit);
	struct staff_profile profile;
	size_t name_n, roles_n;

	if (!screen_session_act(visit, &portal_staff_profile, &profile)) {
		screen_session_forget(session);
		return 0;
	}
	base_mem_copy(session->login_name, sizeof session->login_name, profile.login_name);
	name_n = base_text_fit(profile.name, strnlen(profile.name, 40), 20, NULL);
	roles_n = base_text_fit(profile.roles, strnlen(profile.roles, 80), 40, NULL);
	snprintf(session->who, sizeof session->who, "%.*s %.*s", (int)name_n, profile.name, (int)roles_n,
		 profile.roles);
	return 1;
}

const char *screen_console_way(struct visit *visit, const struct act *act, const char *outcome)
{
	if (portal_act_may(&screen_session_of(visit)->portal, act))
		return outcome;
	domain_rule_add(tui_visit_problems(visit), "", RULE_ACC_1_ROLE);
	return NULL;
}

/* The key that locks stands in no key bar. */
static const char *enter(struct visit *visit)
{
	if (screen_session_of(visit)->idle.is_lockable)
		tui_visit_say(visit, PROBLEM_INFO, "暫時離開時，請按F12鎖定畫面");
	screen_session_act(visit, &portal_staff_profile, tui_visit_record(visit));
	return NULL;
}

/* Leaving always works, whatever the database says. */
static const char *logout(struct visit *visit)
{
	screen_session_forget(tui_visit_context(visit));
	return "logout";
}

static const char *to_queue(struct visit *visit)
{
	return screen_console_way(visit, &portal_application_queue_review, "queue");
}

static const char *to_accounts(struct visit *visit)
{
	return screen_console_way(visit, &portal_account_desk_find, "accounts");
}

static const char *to_staff(struct visit *visit)
{
	return screen_console_way(visit, &portal_staff_admin_list, "staff");
}

static const char *to_notices(struct visit *visit)
{
	return screen_console_way(visit, &portal_publish_notice, "notices");
}

static const char *to_terms(struct visit *visit)
{
	return screen_console_way(visit, &portal_publish_terms, "terms");
}

static const struct form_action actions[] = {
	{"enter", enter},     {"queue", to_queue},     {"accounts", to_accounts},
	{"staff", to_staff},  {"notices", to_notices}, {"terms", to_terms},
	{"logout", logout},   {NULL, NULL},
};

const struct screen screen_console = {
	.form = "console",
	.record = &record,
	.actions = actions,
};
