/* Menu items and answers. */
#include "config.h"

#include "tui/menu.h"

#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "form/check.h"
#include "form/member.h"
#include "form/message.h"
#include "tui/picture.h"

enum { GAP = 3, LABEL_SHARE = 45 };

char tui_menu_shortcut(size_t item)
{
	static const char shortcuts[] = "123456789abcdefghijklmnopqrstuvwxyz";

	return item < sizeof shortcuts - 1 ? shortcuts[item] : '\0';
}

static unsigned width_of(const char *text)
{
	return base_text_width(text, strlen(text));
}

/* " 1 一般登入 ", as wide as the widest. */
static void place_item(struct visit *visit, size_t i, unsigned width)
{
	struct layout *layout = &visit->layout;
	const struct form_item *item = &visit->form->items[i];
	int is_focused = visit->focus.kind == STOP_ITEM && visit->focus.index == i;
	char shortcut = tui_menu_shortcut(i);
	struct layout_stop *stop =
		tui_layout_begin_stop(layout, (struct layout_id){.kind = STOP_ITEM, .index = i});
	unsigned y = layout->lines, x = layout->left;
	struct buf text = {0};

	base_buf_addf(&text, " %c %s", shortcut ? shortcut : ' ', item->label);
	tui_layout_add_cell(layout, y, x, is_focused ? STYLE_FOCUS : STYLE_LABEL, base_buf_text(&text),
			    width);
	stop->caret_x = x + 1;
	if (!layout->is_narrow && *item->hint)
		tui_layout_wrap(layout, y, x + width + GAP, STYLE_HINT, item->hint);
	tui_layout_end_stop(layout);
	base_buf_release(&text);
}

void tui_menu_place(struct visit *visit)
{
	const struct form *form = visit->form;
	unsigned width = 0;

	for (size_t i = 0; i < form->n_items; i++) {
		unsigned label = (unsigned)strlen(" 1 ") + width_of(form->items[i].label) + 1;

		width = label > width ? label : width;
	}
	tui_layout_gap(&visit->layout);
	for (size_t i = 0; i < form->n_items; i++)
		place_item(visit, i, width);
	if (visit->layout.is_narrow && visit->focus.kind == STOP_ITEM && visit->focus.index < form->n_items) {
		tui_layout_gap(&visit->layout);
		tui_layout_paragraph(&visit->layout, STYLE_HINT, form->items[visit->focus.index].hint);
	}
}

/* The value as it may be shown: the label of a choice's word, a row of stars for a secret. */
static void add_answer(const struct form *form, const struct form_field *field, const void *record,
		       struct buf *out)
{
	const char *value = form_member_value(field->member, record);

	if (!form_check_is_open(form, field, record)) {
		base_buf_add_text(out, base_lang_text("(不須填寫)"));
	} else if (!*value) {
		base_buf_add_text(out, base_lang_text("(未填寫)"));
	} else if (field->class == FORM_CLASS_SECRET) {
		base_buf_add_text(out, "********");
	} else if (field->type == FORM_FIELD_CHOICE) {
		for (size_t i = 0; i < field->n_choices; i++)
			if (strcmp(field->choices[i].word, value) == 0)
				base_buf_add_text(out, field->choices[i].label);
	} else {
		base_buf_add_text(out, value);
	}
}

/* Labels that take more than this share of the width have their value below them. */
static unsigned label_max(const struct layout *layout)
{
	return layout->columns * LABEL_SHARE / 100;
}

static unsigned answer_column(const struct visit *visit)
{
	unsigned widest = 0;
	const struct form *form;

	for (size_t i = 0; (form = tui_stay_answers(visit, i)) != NULL; i++)
		for (size_t k = 0; k < form->n_fields; k++) {
			unsigned width = width_of(form->fields[k].label);

			if (width > widest && width <= label_max(&visit->layout))
				widest = width;
		}
	return visit->layout.left + 2 + widest + GAP;
}

/* Beside the label if there is room, else below it; problems follow. */
static void place_value(struct visit *visit, const struct form *form, const struct form_field *field,
			unsigned column)
{
	struct layout *layout = &visit->layout;
	unsigned y = layout->lines - 1;
	struct buf value = {0};

	add_answer(form, field, visit->record, &value);
	if (width_of(field->label) > label_max(layout) ||
	    width_of(base_buf_text(&value)) > tui_layout_room(layout, column)) {
		column = layout->left + 4;
		y++;
	}
	tui_layout_wrap(layout, y, column, STYLE_TEXT, base_buf_text(&value));
	for (size_t i = 0; i < visit->problems.n; i++)
		if (strcmp(visit->problems.rows[i].field, field->name) == 0)
			tui_layout_wrap(layout, layout->lines, column,
					tui_picture_severity(visit->problems.rows[i].severity),
					form_message(form, &visit->problems.rows[i]));
	base_buf_release(&value);
}

static void place_answer(struct visit *visit, struct layout_id id, unsigned column)
{
	struct layout *layout = &visit->layout;
	const struct form *form = tui_stay_answers(visit, id.group);
	const struct form_field *field = &form->fields[id.index];
	int is_focused = visit->focus.kind == STOP_ANSWER && visit->focus.group == id.group &&
			 visit->focus.index == id.index;
	struct layout_stop *stop = tui_layout_begin_stop(layout, id);
	unsigned x = layout->left + 1;
	struct buf label = {0};

	base_buf_addf(&label, " %s", field->label);
	tui_layout_add_cell(layout, layout->lines, x, is_focused ? STYLE_FOCUS : STYLE_LABEL,
			    base_buf_text(&label), width_of(field->label) + 2);
	stop->caret_x = x + 1;
	place_value(visit, form, field, column);
	tui_layout_end_stop(layout);
	base_buf_release(&label);
}

void tui_menu_place_answers(struct visit *visit)
{
	unsigned column = answer_column(visit);
	const struct form *form;

	for (size_t i = 0; (form = tui_stay_answers(visit, i)) != NULL; i++) {
		const char *title = form->wizard.step_title ? form->wizard.step_title : form->title;

		tui_layout_gap(&visit->layout);
		tui_layout_paragraph(&visit->layout, STYLE_TITLE, title);
		for (size_t k = 0; k < form->n_fields; k++)
			if (form->fields[k].type != FORM_FIELD_SHOW)
				place_answer(visit, (struct layout_id){STOP_ANSWER, i, k}, column);
	}
}
