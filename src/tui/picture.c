/* Rows of label, field and hint. */
#include "config.h"

#include "tui/picture.h"

#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/check.h"
#include "form/expand.h"
#include "form/member.h"
#include "form/message.h"

enum {
	STAR = 2,         /* columns of "* " before a label */
	GAP = 3,          /* columns between label, field, hint */
	LABEL_SHARE = 45, /* percent of the width that labels may take */
	TICKS_MAX = 32,
};

/* One field while it is being placed. */
struct place {
	struct visit *visit;
	struct layout *layout;
	const struct form_row *row;
	const struct form_field *field;
	unsigned y, x;  /* of the field */
	unsigned end_x; /* behind its last column, on its last line */
	unsigned end_y; /* the line behind it */
	int is_focused;
};

enum tui_style tui_picture_severity(enum problem_severity severity)
{
	static const enum tui_style styles[] = {[PROBLEM_INFO] = STYLE_INFO,
						[PROBLEM_WARNING] = STYLE_WARNING,
						[PROBLEM_ERROR] = STYLE_ERROR};

	return styles[severity];
}

static unsigned label_width_max(const struct layout *layout)
{
	return layout->columns * LABEL_SHARE / 100;
}

static unsigned label_width(const char *label)
{
	return base_text_width(label, strlen(label));
}

/* Where the fields begin. */
static unsigned field_column(const struct visit *visit)
{
	const struct layout *layout = &visit->layout;
	unsigned widest = 0;

	if (layout->is_narrow)
		return layout->left + STAR;
	for (size_t i = 0; i < visit->form->n_rows; i++) {
		const struct form_row *row = &visit->form->rows[i];
		unsigned width = row->kind == FORM_ROW_FIELD ? label_width(row->text) : 0;

		if (width > widest && width <= label_width_max(layout))
			widest = width;
	}
	return layout->left + STAR + widest + GAP;
}

static void place_label(struct place *place)
{
	struct layout *layout = place->layout;
	const char *label = place->row->text;
	int is_beside = !layout->is_narrow && label_width(label) <= label_width_max(layout);
	unsigned y = layout->lines;

	place->y = y;
	if (form_check_is_required(place->visit->form, place->field, place->visit->record))
		tui_layout_add(layout, y, layout->left, STYLE_LABEL, "*", 1);
	if (*label)
		y = tui_layout_wrap(layout, y, layout->left + STAR, STYLE_LABEL, label);
	if (!is_beside)
		place->y = y;
	if (place->is_focused) /* close to the cursor: few bytes move it */
		tui_layout_add(layout, place->y, place->x - 1, STYLE_MARK, ">", 1);
}

static unsigned editor_width(const struct place *place)
{
	const struct form_field *field = place->field;
	unsigned width = field->width, room = tui_layout_room(place->layout, place->x);

	if (width == 0)
		width = field->type == FORM_FIELD_TEXT ? 2 * field->max + 1 : field->max + 1;
	if (width > room)
		width = room;
	return width > 0 ? width : 1;
}

static void place_editor(struct place *place)
{
	struct layout_stop *stop = &place->layout->stops[place->layout->stop];
	struct edit *edit = &place->visit->fields[place->row->field].edit;
	struct edit_view view;
	struct buf text = {0};

	tui_edit_resize(edit, editor_width(place));
	tui_edit_view(edit, &text, &view);
	tui_layout_add(place->layout, place->y, place->x, STYLE_FIELD, base_buf_text(&text), text.len);
	stop->caret_x = place->x + view.caret;
	place->end_x = place->x + edit->width;
	base_buf_release(&text);
}

static unsigned option_width(const struct form_choice *choice)
{
	return (unsigned)strlen("( ) ") + base_text_width(choice->label, strlen(choice->label));
}

static int fits_in_row(const struct place *place)
{
	unsigned width = 0;

	for (size_t i = 0; i < place->field->n_choices; i++)
		width += option_width(&place->field->choices[i]) + (i ? GAP : 0);
	return width <= tui_layout_room(place->layout, place->x);
}

