/* From form to form. */
#include "config.h"

#include "tui/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "tui/dialogue.h"
#include "tui/draft.h"
#include "tui/language.h"
#include "tui/send.h"
#include "tui/show.h"

enum { REDIRECTS_MAX = 32 };

static void drop_record(struct dialogue *dialogue)
{
	tui_draft_drop(dialogue);
	if (dialogue->record)
		base_mem_wipe(dialogue->record, dialogue->record_type->size);
	free(dialogue->record);
	dialogue->record = NULL;
	dialogue->record_type = NULL;
	memset(dialogue->was_read, 0, dialogue->forms->n);
}

/* Forms without a record (a page of text) leave the one in hand alone. */
static void *take_record(struct dialogue *dialogue, const struct form *form)
{
	const struct form_record *type = form->screen ? form->screen->record : NULL;

	if (form == dialogue->home || form == dialogue->resumed || (type && type != dialogue->record_type))
		drop_record(dialogue);
	if (type && !dialogue->record) {
		dialogue->record = tui_draft_take(dialogue, form);
		if (!dialogue->record)
			dialogue->record = base_mem_zero(1, type->size);
		dialogue->record_type = type;
	}
	return type ? dialogue->record : NULL;
}

static void push(struct dialogue *dialogue, const struct form *form)
{
	if (dialogue->n_steps == DIALOGUE_STEPS) /* the way is long: its second step is forgotten */
		memmove(&dialogue->steps[1], &dialogue->steps[2],
			(--dialogue->n_steps - 1) * sizeof *dialogue->steps);
	dialogue->steps[dialogue->n_steps++] = (struct dialogue_step){.form = form};
}

/* A form that was passed on the way here is gone back to. */
static void arrive(struct dialogue *dialogue, const struct form *form)
{
	for (size_t i = 0; i < dialogue->n_steps; i++)
		if (dialogue->steps[i].form == form) {
			dialogue->n_steps = i + 1;
			return;
		}
	push(dialogue, form);
}

static size_t form_number(const struct dialogue *dialogue, const struct form *form)
{
	size_t i = 0;

	while (dialogue->forms->forms[i] != form)
		i++;
	return i;
}

/* Menus, lists and answers come back as they were left; questions begin with the first. */
static void restore(struct visit *visit)
{
	struct dialogue *dialogue = visit->dialogue;
	const struct dialogue_step *step = &dialogue->steps[dialogue->n_steps - 1];

	if (dialogue->resumed == visit->form)
		visit->focus = dialogue->resumed_focus;
	else if (dialogue->amending && visit->form != dialogue->amending)
		visit->focus = (struct layout_id){.kind = STOP_FIELD, .index = dialogue->amended.index};
	else if (step->focus.kind != STOP_FIELD || dialogue->is_turned)
		visit->focus = step->focus;
	memcpy(visit->list.after, step->before, sizeof step->before);
	visit->is_read = dialogue->was_read[form_number(dialogue, visit->form)];
	dialogue->is_turned = 0;
	tui_draft_release(dialogue);
}

static void remember(const struct visit *visit)
{
	struct dialogue *dialogue = visit->dialogue;
	struct dialogue_step *step = &dialogue->steps[dialogue->n_steps - 1];

	step->focus = visit->focus;
	memcpy(step->before, visit->list.after, sizeof step->before);
	dialogue->was_read[form_number(dialogue, visit->form)] = (unsigned char)visit->is_read;
}

static int is_word(const char *outcome, const char *word)
{
	return outcome && strcmp(outcome, word) == 0;
}

/* To the form of an answer and, with done or back, from there straight back to the answers. */
static int follow_answers(struct dialogue *dialogue, const struct visit *visit, const char *outcome)
{
	const struct form *answers = dialogue->amending;

	if (visit->jump) {
		dialogue->amending = dialogue->resumed ? NULL : visit->form;
		dialogue->amended = visit->focus;
		push(dialogue, visit->jump);
		return 1;
	}
	dialogue->amending = NULL;
	if (answers && (is_word(outcome, "done") || is_word(outcome, "back"))) {
		arrive(dialogue, answers);
		return 1;
	}
	return 0;
}

