/* status: how the portal stands, for people and as JSON. */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/gate.h"
#include "base/lang.h"
#include "base/mem.h"
#include "command/json.h"
#include "command/registry.h"
#include "command/survey.h"
#include "domain/policy.h"
#include "store/policy.h"

/* What states are called. */
static const struct {
	const char *topic, *word, *text;
} states[] = {
	{"account", "active", "使用中"}, {"account", "pending_mail", "待認證"}, {"account", "suspended", "停用"},
	{"letter", "failed", "已放棄"},	 {"letter", "sending", "傳送中"},	{"letter", "sent", "已送出"},
	{"letter", "waiting", "等待中"},
};

static const char *state_text(const struct counter *counter)
{
	for (size_t i = 0; i < BASE_COUNT(states); i++)
		if (strcmp(states[i].topic, counter->topic) == 0 && strcmp(states[i].word, counter->word) == 0)
			return base_lang_text(states[i].text);
	return counter->word;
}

static void print_counters(const struct survey *survey, const char *topic)
{
	for (size_t i = 0; i < survey->n_counters; i++)
		if (strcmp(survey->counters[i].topic, topic) == 0)
			printf("  %s %" PRId64, state_text(&survey->counters[i]), survey->counters[i].value);
	putchar('\n');
}

static void print_time(const char *label, int64_t at)
{
	char text[BASE_CLOCK_TEXT_SIZE];

	base_clock_format(at, text);
	printf("%s%s\n", label, text);
}

static void print_sessions(const struct survey *survey)
{
	int64_t all = 0;

	if (!survey->is_kept) {
		puts(base_lang_text("連線：maportald 沒有在執行"));
		return;
	}
	for (size_t i = 0; i < survey->n_doors; i++)
		all += survey->doors[i].sessions;
	printf(base_lang_text("連線：%ld 個\n"), (long)all);
}

static void print_trail(const struct survey *survey)
{
	printf(base_lang_text("稽核紀錄：%ld 筆，已簽章 %ld 筆\n"), (long)survey->audit_rows, (long)survey->head.rows);
	if (survey->head.id)
		print_time(base_lang_text("最後簽章："), survey->head.at);
	if (survey->backup_at)
		print_time(base_lang_text("最後備份："), survey->backup_at);
	else
		puts(base_lang_text("最後備份：沒有"));
}

static void print_text(const struct survey *survey)
{
	printf(base_lang_text("版本 %s，資料庫版本 %d\n"), PACKAGE_VERSION, survey->schema);
	printf(base_lang_text("資料庫 %ld KiB，日誌 %ld KiB，可用空間 %ld MiB\n"),
	       (long)(survey->database_bytes / 1024), (long)(survey->log_bytes / 1024),
	       (long)(survey->free_bytes / 1048576));
	fputs(base_lang_text("帳號："), stdout);
	print_counters(survey, "account");
	fputs(base_lang_text("信件："), stdout);
	print_counters(survey, "letter");
	if (survey->oldest_at)
		print_time(base_lang_text("等待最久的信件寫於："), survey->oldest_at);
	print_sessions(survey);
	print_trail(survey);
}

/* {"active": 3, ...} */
static json_t *pack_counters(const struct survey *survey, const char *topic)
{
	json_t *object = json_object();

	for (size_t i = 0; i < survey->n_counters; i++)
		if (strcmp(survey->counters[i].topic, topic) == 0)
			json_object_set_new(object, survey->counters[i].word, json_integer(survey->counters[i].value));
	return object;
}

static json_t *pack_doors(const struct survey *survey)
{
	json_t *object = survey->is_kept ? json_object() : json_null();

	for (size_t i = 0; i < survey->n_doors; i++)
		json_object_set_new(object, survey->doors[i].door, json_integer(survey->doors[i].sessions));
	return object;
}

static json_t *pack_time(int64_t at)
{
	char text[BASE_CLOCK_TEXT_SIZE];

	base_clock_format_iso(at, text);
	return at ? json_string(text) : json_null();
}

/* Settings that an operator has put other values over; as text, or into an object when there is one. */
static int add_policies(struct store *store, json_t *object)
{
	char value[STORE_POLICY_TEXT_SIZE];
	struct buf clean = {0};
	int err = 0;

	for (enum policy policy = 0; !err && policy < POLICY_COUNT; policy++) {
		const struct policy_row *row = domain_policy_row(policy);

		err = store_policy_find(store, row->name, value);
		base_buf_clear(&clean);
		base_gate_harmless(value, strlen(value), 0, &clean);
		if (!err && object)
			json_object_set_new(object, row->name, json_string(base_buf_text(&clean)));
		else if (!err)
			printf(base_lang_text("設定：%s = %s\n"), row->name, base_buf_text(&clean));
		if (err == ERR_NOT_FOUND)
			err = 0;
	}
	base_buf_release(&clean);
	return err;
}

static int print_json(const struct survey *survey, struct store *store)
{
	json_t *policies = json_object();
	int err = add_policies(store, policies);

	command_json_print(json_pack(
		"{s:s, s:i, s:I, s:I, s:I, s:o, s:o, s:o, s:o, s:I, s:I, s:o, s:o, s:o}", "version", PACKAGE_VERSION,
		"schema", survey->schema, "database_bytes", (json_int_t)survey->database_bytes, "log_bytes",
		(json_int_t)survey->log_bytes, "free_bytes", (json_int_t)survey->free_bytes, "accounts",
		pack_counters(survey, "account"), "letters", pack_counters(survey, "letter"), "oldest_waiting_at",
		pack_time(survey->oldest_at), "sessions", pack_doors(survey), "audit_rows",
		(json_int_t)survey->audit_rows, "audit_head_rows", (json_int_t)survey->head.rows, "audit_head_at",
		pack_time(survey->head.at), "backup_at", pack_time(survey->backup_at), "policies", policies));
	return err;
}

static enum command_exit run(const struct command_call *call)
{
	struct store *store = NULL;
	struct survey survey;
	int err;

	if (command_open(call, STORE_READ, &store))
		return COMMAND_STOPPED;
	err = command_survey_take(&survey, call->conf, store);
	if (!err && command_option(call, "json")) {
		err = print_json(&survey, store);
	} else if (!err) {
		print_text(&survey);
		err = add_policies(store, NULL);
	}
	command_survey_release(&survey);
	store_close(store);
	return err ? command_complain(call, call->conf->data, err) : COMMAND_DONE;
}

const struct command command_overview = {
	.name = "status",
	.usage = "[--json]",
	.help = "顯示版本、帳號、信件、連線、稽核紀錄、備份及變更過的設定",
	.options = {{"json", NULL, "以 JSON 輸出"}},
	.run = run,
};
