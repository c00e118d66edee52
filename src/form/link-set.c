/* Joins the forms of a folder with each other. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "form/complain.h"
#include "form/link.h"
#include "form/screen.h"

/* "exit" ends the dialogue by itself; every other outcome that is known must lead somewhere. */
static void check_outcome(const struct form *form, const struct form_place *place, const char *outcome,
			  struct problems *complaints)
{
	if (outcome && strcmp(outcome, "exit") != 0 && !form_tree_turn(form, outcome))
		form_complain(complaints, place, "缺少「on %s」的去向", outcome);
}

static void check_outcomes(const struct form *form, struct problems *complaints)
{
	for (size_t i = 0; i < form->n_keys; i++)
		check_outcome(form, &form->keys[i].place, form_builtin_outcome(form->keys[i].builtin),
			      complaints);
	for (size_t i = 0; i < form->n_items; i++)
		if (!form->items[i].action_fn)
			check_outcome(form, &form->items[i].place, form->items[i].word, complaints);
}

static void check_turns(const struct form_set *set, const struct form *form, struct problems *complaints)
{
	for (size_t i = 0; i < form->n_turns; i++) {
		const struct form_turn *turn = &form->turns[i];

		if (strcmp(turn->form, "return") != 0 && strcmp(turn->form, "exit") != 0 &&
		    !form_tree_find(set, turn->form))
			form_complain(complaints, &turn->place, "沒有表單「%s」", turn->form);
	}
}

static void check_answers(const struct form_set *set, const struct form *form, struct problems *complaints)
{
	for (size_t i = 0; form->answers && i < form->answers->n_forms; i++) {
		const char *name = form->answers->forms[i];
		const struct form *other = form_tree_find(set, name);

		if (!other)
			form_complain(complaints, &form->answers->place, "沒有表單「%s」", name);
		else if (form->screen && other->screen && form->screen->record != other->screen->record)
			form_complain(complaints, &form->answers->place, "表單「%s」填的不是同一份資料",
				      name);
	}
}

/* The first form of a wizard, of one step or (0) of any; NULL when there is none. */
static const struct form *first_of(const struct form_set *set, const char *wizard, unsigned step)
{
	for (size_t i = 0; i < set->n; i++) {
		const struct form_wizard *row = &set->forms[i]->wizard;

		if (row->name && strcmp(row->name, wizard) == 0 && (step == 0 || row->step == step))
			return set->forms[i];
	}
	return NULL;
}

/* The forms of a wizard agree with its first one, which answers for steps that nobody has. */
static void check_wizard(const struct form_set *set, const struct form *form, struct problems *complaints)
{
	const struct form_wizard *wizard = &form->wizard;
	const struct form *first = first_of(set, wizard->name, 0),
			  *twin = first_of(set, wizard->name, wizard->step);

	if (wizard->of != first->wizard.of)
		form_complain(complaints, &wizard->place, "步驟數 %u 與表單「%s」的 %u 不同", wizard->of,
			      first->name, first->wizard.of);
	if (strcmp(wizard->step_title, twin->wizard.step_title) != 0)
		form_complain(complaints, &wizard->place, "步驟 %u 的標題與表單「%s」不同", wizard->step,
			      twin->name);
	for (unsigned step = 1; form == first && step <= wizard->of; step++)
		if (!first_of(set, wizard->name, step))
			form_complain(complaints, &wizard->place, "「%s」沒有步驟 %u 的表單", wizard->name,
				      step);
}

/* Marks the forms that a form leads to; whether one was new. */
static int spread(const struct form_set *set, const struct form *form, char *is_reached)
{
	int is_new = 0;

	for (size_t i = 0; i < set->n; i++) {
		int leads = 0;

		for (size_t k = 0; k < form->n_turns; k++)
			leads |= strcmp(form->turns[k].form, set->forms[i]->name) == 0;
		for (size_t k = 0; form->answers && k < form->answers->n_forms; k++)
			leads |= strcmp(form->answers->forms[k], set->forms[i]->name) == 0;
		is_new |= leads && !is_reached[i];
		is_reached[i] |= (char)leads;
	}
	return is_new;
}

static void check_reach(const struct form_set *set, struct problems *complaints)
{
	char *is_reached = base_mem_zero(set->n + 1, 1);
	int is_new = 1;

	for (size_t i = 0; i < set->n; i++)
		is_reached[i] = (set->forms[i]->screen && set->forms[i]->screen->is_entrance) ||
				strcmp(set->forms[i]->name, "home") == 0;
	while (is_new) {
		is_new = 0;
		for (size_t i = 0; i < set->n; i++)
			is_new |= is_reached[i] && spread(set, set->forms[i], is_reached);
	}
	for (size_t i = 0; i < set->n; i++)
		if (!is_reached[i])
			form_complain(complaints, &set->forms[i]->place, "沒有表單通往「%s」",
				      set->forms[i]->name);
	free(is_reached);
}

void form_link_set(const struct form_set *set, struct problems *complaints)
{
	for (size_t i = 0; i < set->n; i++) {
		const struct form *form = set->forms[i];

		check_outcomes(form, complaints);
		check_turns(set, form, complaints);
		check_answers(set, form, complaints);
		if (form->wizard.name)
			check_wizard(set, form, complaints);
	}
	check_reach(set, complaints);
}
