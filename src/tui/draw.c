/* Harmless text, rules and boxes. */
#include "config.h"

#include "tui/draw.h"

#include <curses.h>
#include <wctype.h>

#include "base/buf.h"
#include "base/gate.h"
#include "base/text.h"

/*
 * What is drawn goes straight to where curses keeps the screen as it shall be.  A window in between would only be
 * copied there, and take as much memory again in each session.
 */
static WINDOW *canvas(void)
{
	return newscr;
}

static void set_look(struct tui *tui, enum tui_style style)
{
	unsigned attributes;
	short pair;

	tui_term_look(tui, style, &attributes, &pair);
	wattr_set(canvas(), attributes, pair, NULL);
}

/* What the C library cannot print curses would draw in a width of its own. */
static void blot_unprintable(const char *text, size_t n, struct buf *out)
{
	for (size_t at = 0, used; at < n; at += used) {
		uint32_t code = 0;

		used = base_text_decode(text + at, n - at, &code);
		if (iswprint((wint_t)code) || base_text_char_width(code) == 0)
			base_buf_add(out, text + at, used);
		else
			base_buf_add_char(out, '?');
	}
}

static void paint_text(const struct sheet_stroke *stroke)
{
	struct buf harmless = {0}, printable = {0};
	size_t fits;

	base_gate_harmless(base_buf_text(&stroke->text), stroke->text.len, 0, &harmless);
	blot_unprintable(base_buf_text(&harmless), harmless.len, &printable);
	fits = base_text_fit(base_buf_text(&printable), printable.len, stroke->columns, NULL);
	waddnstr(canvas(), base_buf_text(&printable), (int)fits);
	base_buf_release(&harmless);
	base_buf_release(&printable);
}

/* A piece of a frame, or the letter that stands for it. */
static chtype piece(const struct tui *tui, chtype line, char letter)
{
	return tui_term_has_frames(tui) ? line : (chtype)letter;
}

static void paint_edge(chtype left, chtype between, chtype right, unsigned columns)
{
	int y = getcury(canvas()), x = getcurx(canvas()), last = x + (int)columns - 1;

	mvwhline(canvas(), y, x, between, (int)columns);
	mvwaddch(canvas(), y, x, left);
	mvwaddch(canvas(), y, last, right);
}

static void paint(struct tui *tui, const struct sheet_stroke *stroke)
{
	chtype across = piece(tui, ACS_HLINE, '-');

	set_look(tui, stroke->style);
	wmove(canvas(), (int)stroke->line, (int)stroke->column);
	switch (stroke->kind) {
	case SHEET_TEXT:
		paint_text(stroke);
		break;
	case SHEET_RULE:
		whline(canvas(), across, (int)stroke->columns);
		break;
	case SHEET_BOX_TOP:
		paint_edge(piece(tui, ACS_ULCORNER, '+'), across, piece(tui, ACS_URCORNER, '+'), stroke->columns);
		break;
	case SHEET_BOX_SIDE:
		paint_edge(piece(tui, ACS_VLINE, '|'), ' ', piece(tui, ACS_VLINE, '|'), stroke->columns);
		break;
	case SHEET_BOX_BOTTOM:
		paint_edge(piece(tui, ACS_LLCORNER, '+'), across, piece(tui, ACS_LRCORNER, '+'), stroke->columns);
		break;
	}
}

void tui_draw_begin(struct tui *tui)
{
	unsigned lines, columns;

	tui_term_size(tui, &lines, &columns);
	if (!tui_sheet_begin(tui_term_sheet(tui), lines, columns))
		return;
	wattr_set(canvas(), A_NORMAL, 0, NULL);
	werase(canvas());
}

/* A cursor that is hidden: behind what was drawn last, so always in the same place. */
static void park_cursor(const struct tui_sheet *sheet)
{
	const struct sheet_stroke *last = sheet->n ? &sheet->strokes[sheet->n - 1] : NULL;
	unsigned width;

	if (!last || last->columns == 0)
		return;
	width = base_text_width(base_buf_text(&last->text), last->text.len);
	wmove(canvas(), (int)last->line, (int)(last->column + (width < last->columns ? width : last->columns - 1)));
}

void tui_draw_end(struct tui *tui, int line, int column)
{
	struct tui_sheet *sheet = tui_term_sheet(tui);

	tui_sheet_compare(sheet);
	wattr_set(canvas(), A_NORMAL, 0, NULL);
	for (unsigned y = 0; y < sheet->lines; y++)
		if (tui_sheet_is_new(sheet, y) && wmove(canvas(), (int)y, 0) == OK)
			wclrtoeol(canvas());
	for (size_t i = 0; i < sheet->n; i++)
		if (tui_sheet_is_new(sheet, sheet->strokes[i].line))
			paint(tui, &sheet->strokes[i]);
	tui_sheet_shown(sheet);
	sheet->cursor_line = line;
	sheet->cursor_column = column;
	curs_set(line >= 0);
	if (line >= 0)
		wmove(canvas(), line, column);
	else
		park_cursor(sheet);
	doupdate();
}

void tui_draw_again(struct tui *tui)
{
	const struct tui_sheet *sheet = tui_term_sheet(tui);

	tui_draw_end(tui, sheet->cursor_line, sheet->cursor_column);
}

static void add(struct tui *tui, enum sheet_kind kind, unsigned line, unsigned column, unsigned columns)
{
	const struct sheet_stroke stroke = {
		.kind = kind, .style = STYLE_RULE, .line = line, .column = column, .columns = columns};

	tui_sheet_add(tui_term_sheet(tui), &stroke, NULL, 0);
}

void tui_draw_text(struct tui *tui, unsigned line, unsigned column, unsigned columns, enum tui_style style,
		   const char *text, size_t n)
{
	const struct sheet_stroke stroke = {
		.kind = SHEET_TEXT, .style = style, .line = line, .column = column, .columns = columns};

	tui_sheet_add(tui_term_sheet(tui), &stroke, text, n);
}

void tui_draw_rule(struct tui *tui, unsigned line, unsigned column, unsigned columns)
{
	add(tui, SHEET_RULE, line, column, columns);
}

void tui_draw_box(struct tui *tui, unsigned line, unsigned column, unsigned lines, unsigned columns)
{
	unsigned bottom = line + lines - 1;

	add(tui, SHEET_BOX_TOP, line, column, columns);
	for (unsigned y = line + 1; y < bottom; y++)
		add(tui, SHEET_BOX_SIDE, y, column, columns);
	add(tui, SHEET_BOX_BOTTOM, bottom, column, columns);
}
