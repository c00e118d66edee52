/* Reading and writing CSV. */
#include "config.h"

#include "base/csv.h"

#include <errno.h>
#include <string.h>

#include "base/err.h"
#include "base/gate.h"
#include "base/mem.h"
#include "base/text.h"

int base_csv_open(struct csv *csv, const char *path)
{
	*csv = (struct csv){.next_line = 1};
	csv->file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
	return csv->file ? 0 : base_err_from_errno(errno);
}

void base_csv_close(struct csv *csv)
{
	if (csv->file && csv->file != stdin)
		fclose(csv->file);
	base_buf_release(&csv->row);
	*csv = (struct csv){0};
}

/* Reads on to the end of the line, so that the next row can be tried. */
static int refuse(struct csv *csv, int err, int c)
{
	while (c != '\n' && c != EOF)
		c = getc_unlocked(csv->file);
	csv->next_line += c == '\n';
	csv->column = (unsigned)csv->n;
	return err;
}

static int begin_field(struct csv *csv)
{
	if (csv->n == BASE_CSV_FIELDS)
		return ERR_RANGE;
	csv->starts[csv->n++] = csv->row.len;
	return 0;
}

/* The inside of a quoted field; the character after the closing quote, or a negative error in *err. */
static int read_quoted(struct csv *csv, int *err)
{
	for (;;) {
		int c = getc_unlocked(csv->file);

		if (c == '"') {
			c = getc_unlocked(csv->file);
			if (c != '"')
				return c;
		}
		if (c == EOF) {
			*err = ERR_SYNTAX;
			return c;
		}
		if (csv->row.len >= BASE_CSV_ROW) {
			*err = ERR_RANGE;
			return c;
		}
		csv->next_line += c == '\n';
		base_buf_add_char(&csv->row, (char)c);
	}
}

/* Text outside quotes up to the comma, line end or a quote; that character. */
static int read_plain(struct csv *csv, int c, int *err)
{
	while (c != ',' && c != '\n' && c != '"' && c != EOF) {
		if (csv->row.len >= BASE_CSV_ROW) {
			*err = ERR_RANGE;
			return c;
		}
		base_buf_add_char(&csv->row, (char)c);
		c = getc_unlocked(csv->file);
	}
	return c;
}

/* One field; the character that ended it. */
static int read_field(struct csv *csv, int c, int *err)
{
	if (c == '"') {
		c = read_quoted(csv, err);
		if (!*err && c == '\r')
			c = getc_unlocked(csv->file);
	} else {
		c = read_plain(csv, c, err);
		if (!*err && c == '\n' && csv->row.len > csv->starts[csv->n - 1] &&
		    csv->row.data[csv->row.len - 1] == '\r')
			base_buf_cut(&csv->row, csv->row.len - 1);
	}
	if (!*err && c != ',' && c != '\n' && c != EOF)
		*err = ERR_SYNTAX;
	return c;
}

/* Field starts become pointers only now: the row's block may have moved while it grew. */
static int finish(struct csv *csv)
{
	for (size_t i = 0; i < csv->n; i++) {
		size_t end = i + 1 < csv->n ? csv->starts[i + 1] : csv->row.len;

		csv->fields[i] = csv->row.data + csv->starts[i];
		if (!base_text_is_utf8(csv->fields[i], end - csv->starts[i] - 1)) {
			csv->column = (unsigned)i + 1;
			return ERR_ENCODING;
		}
	}
	return 1;
}

/*
 * Takes a byte order mark away.  Full-width text begins with the same byte, so what is none is put back: these bytes
 * were read just now, and of those a stream takes more than one.
 */
static void skip_mark(struct csv *csv)
{
	static const unsigned char mark[] = {0xef, 0xbb, 0xbf};
	size_t n = 0;
	int c;

	while (n < sizeof mark && (c = getc_unlocked(csv->file)) == mark[n])
		n++;
	if (n == sizeof mark)
		return;
	ungetc(c, csv->file);
	while (n > 0)
		ungetc(mark[--n], csv->file);
}

int base_csv_next(struct csv *csv)
{
	int c, err;

	base_buf_clear(&csv->row);
	csv->n = 0;
	csv->column = 0;
	if (csv->next_line == 1)
		skip_mark(csv);
	csv->line = csv->next_line;
	c = getc_unlocked(csv->file);
	if (c == EOF)
		return ferror(csv->file) ? ERR_IO : 0;
	for (;;) {
		err = begin_field(csv);
		if (!err)
			c = read_field(csv, c, &err);
		if (err)
			return refuse(csv, err, c);
		base_buf_add_char(&csv->row, '\0');
		if (c != ',')
			break;
		c = getc_unlocked(csv->file);
	}
	csv->next_line += c == '\n';
	return finish(csv);
}

/*
 * What spreadsheets take for the beginning of a formula (OWASP, CSV injection): also behind a tab or a line end, which
 * some of them strip, and as full-width characters, which some of them fold.
 */
static int begins_formula(const char *field)
{
	static const char *const wide[] = {"\uff1d", "\uff0b", "\uff0d", "\uff20"};

	if (*field && strchr("=+-@\t\r\n", *field))
		return 1;
	for (size_t i = 0; i < BASE_COUNT(wide); i++)
		if (strncmp(field, wide[i], strlen(wide[i])) == 0)
			return 1;
	return 0;
}

void base_csv_add(struct buf *out, const char *field)
{
	int formula = begins_formula(field);
	int quote = formula || strpbrk(field, ",\"\r\n") != NULL;

	if (quote)
		base_buf_add_char(out, '"');
	if (formula)
		base_buf_add_char(out, '\'');
	for (; *field; field++) {
		if (*field == '"')
			base_buf_add_char(out, '"');
		base_buf_add_char(out, *field);
	}
	if (quote)
		base_buf_add_char(out, '"');
}

void base_csv_add_row(struct buf *out, const char *const *fields, size_t n)
{
	struct buf clean = {0};

	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			base_buf_add_char(out, ',');
		base_buf_clear(&clean);
		base_gate_harmless(fields[i], strlen(fields[i]), GATE_LINES, &clean);
		base_csv_add(out, base_buf_text(&clean));
	}
	base_buf_add_text(out, "\r\n");
	base_buf_release(&clean);
}
