/* staff: the people of the console, as the operator makes the first of them and helps out who is shut out. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/lang.h"
#include "base/mem.h"
#include "command/registry.h"
#include "command/text.h"
#include "portal/link.h"
#include "portal/staff-admin.h"

static enum command_exit run_act(const struct command_call *call, const struct act *act, struct staff_admin *admin)
{
	struct store *store = NULL;
	int err;

	if (command_open(call, STORE_WRITE, &store))
		return COMMAND_STOPPED;
	err = command_act(call, store, act, admin);
	store_close(store);
	if (err < 0)
		return command_complain(call, admin->login_name, err);
	return err ? COMMAND_REFUSED : COMMAND_DONE;
}

/* The operator hands it over when mail does not work yet. */
static void print_invitation(const struct command_call *call, struct staff_admin *admin)
{
	char expires[BASE_CLOCK_TEXT_SIZE];
	struct buf command = {0};

	base_clock_format(admin->words.expires_at, expires);
	portal_link_add_staff_command(call->conf, admin->words.token, &command);
	printf(base_lang_text(
		       "已寄出邀請信至 %s。未收到信時，可轉交下列其中一項（%s 前有效，只能使用一次）：\n"),
	       admin->email, expires);
	printf(base_lang_text("  指令：%s\n  認證碼：%s（於 maportal console 按F5輸入）\n"),
	       base_buf_text(&command), admin->words.code);
	base_mem_wipe(command.data, command.len);
	base_buf_release(&command);
	base_mem_wipe(&admin->words, sizeof admin->words);
}

static enum command_exit add(const struct command_call *call)
{
	const char *role = command_option(call, "role");
	struct staff_admin admin = {.login_name = ""};
	enum command_exit status;

	if (call->n_arguments != 4 || !role)
		return command_misuse(call, "請指定 LOGIN NAME EMAIL 及 --role");
	if (command_text_word(call, "LOGIN", call->arguments[1], admin.login_name, sizeof admin.login_name) ||
	    command_text_word(call, "NAME", call->arguments[2], admin.name, sizeof admin.name) ||
	    command_text_word(call, "EMAIL", call->arguments[3], admin.email, sizeof admin.email) ||
	    command_text_word(call, "--role", role, admin.roles, sizeof admin.roles))
		return COMMAND_REFUSED;
	status = run_act(call, &portal_staff_admin_add, &admin);
	if (!status)
		print_invitation(call, &admin);
	return status;
}

/* A command that names one member of staff, and perhaps roles. */
static enum command_exit change(const struct command_call *call, const struct act *which, int is_taken)
{
	struct staff_admin admin = {.is_taken = is_taken};
	const char *role = command_option(call, "role"), *email = command_option(call, "email");
	enum command_exit status;

	if (which == &portal_staff_admin_change && !role)
		return command_misuse(call, "請指定 --role");
	if (command_text_word(call, "LOGIN", call->arguments[1], admin.login_name, sizeof admin.login_name) ||
	    (role && command_text_word(call, "--role", role, admin.roles, sizeof admin.roles)) ||
	    (email && command_text_word(call, "--email", email, admin.email, sizeof admin.email)))
		return COMMAND_REFUSED;
	status = run_act(call, which, &admin);
	if (!status && (which == &portal_staff_admin_invite || which == &portal_staff_admin_readdress))
		print_invitation(call, &admin);
	else if (!status)
		printf(base_lang_text("%s：完成\n"), admin.login_name);
	return status;
}

static enum command_exit give(const struct command_call *call)
{
	return change(call, &portal_staff_admin_change, 0);
}

static enum command_exit revoke(const struct command_call *call)
{
	return change(call, &portal_staff_admin_change, 1);
}

static enum command_exit suspend(const struct command_call *call)
{
	return change(call, &portal_staff_admin_suspend, 0);
}

static enum command_exit resume(const struct command_call *call)
{
	return change(call, &portal_staff_admin_resume, 0);
}

static enum command_exit invite(const struct command_call *call)
{
	int is_elsewhere = command_option(call, "email") != NULL;

	return change(call, is_elsewhere ? &portal_staff_admin_readdress : &portal_staff_admin_invite, 0);
}

static enum command_exit list(const struct command_call *call)
{
	struct staff_page page = {.after = "", .direction = 1, .max = STAFF_ADMIN_PAGE_MAX};
	char after[DOMAIN_STAFF_NAME_SIZE] = "";
	struct store *store = NULL;
	int err = 0;

	if (command_open(call, STORE_READ, &store))
		return COMMAND_STOPPED;
	do {
		page.after = after;
		err = command_act(call, store, &portal_staff_admin_list, &page);
		for (size_t i = 0; !err && i < page.n; i++)
			printf(base_lang_text("%-20s %s（%s）%s %s\n"), page.rows[i].login_name,
			       page.rows[i].name, page.rows[i].state_title, page.rows[i].email,
			       page.rows[i].roles);
		if (!err && page.n > 0)
			memcpy(after, page.rows[page.n - 1].login_name, sizeof after);
	} while (!err && page.n == STAFF_ADMIN_PAGE_MAX);
	store_close(store);
	return err ? command_complain(call, call->conf->data, err) : COMMAND_DONE;
}

static const struct command_part parts[] = {
	{"add", 4, 4, add},	    {"list", 1, 1, list},	{"grant", 2, 2, give},	 {"revoke", 2, 2, revoke},
	{"suspend", 2, 2, suspend}, {"resume", 2, 2, resume}, {"invite", 2, 2, invite}, {NULL, 0, 0, NULL},
};

const struct command command_staff_operator = {
	.name = "staff",
	.usage = "add LOGIN NAME EMAIL --role ROLES | list | grant LOGIN --role ROLES | revoke LOGIN --role ROLES | "
		 "suspend LOGIN | resume LOGIN | invite LOGIN [--email EMAIL]",
	.help = "建立及管理審核主控台的人員帳號",
	.options = {{"role", "ROLE[:SCOPE]", "角色及範圍，多個時以逗號分隔"},
		    {"email", "EMAIL", "改寄至此E-Mail，並登記為該人員的E-Mail"}},
	.least = 1,
	.most = 4,
	.parts = parts,
};
