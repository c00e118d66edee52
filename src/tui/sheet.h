/*
 * What is to be seen, held back as strokes until all of it is known: lines on which everything is as it was are then
 * not drawn again.  A key changes one line of twenty-four, and a session that types touches so much less memory.
 */
#ifndef TUI_SHEET_H
#define TUI_SHEET_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "tui/theme.h"

enum sheet_kind { SHEET_TEXT, SHEET_RULE, SHEET_BOX_TOP, SHEET_BOX_SIDE, SHEET_BOX_BOTTOM };

struct sheet_stroke {
	enum sheet_kind kind;
	enum tui_style style;
	unsigned line, column, columns;
	struct buf text;
};

/* What stands on a line, as a number: on the terminal (0: nobody knows), and in the strokes. */
struct sheet_line {
	uint64_t drawn, wanted;
};

struct tui_sheet {
	struct sheet_stroke *strokes; /* in the order in which they were drawn; those beyond n lend their buffers */
	size_t n, cap;
	struct sheet_line *rows;
	unsigned lines, columns;
	int cursor_line, cursor_column;
	int is_shown; /* what comes now lies upon what is seen */
};

/* Empties the sheet.  1: it knows nothing of the terminal, which is to be emptied too. */
int tui_sheet_begin(struct tui_sheet *sheet, unsigned lines, unsigned columns);

/*
 * A stroke on top of all others, with a text of n bytes.  On a sheet that is shown it takes away an earlier one of the
 * same kind in the same place, so that what is drawn again and again does not pile up.
 */
void tui_sheet_add(struct tui_sheet *sheet, const struct sheet_stroke *stroke, const char *text, size_t n);

/* Finds the lines that differ; tui_sheet_is_new tells which until tui_sheet_shown. */
void tui_sheet_compare(struct tui_sheet *sheet);
int tui_sheet_is_new(const struct tui_sheet *sheet, unsigned line);
void tui_sheet_shown(struct tui_sheet *sheet);

/* The terminal may show anything now. */
void tui_sheet_forget(struct tui_sheet *sheet);

void tui_sheet_release(struct tui_sheet *sheet);

#endif
