/* The form that hides all others. */
#include "config.h"

#include "tui/lock.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "tui/send.h"
#include "tui/show.h"
#include "tui/wait.h"

int tui_lock_is_possible(const struct dialogue *dialogue)
{
	struct tui_idle idle;

	tui_wait_ask_idle(dialogue, &idle);
	return idle.is_lockable;
}

/* What the form says: the way back is free, the person has gone home, or else the dialogue ends. */
static enum dialogue_fate decide(const struct dialogue *dialogue, const struct form *form, const char *outcome)
{
	const char *to = outcome ? form_tree_turn(form, outcome) : NULL;

	if (to && strcmp(to, "return") == 0)
		return DIALOGUE_GOES_ON;
	return to && strcmp(to, dialogue->host->home) == 0 ? DIALOGUE_FORGET : DIALOGUE_LEFT;
}

static const char *run_form(struct dialogue *dialogue, const struct form *form, void *record)
{
	struct visit visit;
	const char *outcome;

	tui_stay_open(&visit, dialogue, form, record);
	outcome = tui_send_enter(&visit);
	if (!outcome)
		outcome = tui_show_run(&visit);
	tui_stay_close(&visit);
	return outcome;
}

/* Whatever the terminal made of the screen so far, nothing of it stays. */
void tui_lock_run(struct dialogue *dialogue, const struct form *form)
{
	const struct form_record *type = form->screen->record;
	void *record = type ? base_mem_zero(1, type->size) : NULL;
	const char *outcome;

	dialogue->is_locked = 1;
	tui_term_repaint(dialogue->tui);
	outcome = run_form(dialogue, form, record);
	if (dialogue->fate == DIALOGUE_GOES_ON)
		dialogue->fate = decide(dialogue, form, outcome);
	dialogue->is_locked = 0;
	dialogue->last_key_ms = base_clock_monotonic_ms();
	if (record)
		base_mem_wipe(record, type->size);
	free(record);
}
