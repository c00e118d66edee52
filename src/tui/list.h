/* Lists: rows that the form's lister pages in, as many as the screen has room for. */
#ifndef TUI_LIST_H
#define TUI_LIST_H

#include "tui/stay.h"

enum list_move { LIST_FIRST, LIST_NEXT, LIST_BEFORE, LIST_LAST };

/* Places the columns' titles and the rows in the given number of lines, asking for more rows when there is room. */
void tui_list_place(struct visit *visit, unsigned lines);

/* Turns the page; whether other rows are there now.  The focus is the caller's business. */
int tui_list_page(struct visit *visit, enum list_move move);

/* Begins with the row that follows a key ("" for the very first). */
void tui_list_load(struct visit *visit, const char *after);

void tui_list_release(struct stay_list *list);

#endif
