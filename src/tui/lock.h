/*
 * The lock: the host's form for it stands before the dialogue, which waits behind it exactly as it was left, whatever
 * it was just doing.  Only that form's keys do anything.
 */
#ifndef TUI_LOCK_H
#define TUI_LOCK_H

#include "tui/dialogue.h"

/* Whether it may be locked now. */
int tui_lock_is_possible(const struct dialogue *dialogue);

/*
 * Runs one of the dialogue's forms for it.  Comes back unlocked, or with the dialogue's fate decided: over, or left,
 * which keeps drafts.  The caller draws everything anew.
 */
void tui_lock_run(struct dialogue *dialogue, const struct form *form);

#endif
