/*
 * Waiting for the next event: meanwhile the clock on the screen goes on, and after too long without a key the
 * person is warned and then forgotten.
 */
#ifndef TUI_WAIT_H
#define TUI_WAIT_H

#include "tui/dialogue.h"

/* Whether an event is there already: draw only when none is. */
int tui_wait_look(struct dialogue *dialogue, struct key_event *event);

/*
 * Waits.  1, or 0 when the dialogue's fate is decided.  An event of kind RESIZE means: draw everything, whatever
 * happened.
 */
int tui_wait_event(struct dialogue *dialogue, struct key_event *event);

#endif
