/* Whether the words of a form find room on the screens that the portal promises to work on. */
#ifndef TUI_FIT_H
#define TUI_FIT_H

#include "base/problem.h"
#include "form/form.h"

/* Complains of keys, titles, menu items, choices and columns that are too wide at 80x24 or 40x20. */
void tui_fit_check(const struct form_set *set, struct problems *complaints);

#endif
