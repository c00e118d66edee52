/* Joins the statements of one file with each other. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "form/complain.h"
#include "form/parse.h"

static int is_ever_required(const struct form_field *field)
{
	return field->is_required || field->required_when.field;
}

/* Joins a row of the picture with its field, which gets the row's label. */
static void resolve_row(struct form *form, struct form_row *row, struct problems *complaints)
{
	struct form_field *field = form_tree_field(form, row->name);

	if (!field) {
		form_complain(complaints, &row->place, "畫面中的欄位「%s」沒有 field 敘述", row->name);
		return;
	}
	row->field = (size_t)(field - form->fields);
	for (const struct form_row *before = form->rows; before < row; before++)
		if (before->kind == FORM_ROW_FIELD && strcmp(before->name, row->name) == 0)
			form_complain(complaints, &row->place, "欄位「%s」在畫面中重複", row->name);
	free(field->label);
	field->label = base_mem_dup(row->text);
	if (row->has_star && !is_ever_required(field))
		form_complain(complaints, &row->place, "欄位「%s」有 * 號，卻沒有 required", row->name);
	if (!row->has_star && is_ever_required(field))
		form_complain(complaints, &row->place, "欄位「%s」是 required，畫面中卻沒有 * 號", row->name);
}

static int is_in_picture(const struct form *form, const char *name)
{
	for (size_t i = 0; i < form->n_rows; i++)
		if (form->rows[i].kind == FORM_ROW_FIELD && strcmp(form->rows[i].name, name) == 0)
			return 1;
	return 0;
}

static int has_choice(const struct form_field *field, const char *word)
{
	for (size_t i = 0; i < field->n_choices; i++)
		if (strcmp(field->choices[i].word, word) == 0)
			return 1;
	return 0;
}

static void resolve_condition(struct form *form, const struct form_field *field,
			      struct form_condition *condition, struct problems *complaints)
{
	const struct form_field *asked;

	if (!condition->field)
		return;
	asked = form_tree_field(form, condition->field);
	if (!asked) {
		form_complain(complaints, &condition->place, "條件中的欄位「%s」沒有 field 敘述",
			      condition->field);
		return;
	}
	condition->index = (size_t)(asked - form->fields);
	if (asked == field)
		form_complain(complaints, &condition->place, "欄位「%s」不能以自己為條件", condition->field);
	else if (!has_choice(asked, condition->word))
		form_complain(complaints, &condition->place, "欄位「%s」沒有選項「%s」", condition->field,
			      condition->word);
}

/* Following "only when" from field to field must end; it cannot take more steps than there are fields. */
static void check_circle(const struct form *form, const struct form_field *field, struct problems *complaints)
{
	const struct form_field *at = field;

	for (size_t steps = 0; at->only_when.field && steps <= form->n_fields; steps++) {
		at = &form->fields[at->only_when.index];
		if (at == field) {
			form_complain(complaints, &field->only_when.place, "欄位「%s」的 only when 條件循環",
				      field->name);
			return;
		}
	}
}

static void resolve_fields(struct form *form, struct problems *complaints)
{
	size_t before = complaints->n;

	for (size_t i = 0; i < form->n_fields; i++) {
		struct form_field *field = &form->fields[i];

		if (!is_in_picture(form, field->name))
			form_complain(complaints, &field->place, "欄位「%s」不在畫面中", field->name);
		resolve_condition(form, field, &field->required_when, complaints);
		resolve_condition(form, field, &field->only_when, complaints);
	}
	for (size_t i = 0; i < form->n_fields && complaints->n == before; i++)
		check_circle(form, &form->fields[i], complaints);
}

static int has_key(const struct form *form, enum form_builtin builtin)
{
	for (size_t i = 0; i < form->n_keys; i++)
		if (form->keys[i].builtin == builtin)
			return 1;
	return 0;
}

void form_resolve(struct form *form, struct problems *complaints)
{
	if (!form->title)
		form_complain(complaints, &form->place, "表單沒有 title");
	for (size_t i = 0; i < form->n_rows; i++)
		if (form->rows[i].kind == FORM_ROW_FIELD)
			resolve_row(form, &form->rows[i], complaints);
	resolve_fields(form, complaints);
	if (form->text && form->text->must_read && !has_key(form, FORM_BUILTIN_NEXT))
		form_complain(complaints, &form->text->place, "text must-read 需要一個 next 按鍵");
}
