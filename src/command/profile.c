/* profile: the data of the account that is logged in. */
#include "config.h"

#include <stdio.h>

#include "base/lang.h"
#include "base/mem.h"
#include "command/json.h"
#include "command/login.h"
#include "command/registry.h"
#include "portal/session.h"

static void tell_json(const struct session_profile *profile)
{
	command_json_print(json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "login_name", profile->login_name, "name",
				     profile->name, "person_id_no", profile->person_id_no, "email", profile->email,
				     "opened", profile->created, "last_login", profile->last_login));
}

static void tell(const struct session_profile *profile)
{
	const struct {
		const char *label, *value;
	} rows[] = {
		{"姓名", profile->name},
		{"身分證號(或居留證號)", profile->person_id_no},
		{"帳號", profile->login_name},
		{"E-Mail", profile->email},
		{"開通時間", profile->created},
		{"上次登入", profile->last_login},
	};

	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		printf(base_lang_text("%s：%s\n"), base_lang_text(rows[i].label), rows[i].value);
}

static enum command_exit run(const struct command_call *call)
{
	struct session_profile profile;
	enum command_exit status = command_do(call, &portal_session_profile, &profile);

	if (!status && command_option(call, "json"))
		tell_json(&profile);
	else if (!status)
		tell(&profile);
	return status;
}

const struct command command_profile = {
	.name = "profile",
	.usage = "--as NAME [--json]",
	.help = "顯示個人資訊",
	.options = {COMMAND_LOGIN_OPTION, {"json", NULL, "以 JSON 輸出"}},
	.door = "portal",
	.login = COMMAND_LOGIN_ACCOUNT,
	.run = run,
};
