/* profile: the data of the account that is logged in. */
#include "config.h"

#include <stdio.h>

#include "base/lang.h"
#include "base/mem.h"
#include "command/json.h"
#include "command/login.h"
#include "command/registry.h"
#include "portal/session.h"

static void add_licences(const struct licence_page *licences, json_t *object)
{
	json_t *rows = json_array();

	for (size_t i = 0; i < licences->n; i++) {
		const struct licence_title *row = &licences->rows[i];

		json_array_append_new(rows, json_pack("{s:s, s:s, s:s, s:b, s:s, s:s, s:s}", "personnel_type",
						      row->personnel_type_name, "certificate_prefix",
						      row->certificate_prefix, "certificate_serial",
						      row->certificate_serial, "is_practising", row->is_practising,
						      "home_institution_code", row->home_institution_code,
						      "institution_name", row->institution_name, "renewal_due_date",
						      row->renewal_due_date));
	}
	json_object_set_new(object, "licences", rows);
}

static void tell_json(const struct session_profile *profile, const struct licence_page *licences)
{
	json_t *object = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:I}", "login_name", profile->login_name,
				   "name", profile->name, "person_id_no", profile->person_id_no, "email",
				   profile->email, "mobile_no", profile->mobile_no, "landline_no",
				   profile->landline_no, "opened", profile->created, "last_login",
				   profile->last_login, "failed_logins", (json_int_t)profile->failed_logins);

	if (object)
		add_licences(licences, object);
	command_json_print(object);
}

static void tell_licence(const struct licence_title *row)
{
	printf(base_lang_text("證書：%s %s%s %s%s%s%s%s\n"), base_lang_text(row->personnel_type_name),
	       row->certificate_prefix, row->certificate_serial,
	       row->is_practising ? row->home_institution_code : base_lang_text("未執業"),
	       row->is_practising ? " " : "", row->institution_name,
	       *row->renewal_due_date ? base_lang_text(" 應更新 ") : "", row->renewal_due_date);
}

static void tell(const struct session_profile *profile, const struct licence_page *licences)
{
	const struct {
		const char *label, *value;
	} rows[] = {
		{"姓名", profile->name},
		{"身分證號(或居留證號)", profile->person_id_no},
		{"帳號", profile->login_name},
		{"E-Mail", profile->email},
		{"行動電話", profile->mobile_no},
		{"市話號碼", profile->landline_no},
		{"開通時間", profile->created},
		{"上次登入", profile->last_login},
	};

	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		printf(base_lang_text("%s：%s\n"), base_lang_text(rows[i].label), rows[i].value);
	for (size_t i = 0; i < licences->n; i++)
		tell_licence(&licences->rows[i]);
	if (*profile->failures)
		printf("%s\n", profile->failures);
}

static enum command_exit run(const struct command_call *call)
{
	struct session_profile profile;
	struct licence_page licences = {0};
	enum command_exit status = command_do(call, &portal_session_profile, &profile);

	if (!status)
		status = command_do(call, &portal_session_licences, &licences);
	if (!status)
		(command_option(call, "json") ? tell_json : tell)(&profile, &licences);
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
