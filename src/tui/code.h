/* What curses calls the keys, and what we call them. */
#ifndef TUI_CODE_H
#define TUI_CODE_H

#include <curses.h>
#include <stddef.h>

#include "tui/key.h"

/* Codes of our own, behind those of curses: what it is told to give for the ends of a bracketed paste. */
enum { TUI_CODE_PASTE_ON = KEY_MAX + 1, TUI_CODE_PASTE_OFF, TUI_CODE_MOUSE };

extern const struct key_code tui_code_keys[];
extern const size_t tui_code_count;

#endif
