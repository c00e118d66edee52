/*
 * States of a field to go back to, the latest on top.  Only so many are kept: the oldest is forgotten for a new
 * one.  What is forgotten is overwritten.  A history is empty = {0} at first.
 */
#ifndef TUI_HISTORY_H
#define TUI_HISTORY_H

#include <stddef.h>

#include "base/buf.h"

enum { TUI_HISTORY_MAX = 64 };

struct history_step {
	char *text;
	size_t caret;
};

struct history {
	struct history_step *rows;
	size_t n;
};

void tui_history_push(struct history *history, const char *text, size_t caret);

/* Takes the latest state; 0: there is none, and nothing changes. */
int tui_history_pop(struct history *history, struct buf *text, size_t *caret);

void tui_history_clear(struct history *history);
void tui_history_release(struct history *history);

#endif
