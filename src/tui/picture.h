/* The picture of a form: paragraphs, and rows of label, field and hint, placed for the width there is. */
#ifndef TUI_PICTURE_H
#define TUI_PICTURE_H

#include "tui/stay.h"

/*
 * Wide screens: labels in a column, fields in the next, hints behind, all beneath one another.  Narrow ones:
 * label above field, hint below.  Under a field stand what is wrong with it and its list of ticks.
 */
void tui_picture_place(struct visit *visit);

enum tui_style tui_picture_severity(enum problem_severity severity);

#endif
