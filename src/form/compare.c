/* A translation must do what its source does: statement by statement, but for the words that people read. */
#include "config.h"

#include "form/compare.h"

#include <string.h>

#include "base/mem.h"
#include "form/complain.h"

/* Two words of statements; either may be NULL. */
static int is_same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static int is_same_condition(const struct form_condition *a, const struct form_condition *b)
{
	return is_same(a->field, b->field) && is_same(a->word, b->word);
}

static int are_same_choices(const struct form_field *a, const struct form_field *b)
{
	size_t i = 0;

	while (i < a->n_choices && i < b->n_choices && is_same(a->choices[i].word, b->choices[i].word))
		i++;
	return i == a->n_choices && i == b->n_choices;
}

/* Width is left free: a label of other words may need it. */
static int is_same_field(const struct form_field *a, const struct form_field *b)
{
	return is_same(a->name, b->name) && a->type == b->type && a->class == b->class && a->max == b->max &&
	       a->is_required == b->is_required && is_same_condition(&a->required_when, &b->required_when) &&
	       is_same_condition(&a->only_when, &b->only_when) && is_same(a->check, b->check) &&
	       is_same(a->lookup, b->lookup) && is_same(a->checklist, b->checklist) && !a->help == !b->help &&
	       are_same_choices(a, b);
}

static int is_same_key(const struct form_key *a, const struct form_key *b)
{
	return is_same(a->key, b->key) && is_same(a->action, b->action);
}

static int is_same_column(const struct form_column *a, const struct form_column *b)
{
	return is_same(a->name, b->name) && a->is_wide_only == b->is_wide_only;
}

static int are_same_columns(const struct form_list *a, const struct form_list *b)
{
	size_t i = 0;

	while (i < a->n_columns && i < b->n_columns && is_same_column(&a->columns[i], &b->columns[i]))
		i++;
	return i == a->n_columns && i == b->n_columns;
}

static int is_same_list(const struct form_list *a, const struct form_list *b)
{
	return a && b ? is_same(a->lister, b->lister) && are_same_columns(a, b) : a == b;
}

static int is_same_text(const struct form_text *a, const struct form_text *b)
{
	return a && b ? is_same(a->source, b->source) && a->must_read == b->must_read : a == b;
}

static int are_same_answers(const struct form_answers *a, const struct form_answers *b)
{
	size_t i = 0;

	if (!a || !b)
		return a == b;
	while (i < a->n_forms && i < b->n_forms && is_same(a->forms[i], b->forms[i]))
		i++;
	return i == a->n_forms && i == b->n_forms;
}

/* The next row of the picture that is no paragraph; NULL behind the last. */
static const struct form_row *next_row(const struct form *form, size_t *i)
{
	while (*i < form->n_rows &&
	       (form->rows[*i].kind == FORM_ROW_BLANK || form->rows[*i].kind == FORM_ROW_TEXT))
		++*i;
	return *i < form->n_rows ? &form->rows[(*i)++] : NULL;
}

static int is_same_row(const struct form_row *a, const struct form_row *b)
{
	return a->kind == b->kind && is_same(a->name, b->name) && a->has_star == b->has_star &&
	       (a->kind != FORM_ROW_SOURCE || is_same(a->text, b->text));
}

static void compare_rows(const struct form *source, const struct form *form, struct problems *complaints)
{
	const struct form_row *a, *b;
	size_t at_source = 0, at_form = 0;

	do {
		a = next_row(source, &at_source);
		b = next_row(form, &at_form);
		if (b && (!a || !is_same_row(a, b))) {
			form_complain(complaints, &b->place, "畫面的這一列與 %s 不同", source->file);
			return;
		}
	} while (a && b);
	if (a)
		form_complain(complaints, &form->place, "畫面缺少 %s 第 %u 列的內容", source->file,
			      a->place.line);
}

static int is_same_turn(const struct form_turn *a, const struct form_turn *b)
{
	return is_same(a->outcome, b->outcome) && is_same(a->form, b->form);
}

static int is_same_message(const struct form_message *a, const struct form_message *b)
{
	return is_same(a->rule, b->rule);
}

static int is_same_item(const struct form_item *a, const struct form_item *b)
{
	return is_same(a->word, b->word);
}

/*
 * Statements of one kind, in order: what the source does not have is complained of where it stands, what is
 * missing at the form's first line.
 */
#define COMPARE(things, is_same_thing, what) \
	static void compare_##things(const struct form *source, const struct form *form, \
				     struct problems *complaints) \
	{ \
		size_t i = 0; \
\
		while (i < source->n_##things && i < form->n_##things && \
		       is_same_thing(&source->things[i], &form->things[i])) \
			i++; \
		if (i < form->n_##things) \
			form_complain(complaints, &form->things[i].place, what "與 %s 不同", source->file); \
		else if (i < source->n_##things) \
			form_complain(complaints, &form->place, "缺少 %s 第 %u 列的" what, source->file, \
				      source->things[i].place.line); \
	}

COMPARE(fields, is_same_field, "欄位")
COMPARE(keys, is_same_key, "按鍵")
COMPARE(turns, is_same_turn, "去向")
COMPARE(messages, is_same_message, "訊息")
COMPARE(items, is_same_item, "選單項目")

static int is_same_wizard(const struct form_wizard *a, const struct form_wizard *b)
{
	return is_same(a->name, b->name) && a->step == b->step && a->of == b->of;
}

static void compare_blocks(const struct form *source, const struct form *form, struct problems *complaints)
{
	const struct {
		const char *what;
		int is_same;
	} rows[] = {
		{"wizard", is_same_wizard(&source->wizard, &form->wizard)},
		{"help", is_same(source->help, form->help)},
		{"list", is_same_list(source->list, form->list)},
		{"text", is_same_text(source->text, form->text)},
		{"answers", are_same_answers(source->answers, form->answers)},
	};

	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		if (!rows[i].is_same)
			form_complain(complaints, &form->place, "%s 與 %s 不同", rows[i].what, source->file);
}

void form_compare_translation(const struct form *source, const struct form *form, struct problems *complaints)
{
	compare_rows(source, form, complaints);
	compare_fields(source, form, complaints);
	compare_keys(source, form, complaints);
	compare_turns(source, form, complaints);
	compare_messages(source, form, complaints);
	compare_items(source, form, complaints);
	compare_blocks(source, form, complaints);
}
