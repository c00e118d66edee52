/* sessions, session-end: where the account that logs in is logged in besides, and an end to it. */
#include "config.h"

#include "base/lang.h"
#include "portal/stay.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/gate.h"
#include "command/json.h"
#include "command/login.h"
#include "command/registry.h"

static void tell_json(const struct session_row *row, int is_present)
{
	char started_at[BASE_CLOCK_TEXT_SIZE], seen_at[BASE_CLOCK_TEXT_SIZE];

	base_clock_format_iso(row->started_at, started_at);
	base_clock_format_iso(row->seen_at, seen_at);
	command_json_print(json_pack("{s:I, s:b, s:s, s:s, s:s, s:s}", "id", (json_int_t)row->id, "is_present",
				     is_present, "via", row->via, "source", row->source, "started_at", started_at,
				     "seen_at", seen_at));
}

static void tell(const struct session_row *row, int is_present)
{
	char started_at[BASE_CLOCK_TEXT_SIZE];
	struct buf source = {0};

	base_clock_format(row->started_at, started_at);
	base_gate_harmless(row->source, strlen(row->source), 0, &source);
	printf("%8" PRId64 "  %s  %-8s  %s%s\n", row->id, started_at, row->via, base_buf_text(&source),
	       is_present ? base_lang_text("（本連線）") : "");
	base_buf_release(&source);
}

static enum command_exit run_list(const struct command_call *call)
{
	struct stay_page page = {.direction = 1, .max = STAY_PAGE_MAX};
	enum command_exit status;

	while (!(status = command_do(call, &portal_stay_list, &page)) && page.n > 0) {
		for (size_t i = 0; i < page.n; i++)
			(command_option(call, "json") ? tell_json : tell)(&page.rows[i],
									   page.rows[i].id == page.present_id);
		page.after_id = page.rows[page.n - 1].id;
	}
	return status;
}

const struct command command_stay = {
	.name = "sessions",
	.usage = "--as NAME [--json]",
	.help = "列出帳號登入中的連線",
	.options = {COMMAND_LOGIN_OPTION, {"json", NULL, "以 JSON 輸出，一個連線一列"}},
	.door = "portal",
	.login = COMMAND_LOGIN_ACCOUNT,
	.run = run_list,
};

static enum command_exit run_end(const struct command_call *call)
{
	const char *word = call->arguments[0];
	int64_t id;
	char *rest;

	if (strcmp(word, "others") == 0)
		return command_do(call, &portal_stay_end_others, NULL);
	errno = 0;
	id = strtoll(word, &rest, 10);
	if (errno || rest == word || *rest || id <= 0)
		return command_misuse(call, "ID 須為連線的編號，或 others");
	return command_do(call, &portal_stay_end, &id);
}

const struct command command_stay_end = {
	.name = "session-end",
	.usage = "ID --as NAME [--json]",
	.help = "將帳號的一個連線登出；ID 為 others 時，登出本連線以外的連線",
	.options = {COMMAND_LOGIN_OPTION, {"json", NULL, "以 JSON 輸出被拒的原因"}},
	.least = 1,
	.most = 1,
	.door = "portal",
	.login = COMMAND_LOGIN_ACCOUNT,
	.run = run_end,
};
