/*
 * What stands in the body of a form's screen, from top to bottom: the summary of what has to be corrected, the
 * picture, the text, the menu, the list, the answers.
 */
#ifndef TUI_BODY_H
#define TUI_BODY_H

#include "tui/stay.h"

/*
 * Places everything for so many columns and visible lines, puts the focus on a stop that exists and scrolls to it.
 * May page the form's list, whose length depends on the room it has.
 */
void tui_body_place(struct visit *visit, unsigned lines, unsigned columns);

#endif
