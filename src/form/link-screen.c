/* Joins one form with its screen: what the form names must exist in C, and the reverse. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "form/complain.h"
#include "form/expand.h"
#include "form/link.h"
#include "form/member.h"

/* A row of a screen's table by name; NULL when the table is missing or has none. */
#define FINDER(type) \
	static const struct form_##type *find_##type(const struct form_##type *row, const char *name) \
	{ \
		for (; row && row->name; row++) \
			if (strcmp(row->name, name) == 0) \
				return row; \
		return NULL; \
	}

FINDER(check)
FINDER(action)
FINDER(source)
FINDER(checklist)

/* Bytes that the values of a field need in a record. */
static size_t size_needed(const struct form_field *field)
{
	size_t longest = 0;

	if (field->type == FORM_FIELD_TEXT)
		return 4 * (size_t)field->max + 1;
	for (size_t i = 0; i < field->n_choices; i++)
		if (strlen(field->choices[i].word) > longest)
			longest = strlen(field->choices[i].word);
	return (field->type == FORM_FIELD_CHOICE ? longest : field->max) + 1;
}

static void link_member(const struct form *form, struct form_field *field, struct problems *complaints)
{
	size_t needed = size_needed(field);

	field->member = form_member_find(form->screen->record, field->name);
	if (!field->member)
		form_complain(complaints, &field->place, "程式的資料中沒有「%s」", field->name);
	else if (field->member->size < needed)
		form_complain(complaints, &field->place, "欄位「%s」需要 %zu 位元組，程式的資料只有 %zu",
			      field->name, needed, field->member->size);
}

static int has_key_for(const struct form *form, const char *action)
{
	for (size_t i = 0; i < form->n_keys; i++)
		if (strcmp(form->keys[i].action, action) == 0)
			return 1;
	return 0;
}

static void link_field(const struct form *form, struct form_field *field, struct problems *complaints)
{
	const struct screen *screen = form->screen;

	link_member(form, field, complaints);
	if (field->check && !(field->check_fn = find_check(screen->checks, field->check)))
		form_complain(complaints, &field->place, "程式中沒有檢查「%s」", field->check);
	if (field->checklist && !(field->checklist_fn = find_checklist(screen->checklists, field->checklist)))
		form_complain(complaints, &field->place, "程式中沒有檢核清單「%s」", field->checklist);
	if (!field->lookup)
		return;
	if (!(field->lookup_fn = find_action(screen->actions, field->lookup)))
		form_complain(complaints, &field->place, "程式中沒有作業「%s」", field->lookup);
	if (!has_key_for(form, field->lookup))
		form_complain(complaints, &field->place, "查詢作業「%s」沒有按鍵", field->lookup);
}

static void check_members(const struct form *form, const struct form_row *row, struct problems *complaints)
{
	size_t n;

	for (const char *at = row->text; (at = form_expand_find(at, &n)); at += 1 + n) {
		char *name = base_mem_dup_n(at + 1, n);

		if (!form_member_find(form->screen->record, name))
			form_complain(complaints, &row->place, "程式的資料中沒有「%s」", name);
		free(name);
	}
}

static void link_row(const struct form *form, struct form_row *row, struct problems *complaints)
{
	if (row->kind == FORM_ROW_TEXT)
		check_members(form, row, complaints);
	if (row->kind == FORM_ROW_SOURCE && !(row->source = find_source(form->screen->sources, row->text)))
		form_complain(complaints, &row->place, "程式中沒有來源「%s」", row->text);
}

static void link_key(const struct form *form, struct form_key *key, struct problems *complaints)
{
	if (key->builtin == FORM_BUILTIN_NONE || key->builtin == FORM_BUILTIN_NEXT)
		key->action_fn = find_action(form->screen->actions, key->action);
	if (key->builtin == FORM_BUILTIN_NONE && !key->action_fn && !form_tree_turn(form, key->action))
		form_complain(complaints, &key->place, "程式中沒有作業「%s」", key->action);
}

