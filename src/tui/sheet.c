/* Strokes, and a number for what they make of a line. */
#include "config.h"

#include "tui/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Like FNV-1a; nobody gains anything by two lines that have the same number but a faulty picture of his own. */
static const uint64_t basis = 0xcbf29ce484222325, prime = 0x100000001b3;

static uint64_t mix(uint64_t number, uint64_t value)
{
	return (number ^ value) * prime;
}

int tui_sheet_begin(struct tui_sheet *sheet, unsigned lines, unsigned columns)
{
	sheet->n = 0;
	sheet->is_shown = 0;
	if (sheet->lines == lines && sheet->columns == columns)
		return 0;
	sheet->rows = base_mem_grow(sheet->rows, lines, sizeof *sheet->rows);
	memset(sheet->rows, 0, lines * sizeof *sheet->rows);
	sheet->lines = lines;
	sheet->columns = columns;
	return 1;
}

static int is_same_place(const struct sheet_stroke *a, const struct sheet_stroke *b)
{
	return a->kind == b->kind && a->line == b->line && a->column == b->column && a->columns == b->columns;
}

/* Moves a stroke behind all others, from where the next one is taken. */
static void take_away(struct tui_sheet *sheet, const struct sheet_stroke *like)
{
	for (size_t i = 0; i < sheet->n; i++)
		if (is_same_place(&sheet->strokes[i], like)) {
			struct sheet_stroke away = sheet->strokes[i];

			sheet->n--;
			memmove(sheet->strokes + i, sheet->strokes + i + 1, (sheet->n - i) * sizeof away);
			sheet->strokes[sheet->n] = away;
			return;
		}
}

void tui_sheet_add(struct tui_sheet *sheet, const struct sheet_stroke *stroke, const char *text, size_t n)
{
	struct sheet_stroke *added;
	struct buf lent;

	if (sheet->is_shown)
		take_away(sheet, stroke);
	if (sheet->n == sheet->cap) {
		size_t cap = sheet->cap ? 2 * sheet->cap : 64;

		sheet->strokes = base_mem_grow(sheet->strokes, cap, sizeof *sheet->strokes);
		memset(sheet->strokes + sheet->cap, 0, (cap - sheet->cap) * sizeof *sheet->strokes);
		sheet->cap = cap;
	}
	added = &sheet->strokes[sheet->n++];
	lent = added->text;
	*added = *stroke;
	added->text = lent;
	base_buf_clear(&added->text);
	base_buf_add(&added->text, text, n);
}

static uint64_t mix_stroke(uint64_t number, const struct sheet_stroke *stroke)
{
	number = mix(number, stroke->kind);
	number = mix(number, stroke->style);
	number = mix(number, stroke->column);
	number = mix(number, stroke->columns);
	number = mix(number, stroke->text.len);
	for (size_t i = 0; i < stroke->text.len; i++)
		number = mix(number, (unsigned char)stroke->text.data[i]);
	return number;
}

void tui_sheet_compare(struct tui_sheet *sheet)
{
	for (unsigned y = 0; y < sheet->lines; y++)
		sheet->rows[y].wanted = basis;
	for (size_t i = 0; i < sheet->n; i++) {
		const struct sheet_stroke *stroke = &sheet->strokes[i];

		if (stroke->line < sheet->lines)
			sheet->rows[stroke->line].wanted = mix_stroke(sheet->rows[stroke->line].wanted, stroke);
	}
}

int tui_sheet_is_new(const struct tui_sheet *sheet, unsigned line)
{
	return line < sheet->lines && sheet->rows[line].drawn != sheet->rows[line].wanted;
}

void tui_sheet_shown(struct tui_sheet *sheet)
{
	for (unsigned y = 0; y < sheet->lines; y++)
		sheet->rows[y].drawn = sheet->rows[y].wanted;
	sheet->is_shown = 1;
}

void tui_sheet_forget(struct tui_sheet *sheet)
{
	sheet->lines = sheet->columns = 0;
}

void tui_sheet_release(struct tui_sheet *sheet)
{
	for (size_t i = 0; i < sheet->cap; i++)
		base_buf_release(&sheet->strokes[i].text);
	free(sheet->strokes);
	free(sheet->rows);
}
