/* Words that are too wide, found before somebody looks at them. */
#include "config.h"

#include "tui/fit.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "form/complain.h"
#include "tui/frame.h"
#include "tui/layout.h"

enum {
	MENU_MARK = 4,	 /* " 1 " before and " " behind an item */
	CHOICE_MARK = 4, /* "( ) " */
	CELL_GAP = 2,
	TITLE_GAP = 2,
};

struct size {
	unsigned lines, columns;
};

static unsigned width_of(const char *text)
{
	return base_text_width(text, strlen(text));
}

/* The columns that the body leaves for what begins at its left edge. */
static unsigned body_room(unsigned columns)
{
	struct layout layout = {0};
	unsigned room;

	tui_layout_begin(&layout, columns);
	room = tui_layout_room(&layout, layout.left);
	tui_layout_release(&layout);
	return room;
}

static int is_in_bar(const struct frame *frame, const struct form_key *key)
{
	for (size_t i = 0; i < frame->n_keys; i++)
		if (frame->keys[i].key == key)
			return frame->keys[i].column + frame->keys[i].columns <= frame->columns;
	return key->builtin == FORM_BUILTIN_HELP;
}

static void check_keys(const struct form *form, struct size size, struct problems *complaints)
{
	struct frame frame;

	tui_frame_place(&frame, form, size.lines, size.columns, "");
	for (size_t i = 0; i < form->n_keys; i++)
		if (!is_in_bar(&frame, &form->keys[i]))
			form_complain(complaints, &form->keys[i].place, "%u 欄寬時，按鍵「%s」在按鍵列放不下",
				      size.columns, form->keys[i].key);
}

/* On a narrow screen the step stands behind the title as "1/3 step". */
static void check_title(const struct form *form, struct size size, struct problems *complaints)
{
	const char *step = form->wizard.step_title;
	unsigned width = 1 + width_of(form->title) +
			 (step ? TITLE_GAP + (unsigned)strlen("1/3 ") + width_of(step) : 0);

	if (width > size.columns)
		form_complain(complaints, &form->place, "%u 欄寬時，標題放不下", size.columns);
}

static void check_items(const struct form *form, struct size size, struct problems *complaints)
{
	for (size_t i = 0; i < form->n_items; i++)
		if (MENU_MARK + width_of(form->items[i].label) > body_room(size.columns))
			form_complain(complaints, &form->items[i].place, "%u 欄寬時，選單項目「%s」放不下",
				      size.columns, form->items[i].label);
}

static void check_choices(const struct form *form, struct size size, struct problems *complaints)
{
	for (size_t i = 0; i < form->n_fields; i++)
		for (size_t k = 0; k < form->fields[i].n_choices; k++)
			if (CHOICE_MARK + width_of(form->fields[i].choices[k].label) >
			    body_room(size.columns))
				form_complain(complaints, &form->fields[i].place,
					      "%u 欄寬時，選項「%s」放不下", size.columns,
					      form->fields[i].choices[k].label);
}

static void check_columns(const struct form *form, struct size size, struct problems *complaints)
{
	int is_narrow = size.columns < LAYOUT_NARROW, rests = 0;
	unsigned taken = 1;

	for (size_t i = 0; form->list && i < form->list->n_columns; i++) {
		const struct form_column *column = &form->list->columns[i];
		unsigned title = width_of(column->title);

		if (is_narrow && column->is_wide_only)
			continue;
		if (column->width && title > column->width)
			form_complain(complaints, &column->place, "欄位「%s」的標題比欄寬", column->title);
		rests += column->width == 0;
		taken += CELL_GAP + (column->width ? column->width : title);
	}
	if (form->list && taken > body_room(size.columns) + CELL_GAP + (rests == 0))
		form_complain(complaints, &form->list->place, "%u 欄寬時，清單的各欄放不下", size.columns);
}

void tui_fit_check(const struct form_set *set, struct problems *complaints)
{
	static const struct size sizes[] = {{24, 80}, {20, 40}};

	for (size_t i = 0; i < set->n; i++)
		for (size_t k = 0; k < BASE_COUNT(sizes); k++) {
			check_keys(set->forms[i], sizes[k], complaints);
			check_title(set->forms[i], sizes[k], complaints);
			check_items(set->forms[i], sizes[k], complaints);
			check_choices(set->forms[i], sizes[k], complaints);
			check_columns(set->forms[i], sizes[k], complaints);
		}
}
