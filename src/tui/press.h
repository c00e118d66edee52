/*
 * What keys, pasted text and the mouse do on a form.
 *
 * Tab, Shift-Tab, Up, Down move; Enter goes on to the next field, and on the last one does what the form's key
 * "next" does; on menus, lists and answers it chooses.  Esc is the form's key "back", F1 help, Ctrl-L draws the
 * screen again, Ctrl-C asks whether to leave, F12 locks the screen where the host has a lock.  Pasted text goes into a
 * field and never presses anything.
 */
#ifndef TUI_PRESS_H
#define TUI_PRESS_H

#include "tui/key.h"
#include "tui/stay.h"

/* The outcome, or NULL to stay. */
const char *tui_press_event(struct visit *visit, const struct key_event *event);

#endif
