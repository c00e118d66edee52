/* import: registers from CSV files, with progress on a terminal and a report of the rows that were refused. */
#include "config.h"

#include "base/lang.h"
#include "portal/import.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/csv.h"
#include "base/err.h"
#include "base/mem.h"
#include "command/registry.h"

enum { FAULTS_SHOWN = 20, PROGRESS_MS = 50 };

struct watch {
	const char *path;
	unsigned long faults; /* that refuse rows, shown or not */
	FILE *report;	      /* NULL: not wanted */
	struct buf line;
	int is_terminal;
	int has_progress; /* a progress line stands on the terminal */
	int64_t shown_ms;
};

static const struct {
	const char *name;
	const struct act *act;
} registers[] = {
	{"institution", &portal_import_institution},
	{"licence", &portal_import_licence},
};

static void clear_progress(struct watch *watch)
{
	if (watch->has_progress)
		fputs("\r\033[K", stderr);
	watch->has_progress = 0;
}

static void show_rows(void *with, unsigned long rows)
{
	struct watch *watch = with;
	int64_t now_ms = base_clock_monotonic_ms();

	if (!watch->is_terminal || now_ms - watch->shown_ms < PROGRESS_MS)
		return;
	fprintf(stderr, base_lang_text("\r已讀取 %lu 列"), rows);
	watch->has_progress = 1;
	watch->shown_ms = now_ms;
}

/* FILE:LINE:COLUMN: 欄位「value」：sentence (rule), as compilers write it. */
static void show_fault(const struct watch *watch, const struct import_fault *fault)
{
	fprintf(stderr, "%s:%lu:", watch->path, fault->line);
	if (fault->column)
		fprintf(stderr, "%u:", fault->column);
	fprintf(stderr, " %s", fault->name);
	if (*fault->value)
		fprintf(stderr, base_lang_text("「%s」"), fault->value);
	fprintf(stderr, "%s%s", *fault->name ? base_lang_text("：") : "", base_lang_text(fault->text));
	fprintf(stderr, *fault->rule ? base_lang_text("（%s）\n") : "%s\n", fault->rule);
}

static void report_fault(struct watch *watch, const struct import_fault *fault)
{
	const char *const cells[] = {fault->name, fault->value, fault->severity == PROBLEM_ERROR ? "錯誤" : "提醒",
				     fault->rule, fault->text};

	base_buf_clear(&watch->line);
	base_buf_addf(&watch->line, "%lu,%u", fault->line, fault->column);
	for (size_t i = 0; i < BASE_COUNT(cells); i++) {
		base_buf_add_char(&watch->line, ',');
		base_csv_add(&watch->line, cells[i]);
	}
	fprintf(watch->report, "%s\n", base_buf_text(&watch->line));
}

static void take_fault(void *with, const struct import_fault *fault)
{
	struct watch *watch = with;

	if (watch->report)
		report_fault(watch, fault);
	if (fault->severity != PROBLEM_ERROR || watch->faults++ >= FAULTS_SHOWN)
		return;
	clear_progress(watch);
	show_fault(watch, fault);
}

/* Faults name persons, if only in part: the report is the operator's alone. */
static int open_report(struct watch *watch, const char *path)
{
	int fd;

	if (!path)
		return 0;
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	watch->report = fd < 0 ? NULL : fdopen(fd, "w");
	if (!watch->report)
		return base_err_from_errno(errno);
	fputs(base_lang_text("列,欄,欄位,值,程度,規則,說明\n"), watch->report);
	return 0;
}

static int close_report(struct watch *watch)
{
	int has_failed = 0;

	if (watch->report)
		has_failed = ferror(watch->report) | fclose(watch->report);
	base_buf_release(&watch->line);
	return has_failed ? ERR_IO : 0;
}

static enum command_exit sum_up(const struct watch *watch, const struct import_result *result)
{
	if (watch->faults > FAULTS_SHOWN)
		fprintf(stderr, base_lang_text("另有 %lu 項錯誤未列出，完整清單請用 --report FILE\n"),
			watch->faults - FAULTS_SHOWN);
	printf(base_lang_text("讀取 %lu 列：新增 %lu，更新 %lu，未變 %lu，舊約 %lu，拒收 %lu；提醒 %lu 項\n"),
	       result->rows, result->added, result->changed, result->unchanged, result->outdated,
	       result->refused, result->warnings);
	return result->refused ? COMMAND_REFUSED : COMMAND_DONE;
}

static enum command_exit run_import(const struct command_call *call, size_t at, struct watch *watch)
{
	struct import_job job = {.path = call->arguments[1],
				 .may_skip_bad = command_option(call, "skip-bad") != NULL,
				 .on_fault = take_fault,
				 .on_rows = show_rows,
				 .with = watch};
	struct store *store = NULL;
	int err;

	if (command_open(call, STORE_BULK, &store))
		return COMMAND_STOPPED;
	err = command_act(call, store, registers[at].act, &job);
	store_close(store);
	clear_progress(watch);
	if (err >= 0)
		return sum_up(watch, &job.result);
	if (err == ERR_SYNTAX)
		return COMMAND_REFUSED;
	return command_complain(call, job.path, err);
}

static enum command_exit run(const struct command_call *call)
{
	const char *report = command_option(call, "report");
	struct watch watch = {.path = call->arguments[1], .is_terminal = isatty(STDERR_FILENO)};
	enum command_exit status;
	size_t at = 0;
	int err;

	while (at < BASE_COUNT(registers) && strcmp(registers[at].name, call->arguments[0]) != 0)
		at++;
	if (at == BASE_COUNT(registers))
		return command_misuse(call, "須為 institution 或 licence");
	err = open_report(&watch, report);
	if (err)
		return command_complain(call, report, err);
	status = run_import(call, at, &watch);
	err = close_report(&watch);
	return err ? command_complain(call, report, err) : status;
}

const struct command command_import = {
	.name = "import",
	.usage = "institution|licence FILE [--skip-bad] [--report FILE]",
	.help = "自 CSV 檔匯入醫事機構或醫事人員執業登記；FILE 為 - 時讀標準輸入",
	.options = {{"skip-bad", NULL, "略過有誤的資料列，匯入其餘各列（否則全部不匯入）"},
		    {"report", "FILE", "將所有錯誤與提醒寫成 CSV 檔"}},
	.least = 2,
	.most = 2,
	.run = run,
};
