/* Boxes in the middle of the screen, over what is there; afterwards the caller draws everything anew. */
#ifndef TUI_DIALOG_H
#define TUI_DIALOG_H

#include "tui/dialogue.h"

/* Draws a sentence and returns; nothing is waited for. */
void tui_dialog_draw_notice(struct dialogue *dialogue, const char *text);

/* Asks over the form; 1 for yes.  The cursor stands on no; Esc, and whatever ends the dialogue, is no. */
int tui_dialog_confirm(struct visit *visit, const char *question, const char *yes, const char *no);

#endif
