/* Looking things up in a tree, and taking it down. */
#include "config.h"

#include "form/tree.h"

#include <stdlib.h>
#include <string.h>

static void free_fields(struct form *form)
{
	for (size_t i = 0; i < form->n_fields; i++) {
		struct form_field *field = &form->fields[i];

		for (size_t k = 0; k < field->n_choices; k++) {
			free(field->choices[k].word);
			free(field->choices[k].label);
		}
		free(field->choices);
		free(field->name);
		free(field->label);
		free(field->required_when.field);
		free(field->required_when.word);
		free(field->only_when.field);
		free(field->only_when.word);
		free(field->check);
		free(field->lookup);
		free(field->checklist);
		free(field->help);
	}
	free(form->fields);
}

static void free_rows(struct form *form)
{
	for (size_t i = 0; i < form->n_rows; i++) {
		free(form->rows[i].text);
		free(form->rows[i].hint);
		free(form->rows[i].name);
	}
	free(form->rows);
}

static void free_keys(struct form *form)
{
	for (size_t i = 0; i < form->n_keys; i++) {
		free(form->keys[i].key);
		free(form->keys[i].action);
		free(form->keys[i].label);
		free(form->keys[i].short_label);
	}
	free(form->keys);
}

static void free_turns_and_messages(struct form *form)
{
	for (size_t i = 0; i < form->n_turns; i++) {
		free(form->turns[i].outcome);
		free(form->turns[i].form);
	}
	free(form->turns);
	for (size_t i = 0; i < form->n_messages; i++) {
		free(form->messages[i].rule);
		free(form->messages[i].text);
	}
	free(form->messages);
}

static void free_menu(struct form *form)
{
	for (size_t i = 0; i < form->n_items; i++) {
		free(form->items[i].word);
		free(form->items[i].label);
		free(form->items[i].hint);
	}
	free(form->items);
}

static void free_list(struct form_list *list)
{
	if (!list)
		return;
	for (size_t i = 0; i < list->n_columns; i++) {
		free(list->columns[i].name);
		free(list->columns[i].title);
	}
	free(list->columns);
	free(list->lister);
	free(list->empty);
	free(list);
}

static void free_text(struct form_text *text)
{
	if (!text)
		return;
	free(text->body);
	free(text->source);
	free(text);
}

static void free_answers(struct form_answers *answers)
{
	if (!answers)
		return;
	for (size_t i = 0; i < answers->n_forms; i++)
		free(answers->forms[i]);
	free(answers->forms);
	free(answers);
}

void form_tree_free(struct form *form)
{
	if (!form)
		return;
	free_fields(form);
	free_rows(form);
	free_keys(form);
	free_turns_and_messages(form);
	free_menu(form);
	free_list(form->list);
	free_text(form->text);
	free_answers(form->answers);
	free(form->file);
	free(form->name);
	free(form->title);
	free(form->wizard.name);
	free(form->wizard.step_title);
	free(form->help);
	free(form);
}

void form_tree_release_set(struct form_set *set)
{
	for (size_t i = 0; i < set->n; i++)
		form_tree_free(set->forms[i]);
	free(set->forms);
	*set = (struct form_set){0};
}

const struct form *form_tree_find(const struct form_set *set, const char *name)
{
	for (size_t i = 0; i < set->n; i++)
		if (strcmp(set->forms[i]->name, name) == 0)
			return set->forms[i];
	return NULL;
}

struct form_field *form_tree_field(const struct form *form, const char *name)
{
	for (size_t i = 0; i < form->n_fields; i++)
		if (strcmp(form->fields[i].name, name) == 0)
			return &form->fields[i];
	return NULL;
}

const char *form_tree_turn(const struct form *form, const char *outcome)
{
	for (size_t i = 0; i < form->n_turns; i++)
		if (strcmp(form->turns[i].outcome, outcome) == 0)
			return form->turns[i].form;
	return NULL;
}
