/* The keys of a form: its builtin ones and those that run a function of its screen. */
#ifndef TUI_SEND_H
#define TUI_SEND_H

#include "tui/stay.h"

/* Presses a key of the form; the outcome, or NULL to stay. */
const char *tui_send_key(struct visit *visit, const struct form_key *key);

/* Presses the first key of the form that has this builtin; NULL also when it has none. */
const char *tui_send_builtin(struct visit *visit, enum form_builtin builtin);

/* Chooses what has the focus: a menu item, a row, an answer. */
const char *tui_send_choice(struct visit *visit);

/* Runs the screen's action "enter", or "news", if it has one. */
const char *tui_send_enter(struct visit *visit);
const char *tui_send_news(struct visit *visit);

#endif
