/*
 * Drafts: what was typed is handed to the host before the line is lost, at the price of one call for each field that
 * was left with another value than before; typing itself costs nothing.
 */
#ifndef TUI_DRAFT_H
#define TUI_DRAFT_H

#include "tui/dialogue.h"

/*
 * A form has been entered.  One that only tells of the record in hand (it was sent, say) is the end of its draft: there
 * would be nothing to go on with.
 */
void tui_draft_arrive(const struct visit *visit);

/* The field holds something else now. */
void tui_draft_note(struct visit *visit, const struct form_field *field);

/* The screen is drawn and nobody types: if the focus has moved since, what has changed is kept. */
void tui_draft_follow(struct visit *visit);

/* The stay has come to a sudden end: what is typed so far is kept, and stays kept. */
void tui_draft_rescue(struct visit *visit);

/* The record in hand was sent, or left on purpose. */
void tui_draft_drop(struct dialogue *dialogue);

/* Gets a draft ready to be gone on with at its form, which becomes the next one: ERR_NOT_FOUND when it is no more. */
int tui_draft_resume(struct visit *visit, const struct tui_draft *draft);

/* At the form that is resumed: the record, which is the caller's from then on; NULL at another. */
void *tui_draft_take(struct dialogue *dialogue, const struct form *form);

/* Forgets what was made ready and not taken. */
void tui_draft_release(struct dialogue *dialogue);

#endif