/* Where an outcome leads; 0 when the form does not say. */
static int follow(struct dialogue *dialogue, const struct visit *visit, const char *outcome)
{
	const char *to = form_tree_turn(visit->form, outcome);
	const struct form *form;

	if (is_word(outcome, "exit") || is_word(to, "exit")) {
		dialogue->fate = DIALOGUE_EXIT;
		return 1;
	}
	if (is_word(to, "return")) {
		dialogue->n_steps -= dialogue->n_steps > 1;
		return 1;
	}
	form = to ? form_tree_find(dialogue->forms, to) : NULL;
	if (form)
		arrive(dialogue, form);
	return form != NULL;
}

/* One form until something leads away; whether a key was waited for. */
static int stay(struct dialogue *dialogue)
{
	const struct form *form = dialogue->steps[dialogue->n_steps - 1].form;
	struct visit visit;
	const char *outcome;
	int is_shown = 0, is_gone = 0;

	tui_stay_open(&visit, dialogue, form, take_record(dialogue, form));
	restore(&visit);
	tui_draft_arrive(&visit);
	tui_stay_say(&visit, PROBLEM_INFO, dialogue->farewell ? dialogue->farewell : "");
	dialogue->farewell = NULL;
	outcome = tui_send_enter(&visit);
	while (!is_gone) {
		if (!outcome) {
			is_shown = 1;
			outcome = tui_show_run(&visit);
		}
		remember(&visit);
		dialogue->is_turned = visit.is_turned;
		is_gone = visit.is_turned || dialogue->fate != DIALOGUE_GOES_ON ||
			  follow_answers(dialogue, &visit, outcome) || follow(dialogue, &visit, outcome);
		if (is_gone)
			break;
		base_log_error("form %s does not say where \"%s\" leads", form->name, outcome);
		tui_stay_say(&visit, PROBLEM_ERROR, base_err_text(ERR_SYSTEM));
		outcome = NULL;
	}
	if (dialogue->fate != DIALOGUE_GOES_ON && dialogue->fate != DIALOGUE_EXIT)
		tui_draft_rescue(&visit);
	tui_stay_close(&visit);
	tui_language_follow(dialogue);
	return is_shown;
}

static void start_over(struct dialogue *dialogue)
{
	dialogue->fate = DIALOGUE_GOES_ON;
	base_lang_set(dialogue->lang);
	if (dialogue->host->forget)
		dialogue->farewell = dialogue->host->forget(dialogue->host->context);
	drop_record(dialogue);
	tui_language_follow(dialogue);
	dialogue->amending = NULL;
	dialogue->n_steps = 0;
	push(dialogue, dialogue->home);
	if (dialogue->is_over) {
		push(dialogue, form_tree_find(dialogue->forms, dialogue->host->ended));
		dialogue->farewell = NULL;
	}
	dialogue->is_over = 0;
}

int tui_run(struct tui *tui, const struct tui_host *host, const char *first)
{
	static const int results[] = {
		[DIALOGUE_CLOSED] = ERR_CLOSED,
		[DIALOGUE_ENDED] = ERR_TIMEOUT,
		[DIALOGUE_LEFT] = 0,
		[DIALOGUE_EXIT] = 0,
	};
	struct dialogue dialogue = {
		.tui = tui,
		.host = host,
		.lang = base_lang_now(),
		.last_key_ms = base_clock_monotonic_ms(),
	};
	const struct form *form;
	unsigned redirects = 0;

	tui_language_follow(&dialogue);
	dialogue.home = form_tree_find(dialogue.forms, host->home);
	form = form_tree_find(dialogue.forms, first);
	if (host->lock)
		dialogue.lock = form_tree_find(dialogue.forms, host->lock);
	if (host->device_lock)
		dialogue.device_lock = form_tree_find(dialogue.forms, host->device_lock);
	if (!dialogue.home || !form || (host->lock && !dialogue.lock) ||
	    (host->device_lock && !dialogue.device_lock) ||
	    (host->ended && !form_tree_find(dialogue.forms, host->ended)))
		return ERR_NOT_FOUND;
	dialogue.was_read = base_mem_zero(dialogue.forms->n, 1);
	push(&dialogue, dialogue.home);
	arrive(&dialogue, form);
	while (dialogue.fate == DIALOGUE_GOES_ON) {
		redirects = stay(&dialogue) ? 0 : redirects + 1;
		if (redirects > REDIRECTS_MAX)
			base_log_fatal("forms lead round in a circle without asking anything");
		if (dialogue.fate == DIALOGUE_FORGET)
			start_over(&dialogue);
	}
	drop_record(&dialogue);
	tui_draft_release(&dialogue);
	free(dialogue.was_read);
	return results[dialogue.fate];
}
