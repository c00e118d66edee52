/* Boxes in the middle of the screen, over what is there; afterwards the caller draws everything anew. */
#ifndef TUI_DIALOG_H
#define TUI_DIALOG_H

#include "tui/dialogue.h"

/* Draws a sentence and returns; nothing is waited for. */
void tui_dialog_draw_notice(struct dialogue *dialogue, const char *text);

/*
 * Asks over the form, with keys of its own at the foot; the cursor stands on yes or on no.  1 for yes, 0 for no, -1 for
 * no answer: Esc, F3, or the dialogue ends.  F12 locks, as everywhere.  Whatever is asked with the cursor on yes is an
 * offer: without an answer it is made again another time, and the keys say so.
 */
int tui_dialog_ask(struct visit *visit, const char *question, const char *yes, const char *no, int is_yes);

#endif
