/* Placed pieces of text and stops. */
#include "config.h"

#include "tui/layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/gate.h"
#include "base/mem.h"
#include "base/text.h"

enum { HANG = 2 };

void tui_layout_begin(struct layout *layout, unsigned columns)
{
	layout->columns = columns > LAYOUT_LINE_MAX ? LAYOUT_LINE_MAX : columns;
	layout->is_narrow = columns < LAYOUT_NARROW;
	layout->left = layout->is_narrow ? 1 : 3;
	layout->lines = 0;
	layout->n_pieces = layout->n_stops = 0;
	layout->stop = LAYOUT_NO_STOP;
	base_buf_clear(&layout->text);
}

void tui_layout_release(struct layout *layout)
{
	free(layout->pieces);
	free(layout->stops);
	base_buf_release(&layout->text);
	*layout = (struct layout){0};
}

unsigned tui_layout_room(const struct layout *layout, unsigned x)
{
	unsigned margin = layout->columns > 0 ? layout->columns - 1 : 0;

	return x < margin ? margin - x : 0;
}

/* Only harmless text is measured: what the gate replaces may have another width. */
static struct layout_piece *add_harmless(struct layout *layout, unsigned y, unsigned x, enum tui_style style,
					 const char *text, size_t n)
{
	struct layout_piece *piece;

	if (layout->n_pieces == layout->cap_pieces) {
		layout->cap_pieces = layout->cap_pieces ? 2 * layout->cap_pieces : 64;
		layout->pieces = base_mem_grow(layout->pieces, layout->cap_pieces, sizeof *layout->pieces);
	}
	piece = &layout->pieces[layout->n_pieces++];
	*piece = (struct layout_piece){.y = y,
				       .x = x,
				       .columns = base_text_width(text, n),
				       .style = style,
				       .stop = layout->stop,
				       .at = layout->text.len,
				       .n = n};
	base_buf_add(&layout->text, text, n);
	if (y >= layout->lines)
		layout->lines = y + 1;
	return piece;
}

struct layout_piece *tui_layout_add(struct layout *layout, unsigned y, unsigned x, enum tui_style style,
				    const char *text, size_t n)
{
	struct buf harmless = {0};
	struct layout_piece *piece;

	base_gate_harmless(text, n, 0, &harmless);
	piece = add_harmless(layout, y, x, style, base_buf_text(&harmless), harmless.len);
	base_buf_release(&harmless);
	return piece;
}

struct layout_piece *tui_layout_add_cell(struct layout *layout, unsigned y, unsigned x, enum tui_style style,
					 const char *text, unsigned columns)
{
	struct buf cell = {0};
	struct layout_piece *piece;
	unsigned used;

	base_gate_harmless(text, strlen(text), 0, &cell);
	base_buf_cut(&cell, base_text_fit(base_buf_text(&cell), cell.len, columns, &used));
	while (used++ < columns)
		base_buf_add_char(&cell, ' ');
	piece = add_harmless(layout, y, x, style, base_buf_text(&cell), cell.len);
	base_buf_release(&cell);
	return piece;
}

/* One line of harmless text, and what does not fit on it hung deeper by a few columns; the line behind it. */
static unsigned hang(struct layout *layout, unsigned y, unsigned x, unsigned deeper, enum tui_style style,
		     const char *text, size_t n)
{
	for (size_t at = 0, next; at < n; at += next) {
		unsigned here = at ? x + deeper : x;
		size_t line = base_text_wrap(text + at, n - at, tui_layout_room(layout, here), &next);

		add_harmless(layout, y++, here, style, text + at, line);
	}
	return y;
}

unsigned tui_layout_wrap(struct layout *layout, unsigned y, unsigned x, enum tui_style style,
			 const char *text)
{
	struct buf harmless = {0};

	base_gate_harmless(text, strlen(text), GATE_LINES, &harmless);
	y = hang(layout, y, x, 0, style, base_buf_text(&harmless), harmless.len);
	base_buf_release(&harmless);
	return y;
}

