/* The verbs by which staff help people with their accounts: account-find, account-unlock ... */
#include "config.h"

#include <stdio.h>

#include "base/lang.h"
#include "base/mem.h"
#include "command/json.h"
#include "command/login.h"
#include "command/registry.h"
#include "command/text.h"
#include "portal/account-desk.h"

static void tell_json(const struct desk_account *found)
{
	json_t *letters = json_array();

	for (size_t i = 0; i < ACCOUNT_DESK_LETTERS && *found->letters[i].at; i++)
		json_array_append_new(letters, json_sprintf("%s %s %s", found->letters[i].at, found->letters[i].kind,
							    found->letters[i].state));
	command_json_print(json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o}", "login_name", found->login_name,
				     "name", found->name, "person_id_no", found->person_id_no, "email", found->email,
				     "state", found->state, "created", found->created, "last_login",
				     found->last_login, "lock", found->lock, "letters", letters));
}

static void tell(const struct desk_account *found)
{
	const struct {
		const char *label, *value;
	} rows[] = {
		{"姓名", found->name},	     {"身分證號(或居留證號)", found->person_id_no},
		{"帳號", found->login_name}, {"E-Mail", found->email},
		{"狀態", found->state_title}, {"申請時間", found->created},
		{"上次登入", found->last_login}, {"鎖定", found->lock},
	};

	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		printf(base_lang_text("%s：%s\n"), base_lang_text(rows[i].label), base_lang_text(rows[i].value));
	for (size_t i = 0; i < ACCOUNT_DESK_LETTERS && *found->letters[i].at; i++)
		printf(base_lang_text("信件：%s %s %s\n"), found->letters[i].at,
		       base_lang_text(found->letters[i].kind_title), base_lang_text(found->letters[i].state_title));
}

static enum command_exit run(const struct command_call *call, const struct act *act)
{
	const char *reason = command_option(call, "reason");
	struct desk_request request = {.key = ""};
	enum command_exit status;

	if (command_text_word(call, "KEY", call->arguments[0], request.key, sizeof request.key) ||
	    (reason && command_text_word(call, "--reason", reason, request.reason, sizeof request.reason)))
		return COMMAND_REFUSED;
	status = command_do(call, act, &request);
	if (!status && act == &portal_account_desk_find)
		(command_option(call, "json") ? tell_json : tell)(&request.found);
	else if (!status && command_option(call, "json"))
		command_json_print(json_pack("{s:s, s:s}", "key", request.key, "act", act->name));
	else if (!status)
		printf(base_lang_text("%s：完成\n"), request.key);
	return status;
}

static enum command_exit find(const struct command_call *call)
{
	return run(call, &portal_account_desk_find);
}

static enum command_exit resend(const struct command_call *call)
{
	return run(call, &portal_account_desk_resend);
}

static enum command_exit unlock(const struct command_call *call)
{
	return run(call, &portal_account_desk_unlock);
}

static enum command_exit suspend(const struct command_call *call)
{
	return run(call, &portal_account_desk_suspend);
}

static enum command_exit resume(const struct command_call *call)
{
	return run(call, &portal_account_desk_resume);
}

#define JSON_OPTION {"json", NULL, "以 JSON 輸出"}
#define REASON_OPTION {"reason", "TEXT", "事由，4至100字；會留存備查"}

const struct command command_account_find = {
	.name = "account-find",
	.usage = "KEY --reason TEXT --as NAME [--json]",
	.help = "以身分證號、帳號或E-Mail查詢醫事人員帳號",
	.options = {COMMAND_LOGIN_STAFF_OPTION, REASON_OPTION, JSON_OPTION},
	.least = 1,
	.most = 1,
	.login = COMMAND_LOGIN_STAFF,
	.run = find,
};

const struct command command_account_resend = {
	.name = "account-resend",
	.usage = "KEY --as NAME [--json]",
	.help = "重寄認證信；已開通者寄重設密碼的信",
	.options = {COMMAND_LOGIN_STAFF_OPTION, JSON_OPTION},
	.least = 1,
	.most = 1,
	.login = COMMAND_LOGIN_STAFF,
	.run = resend,
};

const struct command command_account_unlock = {
	.name = "account-unlock",
	.usage = "KEY --as NAME [--json]",
	.help = "解除登入失敗次數過多的鎖定",
	.options = {COMMAND_LOGIN_STAFF_OPTION, JSON_OPTION},
	.least = 1,
	.most = 1,
	.login = COMMAND_LOGIN_STAFF,
	.run = unlock,
};

const struct command command_account_suspend = {
	.name = "account-suspend",
	.usage = "KEY --reason TEXT --as NAME [--json]",
	.help = "停用醫事人員帳號，並結束其連線",
	.options = {COMMAND_LOGIN_STAFF_OPTION, REASON_OPTION, JSON_OPTION},
	.least = 1,
	.most = 1,
	.login = COMMAND_LOGIN_STAFF,
	.run = suspend,
};

const struct command command_account_resume = {
	.name = "account-resume",
	.usage = "KEY --reason TEXT --as NAME [--json]",
	.help = "恢復停用的醫事人員帳號",
	.options = {COMMAND_LOGIN_STAFF_OPTION, REASON_OPTION, JSON_OPTION},
	.least = 1,
	.most = 1,
	.login = COMMAND_LOGIN_STAFF,
	.run = resume,
};
