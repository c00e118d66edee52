/* Staff managed by staff: the list, a new one, and the page of one (R-STF-1 to R-STF-9). */
#include "config.h"

#include "portal/staff-admin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "screen/session.h"
#include "screen/word.h"

/* What is typed, and what is shown of one member of staff. */
struct staff_edit {
	char login_name[DOMAIN_STAFF_NAME_SIZE];
	char name[161];
	char email[255];
	char role[24];
	char scope_code[17];
	char state_title[24];
	char roles[513];
	char last_login[32];
};

static const struct form_member members[] = {
	FORM_MEMBER(staff_edit, login_name), FORM_MEMBER(staff_edit, name),	  FORM_MEMBER(staff_edit, email),
	FORM_MEMBER(staff_edit, role),	     FORM_MEMBER(staff_edit, scope_code), FORM_MEMBER(staff_edit, state_title),
	FORM_MEMBER(staff_edit, roles),	     FORM_MEMBER(staff_edit, last_login),
};

static const struct form_record record = {
	.name = "staff-edit",
	.size = sizeof(struct staff_edit),
	.members = members,
	.n_members = BASE_COUNT(members),
};

static int page(struct visit *visit, const char *after, int direction, struct form_list_row *rows, size_t max)
{
	struct staff_page *staff = base_mem_zero(1, sizeof *staff);
	int err, n;

	staff->after = after;
	staff->direction = direction;
	staff->max = max;
	err = portal_act_run(&screen_session_of(visit)->portal, &portal_staff_admin_list, staff,
			     tui_visit_problems(visit));
	n = err ? err : (int)staff->n;
	for (size_t i = 0; !err && i < staff->n; i++) {
		const struct staff_row *row = &staff->rows[i];

		base_mem_copy(rows[i].key, sizeof rows[i].key, row->login_name);
		rows[i].cells[0] = base_mem_dup(row->login_name);
		rows[i].cells[1] = base_mem_dup(row->name);
		rows[i].cells[2] = base_mem_dup(base_lang_text(row->state_title));
		rows[i].cells[3] = base_mem_dup(row->roles);
	}
	free(staff);
	return n;
}

static const char *choose(struct visit *visit, const char *key)
{
	struct session *session = screen_session_of(visit);

	base_mem_copy(session->staff_chosen, sizeof session->staff_chosen, key);
	return "open";
}

static const char *const columns[] = {"login_name", "name", "state", "roles", NULL};
static const struct form_lister lister = {.name = "staff", .page = page, .choose = choose, .columns = columns};

const struct screen screen_staff_list = {
	.form = "staff-list",
	.lister = &lister,
};

/* The roles that were typed, as acts take them. */
static void fill_request(const struct staff_edit *edit, struct staff_admin *admin)
{
	*admin = (struct staff_admin){.login_name = ""};
	memcpy(admin->login_name, edit->login_name, sizeof admin->login_name);
	memcpy(admin->name, edit->name, sizeof admin->name);
	memcpy(admin->email, edit->email, sizeof admin->email);
	snprintf(admin->roles, sizeof admin->roles, "%s%s%s", edit->role, *edit->scope_code ? ":" : "",
		 edit->scope_code);
}

static int run(struct visit *visit, const struct act *act, int is_taken)
{
	struct staff_admin admin;
	int is_done;

	fill_request(tui_visit_record(visit), &admin);
	admin.is_taken = is_taken;
	is_done = screen_session_act(visit, act, &admin);
	base_mem_wipe(&admin, sizeof admin);
	return is_done;
}

static const char *add(struct visit *visit)
{
	struct staff_edit *edit = tui_visit_record(visit);

	if (!run(visit, &portal_staff_admin_add, 0))
		return NULL;
	choose(visit, edit->login_name);
	screen_word_leave(visit, "已新增人員，邀請信已排入寄送");
	return "done";
}

static const char *enter_new(struct visit *visit)
{
	base_mem_wipe(tui_visit_record(visit), sizeof(struct staff_edit));
	return NULL;
}

static const struct form_action add_actions[] = {{"enter", enter_new}, {"next", add}, {NULL, NULL}};

const struct screen screen_staff_add = {
	.form = "staff-add",
	.record = &record,
	.actions = add_actions,
};

/* What is typed in the fields of the role stays. */
static const char *show(struct visit *visit)
{
	struct staff_edit *edit = tui_visit_record(visit);
	struct staff_row row = {.login_name = ""};

	base_mem_copy(row.login_name, sizeof row.login_name, screen_session_of(visit)->staff_chosen);
	screen_word_say(visit);
	if (!screen_session_act(visit, &portal_staff_admin_read, &row))
		return NULL;
	memcpy(edit->login_name, row.login_name, sizeof edit->login_name);
	memcpy(edit->name, row.name, sizeof edit->name);
	memcpy(edit->email, row.email, sizeof edit->email);
	base_mem_copy(edit->state_title, sizeof edit->state_title, base_lang_text(row.state_title));
	memcpy(edit->roles, row.roles, sizeof edit->roles);
	memcpy(edit->last_login, row.last_login, sizeof edit->last_login);
	return NULL;
}

static const char *change(struct visit *visit, const struct act *act, int is_taken, const char *said)
{
	if (run(visit, act, is_taken)) {
		show(visit);
		tui_visit_say(visit, PROBLEM_INFO, said);
	}
	return NULL;
}

static const char *give(struct visit *visit)
{
	return change(visit, &portal_staff_admin_change, 0, "已新增角色，下一個動作起生效");
}

static const char *take(struct visit *visit)
{
	return change(visit, &portal_staff_admin_change, 1, "已移除角色，下一個動作起生效");
}

static int confirm(struct visit *visit, const char *question, const char *yes)
{
	const struct staff_edit *edit = tui_visit_record(visit);

	return screen_word_confirm_person(visit, edit->name, edit->login_name, question, yes);
}

static const char *suspend(struct visit *visit)
{
	if (!confirm(visit, "確定停用此人員帳號並結束其連線？", "停用"))
		return NULL;
	return change(visit, &portal_staff_admin_suspend, 0, "已停用此人員帳號");
}

static const char *resume(struct visit *visit)
{
	return change(visit, &portal_staff_admin_resume, 0, "已恢復此人員帳號");
}

static const char *invite(struct visit *visit)
{
	if (!confirm(visit, "重新邀請後，原有的密碼、驗證程式及備援碼即失效，確定？", "重新邀請"))
		return NULL;
	return change(visit, &portal_staff_admin_invite, 0, "邀請信已排入寄送");
}

static const struct form_action view_actions[] = {
	{"enter", show}, {"next", give}, {"take", take}, {"suspend", suspend}, {"resume", resume}, {"invite", invite},
	{NULL, NULL},
};

const struct screen screen_staff_view = {
	.form = "staff-view",
	.record = &record,
	.actions = view_actions,
};
