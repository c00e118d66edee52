/*
 * Where things stand in the body of a screen: a list of placed pieces of text, and of the stops that the focus
 * moves between.  Pure: no terminal, so it can be tested alone.  It is made anew whenever something changed;
 * curses finds out what of it is new on the screen.
 *
 * Text passes the outward gate (base/gate.h) when it is placed, before it is measured.
 *
 * Coordinates are columns and lines of the body, which may be higher than the screen: it scrolls.
 */
#ifndef TUI_LAYOUT_H
#define TUI_LAYOUT_H

#include <stddef.h>

#include "base/buf.h"
#include "tui/theme.h"

enum {
	LAYOUT_NARROW = 60,	 /* with fewer columns labels stand above their fields, hints below */
	LAYOUT_LINE_MAX = 100,	 /* longer lines are hard to read, however wide the screen */
};
#define LAYOUT_NO_STOP ((size_t)-1)

struct layout_piece {
	unsigned y, x, columns;
	enum tui_style style;
	size_t stop;   /* the stop it belongs to, or LAYOUT_NO_STOP */
	size_t option; /* of a choice: which of its words a click means */
	size_t at, n;  /* its text in the layout's buffer */
};

enum layout_stop_kind { STOP_NONE, STOP_FIELD, STOP_ITEM, STOP_ROW, STOP_ANSWER };

/* What a stop is; stays the same when the layout is made anew. */
struct layout_id {
	enum layout_stop_kind kind;
	size_t group; /* of an answer: which form */
	size_t index; /* of the field, item, row */
};

struct layout_stop {
	struct layout_id id;
	unsigned y, end;	   /* its first line, and the one behind its last: label, field, problems, ticks */
	unsigned caret_y, caret_x; /* where the cursor stands */
	unsigned x;		   /* where the field or the first option begins */
	int is_column;		   /* options stand one below the other */
};

struct layout {
	unsigned columns, left; /* width of the body, and where paragraphs begin */
	unsigned lines;		/* height so far */
	int is_narrow;
	struct layout_piece *pieces;
	size_t n_pieces, cap_pieces;
	struct layout_stop *stops;
	size_t n_stops, cap_stops;
	size_t stop; /* what is added now belongs to this one */
	struct buf text;
};

/* Empties it for a body of so many columns; the first time the struct is all zero. */
void tui_layout_begin(struct layout *layout, unsigned columns);
void tui_layout_release(struct layout *layout);

/* Columns from x to the right margin. */
unsigned tui_layout_room(const struct layout *layout, unsigned x);

/* Places n bytes of one line; the last piece, to be changed if need be, until the next is added. */
struct layout_piece *tui_layout_add(struct layout *layout, unsigned y, unsigned x, enum tui_style style,
				    const char *text, size_t n);

/* The same, cut or filled with blanks to exactly columns. */
struct layout_piece *tui_layout_add_cell(struct layout *layout, unsigned y, unsigned x, enum tui_style style,
					 const char *text, unsigned columns);

/* Wraps a text between x and the right margin, from line y on; the line behind it. */
unsigned tui_layout_wrap(struct layout *layout, unsigned y, unsigned x, enum tui_style style, const char *text);

/* A paragraph at the left margin below everything. */
void tui_layout_paragraph(struct layout *layout, enum tui_style style, const char *text);

/*
 * The same for a text with lists in it.  A line that is too long goes on below its own beginning, behind the blanks
 * before it; one with a gap (two blanks, or a wide one) between a word and what it means goes on two columns deeper.
 */
void tui_layout_entries(struct layout *layout, enum tui_style style, const char *text);

/* An empty line, unless there is one already or nothing above. */
void tui_layout_gap(struct layout *layout);

/* Begins a stop at the present height; until end, what is added belongs to it. */
struct layout_stop *tui_layout_begin_stop(struct layout *layout, struct layout_id id);
void tui_layout_end_stop(struct layout *layout);

/* The number of a stop; LAYOUT_NO_STOP when it is not there (a field that has closed, say). */
size_t tui_layout_find(const struct layout *layout, struct layout_id id);

/* The piece at a place, LAYOUT_NO_STOP for none. */
size_t tui_layout_hit(const struct layout *layout, unsigned y, unsigned x);

/* The text of a piece, n bytes of it. */
const char *tui_layout_text(const struct layout *layout, const struct layout_piece *piece);

/*
 * Where a body of so many visible lines has to be scrolled to from scroll, so that a stop (LAYOUT_NO_STOP: none)
 * is seen whole, or at least its caret; the beginning is shown whenever the stop is seen there.
 */
unsigned tui_layout_scroll(const struct layout *layout, size_t stop, unsigned scroll, unsigned visible);

#endif
