/*
 * Drawing by columns.  All text passes the outward gate here, so whatever is stored cannot harm the terminal;
 * nothing is drawn beyond the columns given.  Lines and columns count from 0 at the upper left corner.
 */
#ifndef TUI_DRAW_H
#define TUI_DRAW_H

#include <stddef.h>

#include "tui/term.h"

/* Empties the picture in memory; the terminal sees only what then differs.  Without it more is drawn on top. */
void tui_draw_begin(struct tui *tui);

/* Sends what changed; the cursor goes to a place, or is hidden when line is negative. */
void tui_draw_end(struct tui *tui, int line, int column);

/* The same with the cursor where it was, or hidden as it was. */
void tui_draw_again(struct tui *tui);

/* A text of n bytes on one line, cut at whole clusters to columns. */
void tui_draw_text(struct tui *tui, unsigned line, unsigned column, unsigned columns, enum tui_style style,
		   const char *text, size_t n);

/* A line from column on, columns wide. */
void tui_draw_rule(struct tui *tui, unsigned line, unsigned column, unsigned columns);

/* An empty box with a border. */
void tui_draw_box(struct tui *tui, unsigned line, unsigned column, unsigned lines, unsigned columns);

#endif
