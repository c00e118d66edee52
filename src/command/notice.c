/* notice add: an announcement or a piece of news. */
#include "config.h"

#include "base/lang.h"
#include "store/notice.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/err.h"
#include "base/gate.h"
#include "base/mem.h"
#include "base/text.h"
#include "command/registry.h"
#include "command/text.h"
#include "portal/operate.h"

enum { TITLE_CHARS = 100 };

/* A date option as ISO text; standard (may be "") when it was not given. */
static int read_date(const struct command_call *call, const char *name, const char *standard, char iso[11])
{
	const char *value = command_option(call, name);
	char text[BASE_DATE_TEXT_SIZE];
	struct date date;

	if (!value)
		return base_mem_copy(iso, 11, standard);
	if (base_date_parse(value, &date)) {
		fprintf(stderr, base_lang_text("maportal-admin: --%s：日期須寫成 2026-11-22 或 115/11/22\n"),
			name);
		return ERR_SYNTAX;
	}
	base_date_format_iso(date, text);
	return base_mem_copy(iso, 11, text);
}

static int read_title(const char *title, struct notice *notice)
{
	struct buf admitted = {0};
	enum gate_fault fault = base_gate_admit(title, strlen(title), 0, &admitted);
	const char *wrong = NULL;

	if (fault)
		wrong = base_gate_text(fault);
	else if (admitted.len == 0 || base_text_length(admitted.data) > TITLE_CHARS)
		wrong = "標題須為 1 至 100 字";
	else
		base_mem_copy(notice->title, sizeof notice->title, admitted.data);
	if (wrong)
		fprintf(stderr, base_lang_text("maportal-admin: TITLE：%s\n"), base_lang_text(wrong));
	base_buf_release(&admitted);
	return wrong ? ERR_SYNTAX : 0;
}

/* Everything but the body. */
static int read_head(const struct command_call *call, struct notice *notice)
{
	struct date today = base_date_at(base_clock_now_s());
	char iso[BASE_DATE_TEXT_SIZE];

	base_date_format_iso(today, iso);
	if (base_mem_copy(notice->kind, sizeof notice->kind, call->arguments[1]) ||
	    (strcmp(notice->kind, "announcement") != 0 && strcmp(notice->kind, "news") != 0)) {
		fputs(base_lang_text(
			      "maportal-admin: KIND：須為 announcement（系統公告）或 news（最新消息）\n"),
		      stderr);
		return ERR_SYNTAX;
	}
	notice->is_pinned = command_option(call, "pinned") != NULL;
	if (read_title(call->arguments[2], notice) || read_date(call, "date", iso, notice->published_date) ||
	    read_date(call, "until", "", notice->valid_until))
		return ERR_SYNTAX;
	return 0;
}

static enum command_exit add(const struct command_call *call)
{
	struct notice notice = {0};
	struct store *store = NULL;
	struct buf body = {0};
	enum command_exit status = COMMAND_REFUSED;
	int err;

	if (read_head(call, &notice))
		return COMMAND_MISUSED;
	err = command_text_read(call, call->arguments[3], &body);
	if (err == ERR_ENCODING || err == ERR_SYNTAX)
		goto out;
	status = COMMAND_STOPPED;
	if (err || command_open(call, STORE_WRITE, &store))
		goto out;
	notice.body = base_buf_detach(&body);
	err = command_act(call, store, &portal_operate_notice, &notice);
	if (err) {
		command_complain(call, call->conf->data, err);
		goto out;
	}
	printf(base_lang_text("已新增公告 %ld\n"), (long)notice.id);
	status = COMMAND_DONE;
out:
	store_notice_release(&notice);
	base_buf_release(&body);
	store_close(store);
	return status;
}

static const struct command_part parts[] = {{"add", 4, 4, add}, {NULL, 0, 0, NULL}};

const struct command command_notice = {
	.name = "notice",
	.usage = "add announcement|news TITLE FILE [--date DATE] [--until DATE] [--pinned]",
	.help = "新增系統公告或最新消息，內文取自檔案",
	.options = {{"date", "DATE", "公告日期（預設為今日）"},
		    {"until", "DATE", "公告至該日為止"},
		    {"pinned", NULL, "置頂"}},
	.least = 4,
	.most = 4,
	.parts = parts,
};
