/* Drafts given to the host and taken back. */
#include "config.h"

#include "tui/draft.h"

#include <stdlib.h>

#include "base/err.h"
#include "base/mem.h"
#include "form/draft.h"

void tui_draft_note(struct visit *visit, const struct form_field *field)
{
	if (form_draft_holds(field))
		visit->dialogue->is_unkept = 1;
}

/* A form that stands before the dialogue (the lock, say) has a record of its own, which is not in hand. */
static int is_draftable(const struct visit *visit)
{
	return visit->dialogue->host->keep && visit->record && visit->record == visit->dialogue->record;
}

static void keep(struct visit *visit, int is_last)
{
	struct dialogue *dialogue = visit->dialogue;
	const struct form_field *field = tui_stay_focused(visit);
	struct buf content = {0};
	struct tui_draft draft = {.form = visit->form->name, .field = field ? field->name : "", .is_last = is_last};

	form_draft_write(dialogue->forms, visit->form, visit->record, &content);
	draft.content = base_buf_text(&content);
	if (content.len == 0) /* typed and erased again: there is nothing to go on with */
		tui_draft_drop(dialogue);
	else if (dialogue->host->keep(dialogue->host->context, &draft)) {
		dialogue->is_unkept = 0;
		dialogue->has_draft = 1;
	}
	base_buf_release(&content);
}

/* Something to type into or answers to change, or a text on the way there. */
static int is_on_the_way(const struct form *form)
{
	size_t i = 0;

	while (i < form->n_fields && !form_draft_holds(&form->fields[i]))
		i++;
	return i < form->n_fields || form->answers || form->text;
}

void tui_draft_arrive(const struct visit *visit)
{
	if (is_draftable(visit) && !is_on_the_way(visit->form))
		tui_draft_drop(visit->dialogue);
}

static int is_same(struct layout_id a, struct layout_id b)
{
	return a.kind == b.kind && a.group == b.group && a.index == b.index;
}

void tui_draft_follow(struct visit *visit)
{
	int has_moved = !is_same(visit->focus, visit->rest);

	visit->rest = visit->focus;
	if (has_moved && visit->dialogue->is_unkept && is_draftable(visit))
		keep(visit, 0);
}

/* The cursor may have moved since the last time, even where nothing was typed. */
void tui_draft_rescue(struct visit *visit)
{
	struct dialogue *dialogue = visit->dialogue;

	if ((dialogue->is_unkept || dialogue->has_draft) && is_draftable(visit))
		keep(visit, 1);
	dialogue->is_unkept = dialogue->has_draft = 0;
}

void tui_draft_drop(struct dialogue *dialogue)
{
	if (dialogue->has_draft)
		dialogue->host->drop(dialogue->host->context);
	dialogue->is_unkept = dialogue->has_draft = 0;
}

int tui_draft_resume(struct visit *visit, const struct tui_draft *draft)
{
	struct dialogue *dialogue = visit->dialogue;
	const struct form_set *forms = dialogue->forms;
	const struct form *form = form_tree_find(forms, draft->form);
	const struct form_field *field = form ? form_tree_field(form, draft->field) : NULL;

	if (!form || !form->screen || !form->screen->record)
		return ERR_NOT_FOUND;
	tui_draft_release(dialogue);
	dialogue->resumed = visit->jump = form;
	dialogue->resumed_focus = (struct layout_id){.kind = STOP_NONE};
	if (field)
		dialogue->resumed_focus =
			(struct layout_id){.kind = STOP_FIELD, .index = (size_t)(field - form->fields)};
	dialogue->resumed_record = base_mem_zero(1, form->screen->record->size);
	form_draft_read(forms, form, draft->content, dialogue->resumed_record);
	return 0;
}

void *tui_draft_take(struct dialogue *dialogue, const struct form *form)
{
	void *record = form == dialogue->resumed ? dialogue->resumed_record : NULL;

	if (!record)
		return NULL;
	dialogue->resumed_record = NULL;
	dialogue->has_draft = 1;
	return record;
}

void tui_draft_release(struct dialogue *dialogue)
{
	if (dialogue->resumed_record)
		base_mem_wipe(dialogue->resumed_record, dialogue->resumed->screen->record->size);
	free(dialogue->resumed_record);
	dialogue->resumed_record = NULL;
	dialogue->resumed = NULL;
}
