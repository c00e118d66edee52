/* A form on the screen, from the first drawing until something leads away from it. */
#ifndef TUI_SHOW_H
#define TUI_SHOW_H

#include "tui/dialogue.h"

/*
 * Computes where everything stands, for the size the terminal has now; what keys do depends on it, so it is done
 * after each of them.  Drawing is only done when no more keys are waiting.
 */
void tui_show_place(struct visit *visit);
void tui_show_draw(struct visit *visit);

/* Whether nothing of the form is to be seen, only that the window is too small. */
int tui_show_is_too_small(const struct visit *visit);

/* The outcome; NULL when the visit has a jump or the dialogue's fate is decided. */
const char *tui_show_run(struct visit *visit);

#endif