static void place_choice(struct place *place)
{
	const struct form_field *field = place->field;
	const char *value = form_member_value(field->member, place->visit->record);
	struct layout_stop *stop = &place->layout->stops[place->layout->stop];
	int is_column = !fits_in_row(place);
	unsigned x = place->x, y = place->y;

	stop->is_column = is_column;
	stop->caret_x = place->x + 1;
	for (size_t i = 0; i < field->n_choices; i++) {
		int is_chosen = strcmp(value, field->choices[i].word) == 0;
		struct buf text = {0};

		base_buf_addf(&text, "(%c) %s", is_chosen ? '*' : ' ', field->choices[i].label);
		tui_layout_add(place->layout, y, x, STYLE_TEXT, base_buf_text(&text), text.len)->option = i;
		base_buf_release(&text);
		if (is_chosen) {
			stop->caret_y = y;
			stop->caret_x = x + 1;
		}
		place->end_x = x + option_width(&field->choices[i]);
		place->end_y = y + 1;
		if (is_column)
			y++;
		else
			x = place->end_x + GAP;
	}
}

static void place_value(struct place *place)
{
	const char *value = form_member_value(place->field->member, place->visit->record);

	place->end_y = tui_layout_wrap(place->layout, place->y, place->x, STYLE_TEXT, value);
	place->end_x = place->x + base_text_width(value, strlen(value));
	if (place->end_y == place->y)
		place->end_y++;
}

/* The field whose answer decides about this one, while it is not given; NULL once it is. */
static const struct form_field *find_undecided(const struct place *place)
{
	const struct form *form = place->visit->form;
	const struct form_field *asked = &form->fields[place->field->only_when.index];

	return form_check_is_open(form, asked, place->visit->record) &&
			       !*form_member_value(asked->member, place->visit->record)
		       ? asked
		       : NULL;
}

static void place_closed(struct place *place)
{
	const struct form_field *asked = find_undecided(place);
	struct buf closed = {0};

	if (asked)
		base_buf_addf(&closed, base_lang_text("(請先選擇%s)"), asked->label);
	else
		base_buf_add_text(&closed, base_lang_text("(不須填寫)"));
	tui_layout_add(place->layout, place->y, place->x, STYLE_CLOSED, base_buf_text(&closed), closed.len);
	place->end_x = place->x + base_text_width(base_buf_text(&closed), closed.len);
	base_buf_release(&closed);
}

/* The key that runs the field's lookup: "F5 查詢". */
static void add_lookup(const struct visit *visit, const struct form_field *field, struct buf *out)
{
	for (size_t i = 0; field->lookup && i < visit->form->n_keys; i++) {
		const struct form_key *key = &visit->form->keys[i];

		if (strcmp(key->action, field->lookup) == 0)
			base_buf_addf(out, "%s %s", key->key, key->label);
	}
}

/* Behind the field if there is room, else below it. */
static void place_hint(struct place *place)
{
	struct layout *layout = place->layout;
	struct buf hint = {0};
	unsigned x = place->end_x + GAP, width;

	add_lookup(place->visit, place->field, &hint);
	if (*place->row->hint)
		base_buf_addf(&hint, "%s%s", hint.len ? "  " : "", place->row->hint);
	width = base_text_width(base_buf_text(&hint), hint.len);
	if (width == 0)
		goto out;
	if (width <= tui_layout_room(layout, x))
		tui_layout_add(layout, place->end_y - 1, x, STYLE_HINT, base_buf_text(&hint), hint.len);
	else
		place->end_y =
			tui_layout_wrap(layout, place->end_y, place->x, STYLE_HINT, base_buf_text(&hint));
out:
	base_buf_release(&hint);
}

static void place_problems(struct place *place)
{
	const struct problems *problems = &place->visit->problems;

	for (size_t i = 0; i < problems->n; i++) {
		const struct problem *problem = &problems->rows[i];

		if (strcmp(problem->field, place->field->name) == 0)
			place->end_y = tui_layout_wrap(place->layout, place->end_y, place->x,
						       tui_picture_severity(problem->severity),
						       form_message(place->visit->form, problem));
	}
}

