/* Harmless text, rules and boxes. */
#include "config.h"

#include "tui/draw.h"

#include <curses.h>
#include <wctype.h>

#include "base/buf.h"
#include "base/gate.h"
#include "base/text.h"

/*
 * What is drawn goes straight to where curses keeps the screen as it shall be.  A window in between would only be copied
 * there, and take as much memory again in each session.
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

void tui_draw_begin(struct tui *tui)
{
	(void)tui;
	wattr_set(canvas(), A_NORMAL, 0, NULL);
	werase(canvas());
}

void tui_draw_end(struct tui *tui, int line, int column)
{
	(void)tui;
	curs_set(line >= 0);
	if (line >= 0)
		wmove(canvas(), line, column);
	doupdate();
}

void tui_draw_text(struct tui *tui, unsigned line, unsigned column, unsigned columns, enum tui_style style,
		   const char *text, size_t n)
{
	struct buf harmless = {0}, printable = {0};
	size_t fits;

	base_gate_harmless(text, n, 0, &harmless);
	blot_unprintable(base_buf_text(&harmless), harmless.len, &printable);
	fits = base_text_fit(base_buf_text(&printable), printable.len, columns, NULL);
	set_look(tui, style);
	mvwaddnstr(canvas(), (int)line, (int)column, base_buf_text(&printable), (int)fits);
	base_buf_release(&harmless);
	base_buf_release(&printable);
}

void tui_draw_rule(struct tui *tui, unsigned line, unsigned column, unsigned columns)
{
	set_look(tui, STYLE_RULE);
	mvwhline(canvas(), (int)line, (int)column, ACS_HLINE, (int)columns);
}

void tui_draw_box(struct tui *tui, unsigned line, unsigned column, unsigned lines, unsigned columns)
{
	int top = (int)line, left = (int)column, bottom = top + (int)lines - 1,
	    right = left + (int)columns - 1;

	set_look(tui, STYLE_RULE);
	for (int y = top + 1; y < bottom; y++) {
		mvwhline(canvas(), y, left + 1, ' ', right - left - 1);
		mvwaddch(canvas(), y, left, ACS_VLINE);
		mvwaddch(canvas(), y, right, ACS_VLINE);
	}
	mvwhline(canvas(), top, left, ACS_HLINE, right - left);
	mvwhline(canvas(), bottom, left, ACS_HLINE, right - left);
	mvwaddch(canvas(), top, left, ACS_ULCORNER);
	mvwaddch(canvas(), top, right, ACS_URCORNER);
	mvwaddch(canvas(), bottom, left, ACS_LLCORNER);
	mvwaddch(canvas(), bottom, right, ACS_LRCORNER);
}
