/*
 * Waiting for the next event: meanwhile the clock on the screen goes on, and after too long without a key the
 * person is warned; then the screen is locked, or the person forgotten (struct tui_idle).
 */
#ifndef TUI_WAIT_H
#define TUI_WAIT_H

#include "tui/dialogue.h"

/* Whether an event is there already: draw only when none is. */
int tui_wait_look(struct dialogue *dialogue, struct key_event *event);

/* What idleness leads to now; a dialogue that is locked cannot be locked. */
void tui_wait_ask_idle(const struct dialogue *dialogue, struct tui_idle *idle);

/* Seconds until the person is taken for gone; -1: never. */
int tui_wait_left_s(const struct dialogue *dialogue);

/*
 * Waits.  1, or 0 when the dialogue's fate is decided.  An event of kind RESIZE means: draw everything, whatever
 * happened.
 */
int tui_wait_event(struct dialogue *dialogue, struct key_event *event);

#endif
