/* From a document to lines, and from lines to pages. */
#include "config.h"

#include "print/text.h"

#include <stdlib.h>
#include <string.h>

#include "base/gate.h"
#include "base/mem.h"
#include "base/text.h"

enum {
	GAP = 2,	      /* between columns, and between a label and its value */
	NARROW = 50,	      /* columns of paper below which a value stands under its label */
	FEET = 2,	      /* lines at the end of a page: a blank one and the number */
};

/* The lines of a document; of a table's rows is known which lines are its head, to repeat them. */
struct line {
	char *text;
	size_t head_from, head_n; /* of the table it stands in; 0 lines: in none */
};

struct sheet {
	unsigned columns;
	struct line *lines;
	size_t n, cap;
	size_t head_from, head_n;
};

static void add_line(struct sheet *sheet, const char *text, size_t n)
{
	while (n > 0 && text[n - 1] == ' ')
		n--;
	if (sheet->n == sheet->cap) {
		sheet->cap = sheet->cap ? sheet->cap * 2 : 64;
		sheet->lines = base_mem_grow(sheet->lines, sheet->cap, sizeof *sheet->lines);
	}
	sheet->lines[sheet->n++] = (struct line){
		.text = base_mem_dup_n(text, n), .head_from = sheet->head_from, .head_n = sheet->head_n};
}

static void add_blank(struct sheet *sheet)
{
	if (sheet->n > 0 && *sheet->lines[sheet->n - 1].text)
		add_line(sheet, "", 0);
}

static void pad(struct buf *out, unsigned columns)
{
	while (columns-- > 0)
		base_buf_add_char(out, ' ');
}

/* The next line of what is left of a cell, filled up to its width; what is left then. */
static const char *take_line(const char *text, unsigned width, struct buf *out)
{
	size_t next, n = base_text_wrap(text, strlen(text), width, &next);
	unsigned used = base_text_width(text, n);

	if (next == 0)
		next = strlen(text);
	base_buf_add(out, text, n);
	pad(out, used < width ? width - used : 0);
	return text + next;
}

/* Cells beside each other, each wrapped in its column. */
static void add_cells(struct sheet *sheet, char *const *cells, const unsigned *widths, size_t n)
{
	const char *rest[PRINT_DOCUMENT_COLUMNS];
	struct buf line = {0};
	int is_first = 1, is_left = 1;

	for (size_t i = 0; i < n; i++)
		rest[i] = cells[i];
	while (is_left || is_first) {
		is_left = 0;
		base_buf_clear(&line);
		for (size_t i = 0; i < n; i++) {
			if (i > 0)
				pad(&line, GAP);
			rest[i] = take_line(rest[i], widths[i], &line);
			is_left |= *rest[i] != '\0';
		}
		add_line(sheet, base_buf_text(&line), line.len);
		is_first = 0;
	}
	base_buf_release(&line);
}

static unsigned width_of(const char *text)
{
	return base_text_width(text, strlen(text));
}

/* The widest label of the fields that stand together. */
static unsigned label_width(const struct document *document, size_t from)
{
	unsigned widest = 0;

	for (size_t i = from; i < document->n && document->blocks[i].kind == BLOCK_FIELD; i++)
		if (width_of(document->blocks[i].cells[0]) > widest)
			widest = width_of(document->blocks[i].cells[0]);
	return widest;
}

static void add_paragraph(struct sheet *sheet, unsigned indent, const char *text)
{
	struct buf line = {0};

	do {
		base_buf_clear(&line);
		pad(&line, indent);
		text = take_line(text, sheet->columns - indent, &line);
		add_line(sheet, base_buf_text(&line), line.len);
	} while (*text);
	base_buf_release(&line);
}

static size_t add_fields(struct sheet *sheet, const struct document *document, size_t at)
{
	unsigned label = label_width(document, at);

	for (; at < document->n && document->blocks[at].kind == BLOCK_FIELD; at++) {
		char *const *cells = document->blocks[at].cells;

		if (sheet->columns < NARROW || label + GAP >= sheet->columns / 2) {
			add_paragraph(sheet, 0, cells[0]);
			add_paragraph(sheet, GAP, cells[1]);
		} else {
			add_cells(sheet, cells, (const unsigned[]){label, sheet->columns - label - GAP}, 2);
		}
	}
	return at;
}

/* Natural widths, as far as they go; what is missing is taken from the widest, column by column. */
static void share(const struct sheet *sheet, const struct document *document, size_t at, unsigned *widths)
{
	size_t n = document->blocks[at].n, widest;
	unsigned sum = 0;

	memset(widths, 0, n * sizeof *widths);
	for (size_t row = at; row < document->n && (row == at || document->blocks[row].kind == BLOCK_ROW); row++)
		for (size_t i = 0; i < n && i < document->blocks[row].n; i++)
			if (width_of(document->blocks[row].cells[i]) > widths[i])
				widths[i] = width_of(document->blocks[row].cells[i]);
	for (size_t i = 0; i < n; i++) {
		if (widths[i] < 2)
			widths[i] = 2;
		sum += widths[i] + (i > 0 ? GAP : 0);
	}
	while (sum > sheet->columns) {
		widest = 0;
		for (size_t i = 1; i < n; i++)
			if (widths[i] >= widths[widest])
				widest = i;
		if (widths[widest] <= 2)
			break;
		widths[widest]--;
		sum--;
	}
}

