/* Opening, filling and leaving a form. */
#include "config.h"

#include "tui/stay.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/lang.h"
#include "base/mem.h"
#include "form/check.h"
#include "form/member.h"
#include "tui/dialogue.h"
#include "tui/draft.h"
#include "tui/list.h"

static const struct {
	int is_editor;
	enum edit_kind kind;
} types[] = {
	[FORM_FIELD_TEXT] = {1, EDIT_ANY},      [FORM_FIELD_CODE] = {1, EDIT_CODE},
	[FORM_FIELD_NAME] = {1, EDIT_NAME},     [FORM_FIELD_DIGITS] = {1, EDIT_DIGITS},
	[FORM_FIELD_SECRET] = {1, EDIT_SECRET}, [FORM_FIELD_CHOICE] = {0, EDIT_ANY},
	[FORM_FIELD_SHOW] = {0, EDIT_ANY},
};

static int is_editor(const struct form_field *field)
{
	return types[field->type].is_editor;
}

void tui_stay_open(struct visit *visit, struct dialogue *dialogue, const struct form *form, void *record)
{
	*visit = (struct visit){
		.dialogue = dialogue, .form = form, .record = record, .is_following = 1, .is_stale = 1};
	visit->fields = base_mem_zero(form->n_fields + 1, sizeof *visit->fields);
	visit->row_texts = base_mem_zero(form->n_rows + 1, sizeof *visit->row_texts);
	for (size_t i = 0; i < form->n_fields; i++) {
		const struct form_field *field = &form->fields[i];

		if (is_editor(field))
			tui_edit_init(&visit->fields[i].edit, types[field->type].kind, field->max,
				      field->member->size, field->max + 1);
	}
	tui_stay_reload(visit);
}

void tui_stay_close(struct visit *visit)
{
	for (size_t i = 0; i < visit->form->n_fields; i++)
		if (is_editor(&visit->form->fields[i]))
			tui_edit_release(&visit->fields[i].edit);
	for (size_t i = 0; i < visit->form->n_rows; i++)
		base_buf_release(&visit->row_texts[i]);
	free(visit->fields);
	free(visit->row_texts);
	base_buf_release(&visit->text);
	base_buf_release(&visit->message);
	tui_list_release(&visit->list);
	base_problem_release(&visit->problems);
	tui_layout_release(&visit->layout);
}

static void ask_source(struct visit *visit, const struct form_source *source, struct buf *out)
{
	int err;

	base_buf_clear(out);
	err = source->run(visit, out);
	if (err)
		base_buf_add_text(out, base_err_text(err));
}

void tui_stay_ask(struct visit *visit)
{
	const struct form *form = visit->form;

	if (!visit->is_stale)
		return;
	visit->is_stale = 0;
	for (size_t i = 0; i < form->n_rows; i++)
		if (form->rows[i].kind == FORM_ROW_SOURCE)
			ask_source(visit, form->rows[i].source, &visit->row_texts[i]);
	if (form->text && form->text->source_fn) {
		ask_source(visit, form->text->source_fn, &visit->text);
	} else if (form->text) {
		base_buf_clear(&visit->text);
		base_buf_add_text(&visit->text, form->text->body);
	}
	if (form->list)
		tui_list_load(visit, visit->list.after);
}

void tui_stay_reload(struct visit *visit)
{
	for (size_t i = 0; i < visit->form->n_fields; i++) {
		const struct form_field *field = &visit->form->fields[i];
		struct edit *edit = &visit->fields[i].edit;

		if (is_editor(field) &&
		    strcmp(tui_edit_value(edit), form_member_value(field->member, visit->record)) != 0)
			tui_edit_set(edit, form_member_value(field->member, visit->record));
	}
}

/* What an act answered about the old value ("this name is free") does not hold for the new one. */
void tui_stay_note_change(struct visit *visit, size_t i)
{
	const char *name = visit->form->fields[i].name;
	const struct problem *problem = base_problem_find(&visit->problems, name, PROBLEM_INFO);

	tui_draft_note(visit, &visit->form->fields[i]);
	visit->fields[i].is_typed = 1;
	visit->is_warned = 0;
	visit->is_following = 1;
	if (problem && problem->severity == PROBLEM_INFO)
		base_problem_drop_field(&visit->problems, name);
}

void tui_stay_store(struct visit *visit, size_t i)
{
	const struct form_member *member = visit->form->fields[i].member;
	const char *text = tui_edit_value(&visit->fields[i].edit);

	if (strcmp(form_member_value(member, visit->record), text) == 0)
		return;
	form_member_set(member, visit->record, text);
	tui_stay_note_change(visit, i);
}

const struct form_field *tui_stay_focused(const struct visit *visit)
{
	return visit->focus.kind == STOP_FIELD ? &visit->form->fields[visit->focus.index] : NULL;
}

void tui_stay_check(struct visit *visit)
{
	const struct form_field *field = tui_stay_focused(visit);

	if (!field || !visit->fields[visit->focus.index].is_typed)
		return;
	visit->fields[visit->focus.index].is_typed = 0;
	base_problem_drop_field(&visit->problems, field->name);
	if (visit->is_sent || *form_member_value(field->member, visit->record))
		form_check_field(visit->form, field, visit->record, &visit->problems);
}

void tui_stay_focus(struct visit *visit, struct layout_id id)
{
	tui_stay_check(visit);
	visit->focus = id;
	visit->is_following = 1;
}

const struct form *tui_stay_answers(const struct visit *visit, size_t i)
{
	const struct form_answers *answers = visit->form->answers;

	if (!answers || i >= answers->n_forms)
		return NULL;
	return form_tree_find(visit->dialogue->forms, answers->forms[i]);
}

struct layout_id tui_stay_place(const struct visit *visit, const char *name)
{
	const struct form_field *field = form_tree_field(visit->form, name);
	const struct form *form;

	if (field && field->type != FORM_FIELD_SHOW && form_check_is_open(visit->form, field, visit->record))
		return (struct layout_id){.kind = STOP_FIELD, .index = (size_t)(field - visit->form->fields)};
	for (size_t i = 0; (form = tui_stay_answers(visit, i)) != NULL; i++) {
		field = form_tree_field(form, name);
		if (field)
			return (struct layout_id){STOP_ANSWER, i, (size_t)(field - form->fields)};
	}
	return (struct layout_id){.kind = STOP_NONE};
}

const char *tui_stay_label(const struct visit *visit, const char *name)
{
	struct layout_id place = tui_stay_place(visit, name);
	const struct form_field *field = form_tree_field(visit->form, name);

	if (place.kind == STOP_ANSWER)
		field = &tui_stay_answers(visit, place.group)->fields[place.index];
	return field ? field->label : NULL;
}

void tui_stay_say(struct visit *visit, enum problem_severity severity, const char *text)
{
	if (*text)
		tui_term_hush(visit->dialogue->tui);
	visit->severity = severity;
	base_buf_clear(&visit->message);
	base_buf_add_text(&visit->message, base_lang_text(text));
}