void tui_layout_paragraph(struct layout *layout, enum tui_style style, const char *text)
{
	tui_layout_wrap(layout, layout->lines, layout->left, style, text);
}

/* A word, a wide gap, and what it means. */
static int is_entry(const char *text, size_t n)
{
	static const char gap[] = "  ", wide_gap[] = "　";

	return memmem(text, n, gap, sizeof gap - 1) || memmem(text, n, wide_gap, sizeof wide_gap - 1);
}

void tui_layout_entries(struct layout *layout, enum tui_style style, const char *text)
{
	struct buf harmless = {0};
	unsigned y = layout->lines;

	base_gate_harmless(text, strlen(text), GATE_LINES, &harmless);
	text = base_buf_text(&harmless);
	while (*text) {
		size_t n = strcspn(text, "\n"), blanks = strspn(text, " ");
		unsigned x = layout->left + (unsigned)blanks;

		if (n > blanks)
			y = hang(layout, y, x, is_entry(text + blanks, n - blanks) ? HANG : 0, style, text + blanks,
				 n - blanks);
		else
			add_harmless(layout, y++, x, style, "", 0);
		text += n + (text[n] == '\n');
	}
	base_buf_release(&harmless);
}

static int is_empty_line(const struct layout *layout, unsigned y)
{
	for (size_t i = layout->n_pieces; i > 0; i--)
		if (layout->pieces[i - 1].y == y && layout->pieces[i - 1].n > 0)
			return 0;
	return 1;
}

void tui_layout_gap(struct layout *layout)
{
	if (layout->lines > 0 && !is_empty_line(layout, layout->lines - 1))
		layout->lines++;
}

struct layout_stop *tui_layout_begin_stop(struct layout *layout, struct layout_id id)
{
	struct layout_stop *stop;

	if (layout->n_stops == layout->cap_stops) {
		layout->cap_stops = layout->cap_stops ? 2 * layout->cap_stops : 16;
		layout->stops = base_mem_grow(layout->stops, layout->cap_stops, sizeof *layout->stops);
	}
	layout->stop = layout->n_stops++;
	stop = &layout->stops[layout->stop];
	*stop = (struct layout_stop){
		.id = id, .y = layout->lines, .end = layout->lines + 1, .caret_y = layout->lines};
	return stop;
}

void tui_layout_end_stop(struct layout *layout)
{
	layout->stops[layout->stop].end = layout->lines;
	layout->stop = LAYOUT_NO_STOP;
}

size_t tui_layout_find(const struct layout *layout, struct layout_id id)
{
	for (size_t i = 0; i < layout->n_stops; i++) {
		const struct layout_id *here = &layout->stops[i].id;

		if (here->kind == id.kind && here->group == id.group && here->index == id.index)
			return i;
	}
	return LAYOUT_NO_STOP;
}

size_t tui_layout_hit(const struct layout *layout, unsigned y, unsigned x)
{
	for (size_t i = 0; i < layout->n_pieces; i++) {
		const struct layout_piece *piece = &layout->pieces[i];

		if (piece->y == y && x >= piece->x && x < piece->x + piece->columns)
			return i;
	}
	return LAYOUT_NO_STOP;
}

const char *tui_layout_text(const struct layout *layout, const struct layout_piece *piece)
{
	return base_buf_text(&layout->text) + piece->at;
}

unsigned tui_layout_scroll(const struct layout *layout, size_t stop, unsigned scroll, unsigned visible)
{
	unsigned last = layout->lines > visible ? layout->lines - visible : 0;

	if (stop < layout->n_stops) {
		const struct layout_stop *at = &layout->stops[stop];

		if (at->end > scroll + visible)
			scroll = at->end - visible;
		if (at->y < scroll)
			scroll = at->y;
		if (at->caret_y < scroll || at->caret_y >= scroll + visible)
			scroll = at->caret_y;
		if (at->end <= visible) /* the top of the form is worth most: the summary stands there */
			scroll = 0;
	}
	return scroll < last ? scroll : last;
}
