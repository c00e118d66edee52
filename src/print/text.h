/*
 * A document as plain text of a fixed width, for terminals, files and printers that know no more: labels lined up,
 * lines wrapped by their width on a terminal, tables in columns whose heads are repeated on every page.
 */
#ifndef PRINT_TEXT_H
#define PRINT_TEXT_H

#include "base/buf.h"
#include "print/document.h"

enum { PRINT_TEXT_COLUMNS_MIN = 20, PRINT_TEXT_LINES_MIN = 10 };

struct paper {
	unsigned columns; /* at least PRINT_TEXT_COLUMNS_MIN */
	unsigned lines;	  /* of a page, at least PRINT_TEXT_LINES_MIN; 0: one page without end, and without a number */
};

/* Appends the whole document.  Pages are divided by form feeds. */
void print_text_add(const struct document *document, const struct paper *paper, struct buf *out);

/* The same for whoever wraps lines by himself: a line for each field, paragraph and row, and the title is left out. */
void print_text_add_flowing(const struct document *document, struct buf *out);

#endif
