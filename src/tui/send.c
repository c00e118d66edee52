/* Sending a form, choosing, and the screen's own actions. */
#include "config.h"

#include "tui/send.h"

#include <string.h>

#include "base/mem.h"
#include "form/check.h"
#include "tui/dialogue.h"
#include "tui/help.h"
#include "tui/language.h"
#include "tui/list.h"

static const struct form_action *find_action(const struct visit *visit, const char *name)
{
	const struct form_action *action = visit->form->screen ? visit->form->screen->actions : NULL;

	while (action && action->name && strcmp(action->name, name) != 0)
		action++;
	return action && action->name ? action : NULL;
}

/* Calls a function of the screen and takes over what it changed. */
static const char *call(struct visit *visit, const struct form_action *action)
{
	const char *outcome;

	visit->is_guided = 0;
	outcome = action->run(visit);
	if (visit->is_busy)
		tui_stay_say(visit, PROBLEM_INFO, "");
	visit->is_busy = 0;
	tui_stay_reload(visit);
	return outcome;
}

/* The first field that is wrong, from a problem on, gets the focus, unless the screen has chosen another. */
static void focus_problem(struct visit *visit, enum problem_severity severity, size_t first)
{
	for (size_t i = first; !visit->is_guided && i < visit->problems.n; i++) {
		struct layout_id place = tui_stay_place(visit, visit->problems.rows[i].field);

		if (visit->problems.rows[i].severity < severity || place.kind == STOP_NONE)
			continue;
		visit->focus = place;
		break;
	}
	visit->is_following = 1;
}

/* Whether problems stand in the way; they are shown then.  Warnings do so once. */
static int is_refused(struct visit *visit)
{
	size_t errors = base_problem_count(&visit->problems, PROBLEM_ERROR);
	size_t warnings = base_problem_count(&visit->problems, PROBLEM_WARNING) - errors;
	int is_refused = errors > 0 || (warnings > 0 && !visit->is_warned);

	visit->is_sent = is_refused;
	if (!is_refused)
		return 0;
	visit->is_warned = errors == 0;
	focus_problem(visit, errors > 0 ? PROBLEM_ERROR : PROBLEM_WARNING, 0);
	return 1;
}

static void check(struct visit *visit)
{
	const struct form *form;

	base_problem_release(&visit->problems);
	for (size_t i = 0; i < visit->form->n_fields; i++)
		visit->fields[i].is_typed = 0;
	form_check_values(visit->form, visit->record, &visit->problems);
	for (size_t i = 0; (form = tui_stay_answers(visit, i)) != NULL; i++)
		form_check_values(form, visit->record, &visit->problems);
}

static const char *send_next(struct visit *visit)
{
	const struct form_action *action = find_action(visit, "next");
	const char *outcome = "done";

	if (visit->form->text && visit->form->text->must_read && !visit->is_read) {
		tui_stay_say(visit, PROBLEM_WARNING, "請先以PgDn閱讀至最後一頁");
		return NULL;
	}
	visit->is_guided = 0;
	check(visit);
	if (is_refused(visit))
		return NULL;
	form_check_empty_closed(visit->form, visit->record);
	if (action)
		outcome = call(visit, action);
	if (!outcome)
		is_refused(visit);
	return outcome;
}

static void reveal(struct visit *visit)
{
	visit->is_revealed = !visit->is_revealed;
	for (size_t i = 0; i < visit->form->n_fields; i++)
		if (visit->form->fields[i].type == FORM_FIELD_SECRET)
			tui_edit_reveal(&visit->fields[i].edit, visit->is_revealed);
}

/* What is about to be asked again: answers without a field, answers to questions, and this lookup's. */
static void drop_answers(struct visit *visit, const struct form_action *action)
{
	for (size_t i = 0; i < visit->form->n_fields; i++) {
		const struct form_field *field = &visit->form->fields[i];
		const struct problem *problem =
			base_problem_find(&visit->problems, field->name, PROBLEM_INFO);

		if (problem && (field->lookup_fn == action || problem->severity == PROBLEM_INFO))
			base_problem_drop_field(&visit->problems, field->name);
		if (field->lookup_fn == action)
			visit->fields[i].is_typed = 0; /* so that leaving it does not take the answer away */
	}
	base_problem_drop_field(&visit->problems, "");
}

static const char *send_action(struct visit *visit, const struct form_action *action)
{
	const char *outcome;
	size_t before;

	tui_stay_check(visit); /* what is in hand counts as it is now */
	drop_answers(visit, action);
	before = visit->problems.n;
	outcome = call(visit, action);
	if (!outcome)
		focus_problem(visit, PROBLEM_ERROR, before);
	return outcome;
}

const char *tui_send_key(struct visit *visit, const struct form_key *key)
{
	switch (key->builtin) {
	case FORM_BUILTIN_NEXT:
		return send_next(visit);
	case FORM_BUILTIN_BACK:
		return "back";
	case FORM_BUILTIN_EXIT:
		return "exit";
	case FORM_BUILTIN_HELP:
		tui_help_show(visit);
		return NULL;
	case FORM_BUILTIN_REVEAL:
		reveal(visit);
		return NULL;
	case FORM_BUILTIN_REFRESH:
		visit->is_stale = 1;
		return NULL;
	case FORM_BUILTIN_LANGUAGE:
		visit->is_turned = tui_language_is_choosable(visit->dialogue);
		tui_language_turn(visit->dialogue);
		return NULL;
	case FORM_BUILTIN_NONE:
		break;
	}
	return key->action_fn ? send_action(visit, key->action_fn) : key->action;
}

const char *tui_send_builtin(struct visit *visit, enum form_builtin builtin)
{
	for (size_t i = 0; i < visit->form->n_keys; i++)
		if (visit->form->keys[i].builtin == builtin)
			return tui_send_key(visit, &visit->form->keys[i]);
	return NULL;
}

static const char *choose_item(struct visit *visit)
{
	const struct form_item *item = &visit->form->items[visit->focus.index];

	return item->action_fn ? send_action(visit, item->action_fn) : item->word;
}

static const char *choose_row(struct visit *visit)
{
	const struct form_lister *lister = visit->form->list->lister_fn;

	if (!lister->choose || visit->focus.index >= visit->list.n)
		return NULL;
	return lister->choose(visit, visit->list.rows[visit->focus.index].key);
}

/* The form where the answer was given; from there the way leads straight back. */
static const char *choose_answer(struct visit *visit)
{
	visit->jump = tui_stay_answers(visit, visit->focus.group);
	return NULL;
}

const char *tui_send_choice(struct visit *visit)
{
	static const char *(*const choosers[])(struct visit *) = {
		[STOP_ITEM] = choose_item,
		[STOP_ROW] = choose_row,
		[STOP_ANSWER] = choose_answer,
	};

	return visit->focus.kind < BASE_COUNT(choosers) && choosers[visit->focus.kind]
		       ? choosers[visit->focus.kind](visit)
		       : NULL;
}

static const char *send(struct visit *visit, const char *name)
{
	const struct form_action *action = find_action(visit, name);

	return action ? call(visit, action) : NULL;
}

const char *tui_send_enter(struct visit *visit)
{
	return send(visit, "enter");
}

const char *tui_send_news(struct visit *visit)
{
	return send(visit, "news");
}
