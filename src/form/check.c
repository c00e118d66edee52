/* What the form itself demands of its values, and the call of the checks written in C. */
#include "config.h"

#include "form/check.h"

#include <string.h>

#include "base/buf.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/member.h"

static int is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int is_alphanumeric(char c)
{
	return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static int is_printable(char c)
{
	return c >= ' ' && c <= '~';
}

/* What the characters of a type must be; NULL: anything. */
static int (*const shapes[])(char c) = {
	[FORM_FIELD_TEXT] = NULL,       [FORM_FIELD_CODE] = is_alphanumeric, [FORM_FIELD_NAME] = is_printable,
	[FORM_FIELD_DIGITS] = is_digit, [FORM_FIELD_SECRET] = is_printable,  [FORM_FIELD_CHOICE] = NULL,
	[FORM_FIELD_SHOW] = NULL,
};

static int holds(const struct form *form, const struct form_condition *condition, const void *record)
{
	const struct form_field *asked = &form->fields[condition->index];

	return form_check_is_open(form, asked, record) &&
	       strcmp(form_member_value(asked->member, record), condition->word) == 0;
}

/* The parser refuses circles of "only when", so this comes to an end. */
int form_check_is_open(const struct form *form, const struct form_field *field, const void *record)
{
	return !field->only_when.field || holds(form, &field->only_when, record);
}

int form_check_is_required(const struct form *form, const struct form_field *field, const void *record)
{
	if (!form_check_is_open(form, field, record))
		return 0;
	return field->is_required ||
	       (field->required_when.field && holds(form, &field->required_when, record));
}

static int is_choice(const struct form_field *field, const char *value)
{
	for (size_t i = 0; i < field->n_choices; i++)
		if (strcmp(field->choices[i].word, value) == 0)
			return 1;
	return 0;
}

static int has_shape(const struct form_field *field, const char *value)
{
	int (*fits)(char c) = shapes[field->type];

	while (fits && *value)
		if (!fits(*value++))
			return 0;
	return 1;
}

int form_check_is_typable(const struct form_field *field, const char *value)
{
	if (field->type == FORM_FIELD_CHOICE)
		return is_choice(field, value);
	if (field->type == FORM_FIELD_NAME && strchr(value, ' '))
		return 0;
	return field->type != FORM_FIELD_SHOW && base_text_length(value) <= field->max && has_shape(field, value);
}

static void say_shape(const struct form_field *field, struct buf *sentence)
{
	if (field->type == FORM_FIELD_CODE)
		base_buf_addf(sentence, base_lang_text("%s只能輸入英文字母與數字"), field->label);
	else if (field->type == FORM_FIELD_DIGITS)
		base_buf_addf(sentence, base_lang_text("%s只能輸入數字"), field->label);
	else
		base_buf_addf(sentence, base_lang_text("%s只能輸入半形英文、數字與符號"), field->label);
}

/* Writes the generic sentence about a value; nothing when there is nothing to say. */
static void judge(const struct form_field *field, const char *value, int is_required, struct buf *sentence)
{
	int is_choosing = field->type == FORM_FIELD_CHOICE;

	if (value[strspn(value, " ")] == '\0') {
		if (is_required)
			base_buf_addf(sentence,
				      is_choosing ? base_lang_text("請選擇%s") : base_lang_text("請輸入%s"),
				      field->label);
	} else if (is_choosing) {
		if (!is_choice(field, value))
			base_buf_addf(sentence, base_lang_text("請選擇%s"), field->label);
	} else if (base_text_length(value) > field->max) {
		base_buf_addf(sentence, base_lang_text("%s最多%u個字"), field->label, field->max);
	} else if (!has_shape(field, value)) {
		say_shape(field, sentence);
	}
}

/* Whether one of the rows from the given one on is an error of this field. */
static int has_error_since(const struct problems *problems, size_t first, const char *field)
{
	for (size_t i = first; i < problems->n; i++)
		if (problems->rows[i].severity == PROBLEM_ERROR &&
		    strcmp(problems->rows[i].field, field) == 0)
			return 1;
	return 0;
}

void form_check_field(const struct form *form, const struct form_field *field, const void *record,
		      struct problems *problems)
{
	const char *name = field->member->name;
	struct buf sentence = {0};
	size_t before = problems->n;

	if (field->type == FORM_FIELD_SHOW || !form_check_is_open(form, field, record))
		return;
	if (field->check_fn)
		field->check_fn->run(record, problems);
	judge(field, form_member_value(field->member, record), form_check_is_required(form, field, record),
	      &sentence);
	if (sentence.len > 0 && !has_error_since(problems, before, name))
		base_problem_add(problems, name, "", PROBLEM_ERROR, base_buf_text(&sentence));
	base_buf_release(&sentence);
}

void form_check_values(const struct form *form, const void *record, struct problems *problems)
{
	for (size_t i = 0; i < form->n_fields; i++)
		form_check_field(form, &form->fields[i], record, problems);
}

void form_check_empty_closed(const struct form *form, void *record)
{
	for (size_t i = 0; i < form->n_fields; i++)
		if (!form_check_is_open(form, &form->fields[i], record))
			form_member_set(form->fields[i].member, record, "");
}
