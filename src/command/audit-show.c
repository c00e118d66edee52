/* audit show: rows of the trail, newest first. */
#include "config.h"

#include "command/audit-show.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/csv.h"
#include "base/date.h"
#include "base/err.h"
#include "base/gate.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "command/json.h"
#include "store/audit.h"

enum { PAGE = 256, LIMIT_STANDARD = 50, LIMIT_MOST = 100000000, DAY_S = 86400, COLUMNS = 8 };

static const char *const titles[COLUMNS] = {"編號", "時間", "行為人", "層級", "來源", "作業", "對象", "結果"};

/* Text that is drawn harmless, in a column of its own. */
static void print_column(const char *text, unsigned width)
{
	struct buf clean = {0};
	unsigned used;

	base_gate_harmless(text, strlen(text), 0, &clean);
	used = base_text_width(base_buf_text(&clean), clean.len);
	printf("%s%*s", base_buf_text(&clean), used < width ? (int)(width - used) + 2 : 2, "");
	base_buf_release(&clean);
}

static void print_line(const char *const texts[COLUMNS])
{
	static const unsigned widths[COLUMNS] = {7, 19, 16, 4, 15, 22, 16, 0};

	for (size_t i = 0; i + 1 < COLUMNS; i++)
		print_column(texts[i], widths[i]);
	print_column(texts[COLUMNS - 1], 0);
	putchar('\n');
}

static void print_csv(const char *const texts[COLUMNS])
{
	struct buf row = {0};

	base_csv_add_row(&row, texts, COLUMNS);
	fputs(base_buf_text(&row), stdout);
	base_buf_release(&row);
}

/* Tampered texts may be no UTF-8, which JSON cannot say. */
static json_t *harmless(const char *text)
{
	struct buf clean = {0};
	json_t *string;

	base_gate_harmless(text, strlen(text), 0, &clean);
	string = json_string(base_buf_text(&clean));
	base_buf_release(&clean);
	return string;
}

static void print_json(const struct audit *audit)
{
	char at[BASE_CLOCK_TEXT_SIZE];

	base_clock_format_iso(audit->at, at);
	command_json_print(json_pack("{s:I, s:s, s:o, s:i, s:o, s:o, s:o, s:o, s:o}", "id", (json_int_t)audit->id, "at",
				     at, "actor", harmless(audit->actor), "level", audit->level, "source",
				     harmless(audit->source), "act", harmless(audit->act), "object",
				     harmless(audit->object), "outcome", harmless(audit->outcome), "hash",
				     harmless(audit->hash)));
}

static void print(const struct command_call *call, const struct audit *audit)
{
	char id[24], level[12], at[BASE_CLOCK_TEXT_SIZE];
	const char *const texts[COLUMNS] = {id,	   at,		  audit->actor,	 level, audit->source,
					    audit->act, audit->object, audit->outcome};

	if (command_option(call, "json")) {
		print_json(audit);
		return;
	}
	snprintf(id, sizeof id, "%" PRId64, audit->id);
	snprintf(level, sizeof level, "%d", audit->level);
	base_clock_format(audit->at, at);
	if (command_option(call, "csv"))
		print_csv(texts);
	else
		print_line(texts);
}

/* The first instant of a day in Taipei, or of the day after it. */
static int read_day(const struct command_call *call, const char *name, int days, int64_t *instant)
{
	const char *value = command_option(call, name);
	struct date date;

	if (!value)
		return 0;
	if (base_date_parse(value, &date)) {
		fprintf(stderr, base_lang_text("%s: --%s：日期須寫成 2026-11-22 或 115/11/22\n"),
			call->program->name, name);
		return ERR_SYNTAX;
	}
	*instant = (base_date_days(date) + days) * DAY_S - BASE_DATE_TAIPEI_S;
	return 0;
}

static int read_word(const struct command_call *call, const char *name, char *word, size_t size)
{
	const char *value = command_option(call, name);

	if (!value || (*value && base_mem_copy(word, size, value) == 0))
		return 0;
	fprintf(stderr, base_lang_text("%s: --%s：須為 1 至 %zu 個位元組\n"), call->program->name, name,
		size - 1);
	return ERR_RANGE;
}

static int read_query(const struct command_call *call, struct audit_query *query, long *most)
{
	int err = read_word(call, "actor", query->actor, sizeof query->actor);

	if (!err)
		err = read_word(call, "act", query->act, sizeof query->act);
	if (!err)
		err = read_word(call, "object", query->object, sizeof query->object);
	if (!err)
		err = read_day(call, "since", 0, &query->since);
	if (!err)
		err = read_day(call, "until", 1, &query->until);
	return err ? err : command_option_number(call, "limit", LIMIT_MOST, most);
}

static void print_titles(const struct command_call *call)
{
	const char *shown[COLUMNS];

	for (size_t i = 0; i < COLUMNS; i++)
		shown[i] = base_lang_text(titles[i]);
	if (command_option(call, "bom"))
		fputs(BASE_CSV_MARK, stdout);
	if (command_option(call, "csv"))
		print_csv(titles);
	else if (!command_option(call, "json"))
		print_line(shown);
}

static int print_pages(const struct command_call *call, struct store *store, const struct audit_query *query, long most)
{
	struct audit *page = base_mem_zero(PAGE, sizeof *page);
	int64_t before = 0;
	size_t n = 0;
	int err;

	do {
		err = store_audit_page(store, query, before, page, most < PAGE ? (size_t)most : PAGE, &n);
		for (size_t i = 0; !err && i < n; i++)
			print(call, &page[i]);
		if (n > 0)
			before = page[n - 1].id;
		most -= (long)n;
	} while (!err && n == PAGE && most > 0 && !ferror(stdout));
	free(page);
	return err;
}

enum command_exit command_audit_show(const struct command_call *call)
{
	struct audit_query query = {.since = 0};
	struct store *store = NULL;
	long most = LIMIT_STANDARD;
	int err;

	if (command_option(call, "json") && command_option(call, "csv"))
		return command_misuse(call, "--json 與 --csv 只能擇一");
	if (read_query(call, &query, &most))
		return COMMAND_MISUSED;
	if (command_open(call, STORE_READ, &store))
		return COMMAND_STOPPED;
	print_titles(call);
	err = print_pages(call, store, &query, most);
	store_close(store);
	return err ? command_complain(call, call->conf->data, err) : COMMAND_DONE;
}