static void add_rule(struct sheet *sheet, char sign)
{
	struct buf line = {0};

	for (unsigned i = 0; i < sheet->columns; i++)
		base_buf_add_char(&line, sign);
	add_line(sheet, line.data, line.len);
	base_buf_release(&line);
}

static size_t add_table(struct sheet *sheet, const struct document *document, size_t at)
{
	unsigned widths[PRINT_DOCUMENT_COLUMNS];
	size_t from = sheet->n, n = document->blocks[at].n;

	share(sheet, document, at, widths);
	add_cells(sheet, document->blocks[at].cells, widths, n);
	add_rule(sheet, '-');
	sheet->head_from = from;
	sheet->head_n = sheet->n - from;
	for (at++; at < document->n && document->blocks[at].kind == BLOCK_ROW; at++)
		if (document->blocks[at].n == n)
			add_cells(sheet, document->blocks[at].cells, widths, n);
	sheet->head_n = 0;
	return at;
}

static size_t add_block(struct sheet *sheet, const struct document *document, size_t at)
{
	const struct block *block = &document->blocks[at];

	switch (block->kind) {
	case BLOCK_FIELD:
		return add_fields(sheet, document, at);
	case BLOCK_HEAD:
		return add_table(sheet, document, at);
	case BLOCK_HEADING:
		add_blank(sheet);
		add_paragraph(sheet, 0, block->cells[0]);
		add_rule(sheet, '-');
		break;
	case BLOCK_TEXT:
		add_paragraph(sheet, 0, block->cells[0]);
		break;
	case BLOCK_ROW: /* without a head there is no table */
		break;
	}
	return at + 1;
}

static void lay_out(const struct document *document, struct sheet *sheet)
{
	if (document->title) {
		add_paragraph(sheet, 0, document->title);
		add_rule(sheet, '=');
	}
	for (size_t at = 0; at < document->n;)
		at = add_block(sheet, document, at);
}

static void put_line(const char *text, struct buf *out)
{
	base_gate_harmless(text, strlen(text), 0, out);
	base_buf_add_char(out, '\n');
}

/* How many lines fit on a page that begins with a line, and what is repeated on top of it. */
static size_t put_page(const struct sheet *sheet, size_t from, size_t room, struct buf *out, size_t *used)
{
	const struct line none = {.head_n = 0}, *first = from < sheet->n ? &sheet->lines[from] : &none;

	*used = 0;
	if (first->head_n > 0 && first->head_n < room / 2)
		for (; *used < first->head_n; (*used)++)
			put_line(sheet->lines[first->head_from + *used].text, out);
	while (from < sheet->n && *used < room) {
		put_line(sheet->lines[from++].text, out);
		(*used)++;
	}
	return from;
}

static void put_foot(const struct document *document, size_t page, struct buf *out)
{
	base_buf_add_char(out, '\n');
	if (document->reference) {
		base_gate_harmless(document->reference, strlen(document->reference), 0, out);
		base_buf_add_text(out, "  ");
	}
	base_buf_addf(out, "第%zu頁\n", page);
}

static void put_pages(const struct document *document, const struct sheet *sheet, unsigned lines, struct buf *out)
{
	size_t from = 0, page = 0, used;

	while (from < sheet->n || page == 0) {
		if (page++ > 0)
			base_buf_add_char(out, '\f');
		from = put_page(sheet, from, lines - FEET, out, &used);
		for (; used < lines - FEET; used++)
			base_buf_add_char(out, '\n');
		put_foot(document, page, out);
	}
}

void print_text_add(const struct document *document, const struct paper *paper, struct buf *out)
{
	struct sheet sheet = {
		.columns = paper->columns > PRINT_TEXT_COLUMNS_MIN ? paper->columns : PRINT_TEXT_COLUMNS_MIN};

	lay_out(document, &sheet);
	if (paper->lines == 0)
		for (size_t i = 0; i < sheet.n; i++)
			put_line(sheet.lines[i].text, out);
	else
		put_pages(document, &sheet, paper->lines > PRINT_TEXT_LINES_MIN ? paper->lines : PRINT_TEXT_LINES_MIN,
			  out);
	for (size_t i = 0; i < sheet.n; i++)
		free(sheet.lines[i].text);
	free(sheet.lines);
}

/* Cells that say nothing leave no gap. */
static void add_joined(const struct block *block, const char *sign, struct buf *out)
{
	size_t before = out->len;

	for (size_t i = 0; i < block->n; i++) {
		if (out->len > before && *block->cells[i])
			base_buf_add_text(out, sign);
		base_gate_harmless(block->cells[i], strlen(block->cells[i]), GATE_LINES, out);
	}
	base_buf_add_char(out, '\n');
}

void print_text_add_flowing(const struct document *document, struct buf *out)
{
	for (size_t at = 0; at < document->n; at++) {
		const struct block *block = &document->blocks[at];

		if (block->kind == BLOCK_HEADING)
			base_buf_add_char(out, '\n');
		if (block->kind != BLOCK_HEAD)
			add_joined(block, block->kind == BLOCK_FIELD ? "：" : "  ", out);
	}
}
