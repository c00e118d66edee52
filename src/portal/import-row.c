/* Reading the rows of a register. */
#include "config.h"

#include "portal/import-row.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/err.h"
#include "base/gate.h"
#include "base/mem.h"
#include "base/text.h"

enum { VALUE_COLUMNS = 40, ID_BYTES_LEAST = 9 };

/* What the report may show of a value: never control characters, never a person's whole number or name. */
static void show_value(const char *value, enum import_class class, char shown[PORTAL_IMPORT_VALUE_SIZE])
{
	struct buf harmless = {0};
	size_t n, fit;
	const char *text;

	base_gate_harmless(value, strlen(value), 0, &harmless);
	text = base_buf_text(&harmless);
	n = harmless.len;
	fit = class == IMPORT_PUBLIC ? base_text_fit(text, n, VALUE_COLUMNS, NULL) : base_text_cluster(text, n);
	if (class == IMPORT_ID_NO && n >= ID_BYTES_LEAST && base_text_width(text, n) == n) /* ASCII */
		snprintf(shown, PORTAL_IMPORT_VALUE_SIZE, "%.4s***%s", text, text + n - 3);
	else
		snprintf(shown, PORTAL_IMPORT_VALUE_SIZE, "%.*s%s", (int)fit, text,
			 class == IMPORT_PUBLIC || n == 0 ? "" : "***");
	base_buf_release(&harmless);
}

static void report(struct import_row *row, const struct import_fault *fault)
{
	if (fault->severity == PROBLEM_ERROR)
		row->is_refused = 1;
	else
		row->warnings++;
	row->job->on_fault(row->job->with, fault);
}

void portal_import_row_fault(struct import_row *row, size_t column, enum rule rule)
{
	char value[PORTAL_IMPORT_VALUE_SIZE] = "";
	struct import_fault fault = {
		.line = row->csv.line,
		.name = "",
		.value = value,
		.rule = domain_rule_number(rule),
		.severity = domain_rule_severity(rule),
		.text = domain_rule_text(rule),
	};

	if (rule == RULE_NONE)
		return;
	if (column != IMPORT_WHOLE_ROW) {
		fault.name = row->columns[column].name;
		fault.column = (unsigned)row->cells[column];
		show_value(portal_import_row_cell(row, column), row->columns[column].class, value);
	}
	report(row, &fault);
}

/* The file is malformed where the reader stands. */
static void fault_csv(struct import_row *row, int err)
{
	const char *text = base_err_text(err);

	if (err == ERR_ENCODING)
		text = "文字不是正確的 UTF-8；Big5 檔案請先轉換為 UTF-8";
	else if (err == ERR_SYNTAX)
		text = "雙引號的位置不正確，或沒有結束";
	else if (err == ERR_RANGE)
		text = "此列過長或欄位過多；請檢查雙引號是否沒有結束";
	report(row, &(struct import_fault){.line = row->csv.line,
					   .column = row->csv.column,
					   .name = "",
					   .value = "",
					   .rule = "",
					   .severity = PROBLEM_ERROR,
					   .text = text});
}

static size_t find_column(const struct import_row *row, const char *name)
{
	for (size_t i = 0; i < row->n_columns; i++)
		if (strcmp(row->columns[i].name, name) == 0)
			return i;
	return row->n_columns;
}

/* Which cell each column is; needed ones must be there, none twice. */
static void read_header(struct import_row *row)
{
	row->n_cells = row->csv.n;
	for (size_t cell = 0; cell < row->csv.n; cell++) {
		size_t column;

		base_buf_clear(&row->text);
		base_gate_harmless(row->csv.fields[cell], strlen(row->csv.fields[cell]), GATE_FOLD, &row->text);
		column = find_column(row, base_buf_text(&row->text) + strspn(base_buf_text(&row->text), " "));
		if (column == row->n_columns)
			continue;
		if (row->cells[column])
			portal_import_row_fault(row, column, RULE_IMP_1_TWICE);
		row->cells[column] = cell + 1;
	}
	for (size_t i = 0; i < row->n_columns; i++)
		if (row->columns[i].is_needed && !row->cells[i])
			portal_import_row_fault(row, i, RULE_IMP_1);
}

int portal_import_row_open(struct import_row *row, const struct import_job *job, const struct import_column *columns,
			   size_t n_columns)
{
	int got, err;

	*row = (struct import_row){.job = job, .columns = columns, .n_columns = n_columns};
	err = base_csv_open(&row->csv, job->path);
	if (err)
		return err;
	got = base_csv_next(&row->csv);
	if (got == ERR_IO)
		return got;
	if (got < 0)
		fault_csv(row, got);
	else if (got == 0)
		portal_import_row_fault(row, IMPORT_WHOLE_ROW, RULE_IMP_9);
	else
		read_header(row);
	return row->is_refused ? ERR_SYNTAX : 0;
}

int portal_import_row_next(struct import_row *row)
{
	int got;

	row->is_refused = 0;
	do
		got = base_csv_next(&row->csv);
	while (got == 1 && row->csv.n == 1 && !*row->csv.fields[0]);
	if (got == 0 || got == ERR_IO)
		return got;
	if (got < 0)
		fault_csv(row, got);
	else if (row->csv.n != row->n_cells)
		portal_import_row_fault(row, IMPORT_WHOLE_ROW, RULE_IMP_2);
	return 1;
}

void portal_import_row_close(struct import_row *row)
{
	base_csv_close(&row->csv);
	base_buf_release(&row->text);
}

int portal_import_row_has(const struct import_row *row, size_t column)
{
	return row->cells[column] != 0;
}

const char *portal_import_row_cell(const struct import_row *row, size_t column)
{
	size_t cell = row->cells[column];

	return cell && cell <= row->csv.n ? row->csv.fields[cell - 1] : "";
}

/* Takes blanks off both ends of the text that was admitted. */
static const char *trim(struct buf *text)
{
	while (text->len && text->data[text->len - 1] == ' ')
		base_buf_cut(text, text->len - 1);
	return base_buf_text(text) + strspn(base_buf_text(text), " ");
}

void portal_import_row_text(struct import_row *row, size_t column, unsigned flags, char *to, size_t size)
{
	const char *cell = portal_import_row_cell(row, column);
	enum gate_fault fault;

	if (!row->cells[column])
		return;
	*to = '\0';
	base_buf_clear(&row->text);
	fault = base_gate_admit(cell, strlen(cell), flags, &row->text);
	if (fault)
		portal_import_row_fault(row, column, domain_rule_from_gate(fault));
	else if (base_mem_copy(to, size, trim(&row->text)))
		portal_import_row_fault(row, column, RULE_IMP_4);
}

void portal_import_row_date(struct import_row *row, size_t column, char iso[11])
{
	char text[BASE_DATE_TEXT_SIZE] = "";
	struct date date;

	*iso = '\0';
	portal_import_row_text(row, column, GATE_FOLD, text, sizeof text);
	if (!*text)
		return;
	if (base_date_parse(text, &date)) {
		portal_import_row_fault(row, column, RULE_IMP_5);
		return;
	}
	base_date_format_iso(date, text);
	base_mem_copy(iso, 11, text);
}