static void link_column(const struct form_lister *lister, struct form_column *column,
			struct problems *complaints)
{
	for (size_t i = 0; lister->columns[i]; i++) {
		if (strcmp(lister->columns[i], column->name) == 0) {
			column->cell = i;
			return;
		}
	}
	form_complain(complaints, &column->place, "程式的清單中沒有欄「%s」", column->name);
}

static void link_list(const struct form *form, struct form_list *list, struct problems *complaints)
{
	const struct form_lister *lister = form->screen->lister;

	if (!lister || strcmp(lister->name, list->lister) != 0) {
		form_complain(complaints, &list->place, "程式中沒有清單「%s」", list->lister);
		return;
	}
	list->lister_fn = lister;
	for (size_t i = 0; i < list->n_columns; i++)
		link_column(lister, &list->columns[i], complaints);
}

static void link_text(const struct form *form, struct form_text *text, struct problems *complaints)
{
	if (text->source && !(text->source_fn = find_source(form->screen->sources, text->source)))
		form_complain(complaints, &text->place, "程式中沒有來源「%s」", text->source);
}

static int uses_check(const struct form *form, const struct form_check *check)
{
	for (size_t i = 0; i < form->n_fields; i++)
		if (form->fields[i].check_fn == check)
			return 1;
	return 0;
}

static int uses_checklist(const struct form *form, const struct form_checklist *checklist)
{
	for (size_t i = 0; i < form->n_fields; i++)
		if (form->fields[i].checklist_fn == checklist)
			return 1;
	return 0;
}

/* These are run by the driver itself. */
static int uses_action(const struct form *form, const struct form_action *action)
{
	for (size_t i = 0; i < form->n_keys; i++)
		if (form->keys[i].action_fn == action)
			return 1;
	for (size_t i = 0; i < form->n_items; i++)
		if (form->items[i].action_fn == action)
			return 1;
	return strcmp(action->name, "enter") == 0 || strcmp(action->name, "news") == 0;
}

static int uses_source(const struct form *form, const struct form_source *source)
{
	for (size_t i = 0; i < form->n_rows; i++)
		if (form->rows[i].source == source)
			return 1;
	return form->text && form->text->source_fn == source;
}

static void check_reverse(const struct form *form, struct problems *complaints)
{
	const struct screen *screen = form->screen;
	static const char unused[] = "程式中的%s「%s」沒有用到";

	for (const struct form_check *check = screen->checks; check && check->name; check++)
		if (!uses_check(form, check))
			form_complain(complaints, &form->place, unused, "檢查", check->name);
	for (const struct form_action *action = screen->actions; action && action->name; action++)
		if (!uses_action(form, action))
			form_complain(complaints, &form->place, unused, "作業", action->name);
	for (const struct form_source *source = screen->sources; source && source->name; source++)
		if (!uses_source(form, source))
			form_complain(complaints, &form->place, unused, "來源", source->name);
	for (const struct form_checklist *list = screen->checklists; list && list->name; list++)
		if (!uses_checklist(form, list))
			form_complain(complaints, &form->place, unused, "檢核清單", list->name);
	if (screen->lister && !form->list)
		form_complain(complaints, &form->place, unused, "清單", screen->lister->name);
}

void form_link_screen(struct form *form, struct problems *complaints)
{
	for (size_t i = 0; i < form->n_fields; i++)
		link_field(form, &form->fields[i], complaints);
	for (size_t i = 0; i < form->n_rows; i++)
		link_row(form, &form->rows[i], complaints);
	for (size_t i = 0; i < form->n_keys; i++)
		link_key(form, &form->keys[i], complaints);
	for (size_t i = 0; i < form->n_items; i++)
		form->items[i].action_fn = find_action(form->screen->actions, form->items[i].word);
	if (form->list)
		link_list(form, form->list, complaints);
	if (form->text)
		link_text(form, form->text, complaints);
	check_reverse(form, complaints);
}
