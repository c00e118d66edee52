/* A tree as text. */
#include "config.h"

#include <stddef.h>

#include "base/mem.h"
#include "form/form.h"

static const char *const type_words[] = {
	[FORM_FIELD_TEXT] = "text",     [FORM_FIELD_CODE] = "code",     [FORM_FIELD_NAME] = "name",
	[FORM_FIELD_DIGITS] = "digits", [FORM_FIELD_SECRET] = "secret", [FORM_FIELD_CHOICE] = "choice",
	[FORM_FIELD_SHOW] = "show",
};

static const char *const class_words[] = {
	[FORM_CLASS_PUBLIC] = "public",
	[FORM_CLASS_PERSONAL] = "personal",
	[FORM_CLASS_SECRET] = "secret",
};

/* "TEXT" with the escapes of the language. */
static void add_quoted(struct buf *out, const char *text)
{
	base_buf_add_char(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\' || *text == '\n')
			base_buf_add_char(out, '\\');
		base_buf_add_char(out, *text == '\n' ? 'n' : *text);
	}
	base_buf_add_char(out, '"');
}

/* A word that may be missing, after a keyword. */
static void add_word(struct buf *out, const char *keyword, const char *word)
{
	if (word)
		base_buf_addf(out, " %s %s", keyword, word);
}

/* A text that may be missing, after a keyword that some do not have. */
static void add_text(struct buf *out, const char *keyword, const char *text)
{
	if (!text)
		return;
	if (keyword)
		base_buf_addf(out, " %s", keyword);
	base_buf_add_char(out, ' ');
	add_quoted(out, text);
}

static void begin(struct buf *out, const struct form_place *place, const char *keyword)
{
	base_buf_addf(out, "%u:%u %s", place->line, place->column, keyword);
}

static void dump_row(const struct form *form, const struct form_row *row, struct buf *out)
{
	static const char *const kinds[] = {
		[FORM_ROW_BLANK] = "blank",
		[FORM_ROW_TEXT] = "paragraph",
		[FORM_ROW_FIELD] = "row",
		[FORM_ROW_SOURCE] = "source",
	};

	begin(out, &row->place, kinds[row->kind]);
	if (row->kind == FORM_ROW_FIELD)
		base_buf_addf(out, " %s%s", form->fields[row->field].name, row->has_star ? " *" : "");
	add_text(out, NULL, row->text);
	add_text(out, NULL, row->hint);
	base_buf_add_char(out, '\n');
}

static void add_condition(struct buf *out, const char *keyword, const struct form_condition *condition)
{
	if (condition->field)
		base_buf_addf(out, " %s when %s = %s", keyword, condition->field, condition->word);
}

static void dump_field(const struct form_field *field, struct buf *out)
{
	begin(out, &field->place, "field");
	base_buf_addf(out, " %s %s", field->name, type_words[field->type]);
	if (field->max)
		base_buf_addf(out, " %u", field->max);
	base_buf_addf(out, " class %s", class_words[field->class]);
	if (field->is_required)
		base_buf_add_text(out, " required");
	add_condition(out, "required", &field->required_when);
	add_condition(out, "only", &field->only_when);
	if (field->width)
		base_buf_addf(out, " width %u", field->width);
	add_word(out, "check", field->check);
	add_word(out, "lookup", field->lookup);
	add_word(out, "checklist", field->checklist);
	add_text(out, "label", field->label);
	add_text(out, "help", field->help);
	base_buf_add_char(out, '\n');
	for (size_t i = 0; i < field->n_choices; i++) {
		add_word(out, " choice", field->choices[i].word);
		add_text(out, NULL, field->choices[i].label);
		base_buf_add_char(out, '\n');
	}
}

static void dump_lines(const struct form *form, struct buf *out)
{
	for (size_t i = 0; i < form->n_keys; i++) {
		begin(out, &form->keys[i].place, "key");
		base_buf_addf(out, " %s %s", form->keys[i].key, form->keys[i].action);
		add_text(out, NULL, form->keys[i].label);
		add_text(out, "short", form->keys[i].short_label);
		base_buf_add_char(out, '\n');
	}
	for (size_t i = 0; i < form->n_turns; i++) {
		begin(out, &form->turns[i].place, "on");
		base_buf_addf(out, " %s -> %s\n", form->turns[i].outcome, form->turns[i].form);
	}
	for (size_t i = 0; i < form->n_messages; i++) {
		begin(out, &form->messages[i].place, "message");
		base_buf_addf(out, " %s", form->messages[i].rule);
		add_text(out, NULL, form->messages[i].text);
		base_buf_add_char(out, '\n');
	}
}

static void dump_list(const struct form_list *list, struct buf *out)
{
	begin(out, &list->place, "list");
	base_buf_addf(out, " %s", list->lister);
	add_text(out, "empty", list->empty);
	base_buf_add_char(out, '\n');
	for (size_t i = 0; i < list->n_columns; i++) {
		const struct form_column *column = &list->columns[i];

		begin(out, &column->place, "column");
		base_buf_addf(out, " %s", column->name);
		add_text(out, NULL, column->title);
		if (column->width)
			base_buf_addf(out, " %u", column->width);
		else
			base_buf_add_text(out, " rest");
		base_buf_add_text(out, column->is_wide_only ? " wide\n" : "\n");
	}
}

static void dump_blocks(const struct form *form, struct buf *out)
{
	for (size_t i = 0; i < form->n_items; i++) {
		begin(out, &form->items[i].place, "item");
		base_buf_addf(out, " %s", form->items[i].word);
		add_text(out, NULL, form->items[i].label);
		add_text(out, NULL, form->items[i].hint);
		base_buf_add_char(out, '\n');
	}
	if (form->list)
		dump_list(form->list, out);
	if (form->text) {
		begin(out, &form->text->place, form->text->must_read ? "text must-read" : "text");
		add_word(out, "from", form->text->source);
		add_text(out, NULL, form->text->body);
		base_buf_add_char(out, '\n');
	}
	if (form->answers) {
		begin(out, &form->answers->place, "answers");
		for (size_t i = 0; i < form->answers->n_forms; i++)
			base_buf_addf(out, " %s", form->answers->forms[i]);
		base_buf_add_char(out, '\n');
	}
}

void form_dump(const struct form *form, struct buf *out)
{
	begin(out, &form->place, "form");
	base_buf_addf(out, " %s", form->name);
	add_text(out, "title", form->title);
	base_buf_add_char(out, '\n');
	if (form->wizard.name) {
		begin(out, &form->wizard.place, "wizard");
		base_buf_addf(out, " %s %u of %u", form->wizard.name, form->wizard.step, form->wizard.of);
		add_text(out, NULL, form->wizard.step_title);
		base_buf_add_char(out, '\n');
	}
	if (form->help) {
		begin(out, &form->help_place, "help");
		base_buf_addf(out, " %s\n", form->help);
	}
	for (size_t i = 0; i < form->n_rows; i++)
		dump_row(form, &form->rows[i], out);
	for (size_t i = 0; i < form->n_fields; i++)
		dump_field(&form->fields[i], out);
	dump_lines(form, out);
	dump_blocks(form, out);
}