static int are_met(const struct form_tick *ticks, size_t n)
{
	while (n > 0 && ticks[n - 1].is_met)
		n--;
	return n == 0;
}

/* Ticks stand in as many columns as there is room for.  What they cannot know is said as at any other field. */
static void place_ticks(struct place *place)
{
	struct form_tick ticks[TICKS_MAX];
	unsigned room = tui_layout_room(place->layout, place->x), width = 0, across;
	size_t n = place->field->checklist_fn->run(place->visit->record, ticks, TICKS_MAX);

	for (size_t i = 0; i < n; i++) {
		unsigned tick;

		ticks[i].text = base_lang_text(ticks[i].text);
		tick = (unsigned)strlen("[v] ") + base_text_width(ticks[i].text, strlen(ticks[i].text));
		width = tick > width ? tick : width;
	}
	across = room / (width + GAP) ? room / (width + GAP) : 1;
	for (size_t i = 0; i < n; i++) {
		struct buf text = {0};

		base_buf_addf(&text, "[%c] %s", ticks[i].is_met ? 'v' : ' ', ticks[i].text);
		tui_layout_add(place->layout, place->end_y + (unsigned)i / across,
			       place->x + (unsigned)i % across * (width + GAP),
			       ticks[i].is_met ? STYLE_INFO : STYLE_HINT, base_buf_text(&text), text.len);
		base_buf_release(&text);
	}
	place->end_y += ((unsigned)n + across - 1) / across;
	if (are_met(ticks, n))
		place_problems(place);
}

/* Closed and shown fields are no stops. */
static void place_stop(struct place *place)
{
	struct layout *layout = place->layout;
	struct layout_id id = {.kind = STOP_FIELD, .index = place->row->field};
	struct layout_stop *stop = tui_layout_begin_stop(layout, id);

	place_label(place);
	stop->caret_y = place->y;
	stop->x = stop->caret_x = place->x;
	place->end_y = place->y + 1;
	(place->field->type == FORM_FIELD_CHOICE ? place_choice : place_editor)(place);
	place_hint(place);
	if (place->field->checklist_fn)
		place_ticks(place);
	else
		place_problems(place);
	tui_layout_end_stop(layout);
}

static void place_field(struct visit *visit, const struct form_row *row, unsigned x)
{
	struct layout_id focus = {.kind = STOP_FIELD, .index = row->field};
	struct place place = {
		.visit = visit,
		.layout = &visit->layout,
		.row = row,
		.field = &visit->form->fields[row->field],
		.x = x,
		.is_focused = visit->focus.kind == focus.kind && visit->focus.index == focus.index,
	};
	int is_open = form_check_is_open(visit->form, place.field, visit->record);

	if (is_open && place.field->type != FORM_FIELD_SHOW) {
		place_stop(&place);
		return;
	}
	place.is_focused = 0;
	place_label(&place);
	place.end_y = place.y + 1;
	(is_open ? place_value : place_closed)(&place);
	place_hint(&place);
}

static void place_text(struct visit *visit, const struct form_row *row)
{
	struct buf text = {0};

	form_expand(row->text, visit->form, visit->record, &text);
	tui_layout_paragraph(&visit->layout, STYLE_TEXT, base_buf_text(&text));
	base_buf_release(&text);
}

void tui_picture_place(struct visit *visit)
{
	unsigned x = field_column(visit);

	for (size_t i = 0; i < visit->form->n_rows; i++) {
		const struct form_row *row = &visit->form->rows[i];

		switch (row->kind) {
		case FORM_ROW_BLANK:
			tui_layout_gap(&visit->layout);
			break;
		case FORM_ROW_TEXT:
			place_text(visit, row);
			break;
		case FORM_ROW_FIELD:
			place_field(visit, row, x);
			break;
		case FORM_ROW_SOURCE:
			tui_layout_paragraph(&visit->layout, STYLE_TEXT, base_buf_text(&visit->row_texts[i]));
			break;
		}
	}
}
