/* The language of the dialogue's forms, which follows that of the process (base/lang.h). */
#ifndef TUI_LANGUAGE_H
#define TUI_LANGUAGE_H

#include "tui/dialogue.h"

/* The languages that the host has forms in are one or more; whether there is another than the present one. */
int tui_language_is_choosable(const struct dialogue *dialogue);

/* Speaks the other language; the forms follow when the present one is left (tui_language_follow). */
void tui_language_turn(struct dialogue *dialogue);

/* Takes the host's forms in the present language for all that are in hand; whether they are others than before. */
int tui_language_follow(struct dialogue *dialogue);

#endif
