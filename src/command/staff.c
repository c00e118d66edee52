/* The verbs by which staff manage staff, as the console does: staff-list, staff-add, staff-suspend ... */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "command/json.h"
#include "command/login.h"
#include "command/registry.h"
#include "command/text.h"
#include "portal/staff-admin.h"

static void tell_row(const struct command_call *call, const struct staff_row *row)
{
	if (command_option(call, "json"))
		command_json_print(json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "login_name", row->login_name, "name",
					     row->name, "email", row->email, "state", row->state, "roles",
					     row->role_words, "last_login", row->last_login));
	else
		printf(base_lang_text("%s %s（%s）%s %s\n"), row->login_name, row->name,
		       base_lang_text(row->state_title), row->email, row->roles);
}

static enum command_exit list(const struct command_call *call)
{
	char after[DOMAIN_STAFF_NAME_SIZE] = "";
	struct staff_page page = {.after = after, .direction = 1, .max = STAFF_ADMIN_PAGE_MAX};
	enum command_exit status = COMMAND_DONE;

	do {
		status = command_do(call, &portal_staff_admin_list, &page);
		for (size_t i = 0; !status && i < page.n; i++)
			tell_row(call, &page.rows[i]);
		if (!status && page.n > 0)
			memcpy(after, page.rows[page.n - 1].login_name, sizeof after);
	} while (!status && page.n == STAFF_ADMIN_PAGE_MAX);
	return status;
}

/* Whoever is invited has the words by letter alone. */
static enum command_exit run_act(const struct command_call *call, const struct act *act, struct staff_admin *admin)
{
	enum command_exit status = command_do(call, act, admin);

	base_mem_wipe(&admin->words, sizeof admin->words);
	if (status)
		return status;
	if (command_option(call, "json"))
		command_json_print(json_pack("{s:s, s:s}", "login_name", admin->login_name, "act", act->name));
	else
		printf(base_lang_text("%s：完成\n"), admin->login_name);
	return COMMAND_DONE;
}

/* LOGIN, and perhaps NAME EMAIL, and roles. */
static enum command_exit run(const struct command_call *call, const struct act *act, int is_taken)
{
	const char *role = command_option(call, "role");
	struct staff_admin admin = {.is_taken = is_taken};
	int wants_role = act == &portal_staff_admin_add || act == &portal_staff_admin_change;

	if (wants_role && !role)
		return command_misuse(call, "請指定 --role");
	if (command_text_word(call, "LOGIN", call->arguments[0], admin.login_name, sizeof admin.login_name) ||
	    (role && command_text_word(call, "--role", role, admin.roles, sizeof admin.roles)))
		return COMMAND_REFUSED;
	if (act == &portal_staff_admin_readdress &&
	    command_text_word(call, "--email", command_option(call, "email"), admin.email, sizeof admin.email))
		return COMMAND_REFUSED;
	if (act == &portal_staff_admin_add &&
	    (command_text_word(call, "NAME", call->arguments[1], admin.name, sizeof admin.name) ||
	     command_text_word(call, "EMAIL", call->arguments[2], admin.email, sizeof admin.email)))
		return COMMAND_REFUSED;
	return run_act(call, act, &admin);
}

static enum command_exit add(const struct command_call *call)
{
	return run(call, &portal_staff_admin_add, 0);
}

static enum command_exit give(const struct command_call *call)
{
	return run(call, &portal_staff_admin_change, 0);
}

static enum command_exit take(const struct command_call *call)
{
	return run(call, &portal_staff_admin_change, 1);
}

static enum command_exit suspend(const struct command_call *call)
{
	return run(call, &portal_staff_admin_suspend, 0);
}

static enum command_exit resume(const struct command_call *call)
{
	return run(call, &portal_staff_admin_resume, 0);
}

static enum command_exit invite(const struct command_call *call)
{
	return run(call, command_option(call, "email") ? &portal_staff_admin_readdress : &portal_staff_admin_invite, 0);
}

#define JSON_OPTION {"json", NULL, "以 JSON 輸出"}
#define ROLE_OPTION {"role", "ROLES", "角色，或角色:範圍代碼；多個時以逗號分隔"}

const struct command command_staff_list = {
	.name = "staff-list",
	.usage = "--as NAME [--json]",
	.help = "列出可管理的人員帳號",
	.options = {COMMAND_LOGIN_STAFF_OPTION, JSON_OPTION},
	.login = COMMAND_LOGIN_STAFF,
	.run = list,
};

const struct command command_staff_add = {
	.name = "staff-add",
	.usage = "LOGIN NAME EMAIL --role ROLES --as NAME [--json]",
	.help = "建立人員帳號並寄出邀請信",
	.options = {COMMAND_LOGIN_STAFF_OPTION, ROLE_OPTION, JSON_OPTION},
	.least = 3,
	.most = 3,
	.login = COMMAND_LOGIN_STAFF,
	.run = add,
};

const struct command command_staff_grant = {
	.name = "staff-grant",
	.usage = "LOGIN --role ROLES --as NAME [--json]",
	.help = "給予人員角色",
	.options = {COMMAND_LOGIN_STAFF_OPTION, ROLE_OPTION, JSON_OPTION},
	.least = 1,
	.most = 1,
	.login = COMMAND_LOGIN_STAFF,
	.run = give,
};

const struct command command_staff_revoke = {
	.name = "staff-revoke",
	.usage = "LOGIN --role ROLES --as NAME [--json]",
	.help = "移除人員角色",
	.options = {COMMAND_LOGIN_STAFF_OPTION, ROLE_OPTION, JSON_OPTION},
	.least = 1,
	.most = 1,
	.login = COMMAND_LOGIN_STAFF,
	.run = take,
};

const struct command command_staff_suspend = {
	.name = "staff-suspend",
	.usage = "LOGIN --as NAME [--json]",
	.help = "停用人員帳號，並結束其連線",
	.options = {COMMAND_LOGIN_STAFF_OPTION, JSON_OPTION},
	.least = 1,
	.most = 1,
	.login = COMMAND_LOGIN_STAFF,
	.run = suspend,
};

const struct command command_staff_resume = {
	.name = "staff-resume",
	.usage = "LOGIN --as NAME [--json]",
	.help = "恢復停用的人員帳號",
	.options = {COMMAND_LOGIN_STAFF_OPTION, JSON_OPTION},
	.least = 1,
	.most = 1,
	.login = COMMAND_LOGIN_STAFF,
	.run = resume,
};

const struct command command_staff_invite = {
	.name = "staff-invite",
	.usage = "LOGIN [--email EMAIL] --as NAME [--json]",
	.help = "重新寄送邀請信；原有的密碼及驗證程式失效",
	.options = {COMMAND_LOGIN_STAFF_OPTION,
		    {"email", "EMAIL", "改寄至此E-Mail，並登記為該人員的E-Mail"},
		    JSON_OPTION},
	.least = 1,
	.most = 1,
	.login = COMMAND_LOGIN_STAFF,
	.run = invite,
};
