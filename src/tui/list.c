/* Keyset paging and columns. */
#include "config.h"

#include "tui/list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/text.h"

enum {
	GAP = 2,
	FIRST_GUESS = 10, /* rows asked for before the size of the screen is known */
};

static void release_rows(struct form_list_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < FORM_LIST_COLUMNS; k++)
			free(rows[i].cells[k]);
}

void tui_list_release(struct stay_list *list)
{
	release_rows(list->rows, list->n);
	free(list->rows);
	*list = (struct stay_list){0};
}

static const struct form_lister *lister_of(const struct visit *visit)
{
	return visit->form->list->lister_fn;
}

/* Asks the lister for rows; the caller's array has room for max of them.  How many came. */
static size_t ask(struct visit *visit, const char *after, int direction, struct form_list_row *rows,
		  size_t max)
{
	int n = lister_of(visit)->page(visit, after, direction, rows, max);

	visit->list.err = n < 0 ? n : 0;
	if (n < 0)
		tui_stay_say(visit, PROBLEM_ERROR, base_err_text(n));
	return n < 0 ? 0 : (size_t)n;
}

/* Takes the place of the rows there were; with room for more than there are, no more follow. */
static void replace(struct stay_list *list, struct form_list_row *rows, size_t n, size_t cap)
{
	release_rows(list->rows, list->n);
	free(list->rows);
	list->rows = rows;
	list->n = n;
	list->cap = cap;
}

static size_t wanted(const struct stay_list *list)
{
	return (list->shown ? list->shown : FIRST_GUESS) + 1;
}

void tui_list_load(struct visit *visit, const char *after)
{
	size_t max = wanted(&visit->list);
	struct form_list_row *rows = base_mem_zero(max, sizeof *rows);

	replace(&visit->list, rows, ask(visit, after, 1, rows, max), max);
	visit->list.has_less = *after != '\0';
	snprintf(visit->list.after, sizeof visit->list.after, "%s", after);
}

/* The rows before a key ("" for the last of all); one more than shown tells whether there are others. */
static int load_before(struct visit *visit, const char *before)
{
	size_t max = wanted(&visit->list);
	struct form_list_row *rows = base_mem_zero(max, sizeof *rows);
	size_t n = ask(visit, before, -1, rows, max), surplus = n == max;

	if (n == 0) {
		free(rows);
		return 0;
	}
	if (*before && n < max - 1) { /* fewer than a page: show the first page whole */
		release_rows(rows, n);
		free(rows);
		tui_list_load(visit, "");
		return 1;
	}
	memcpy(visit->list.after, surplus ? rows[0].key : (char[FORM_LIST_KEY_SIZE]){""}, FORM_LIST_KEY_SIZE);
	release_rows(rows, surplus);
	memmove(rows, rows + surplus, (n - surplus) * sizeof *rows);
	replace(&visit->list, rows, n - surplus, n - surplus);
	visit->list.has_less = surplus != 0;
	return 1;
}

/* Rows that the screen has room for but that were never asked for. */
static void load_more(struct visit *visit)
{
	struct stay_list *list = &visit->list;
	size_t missing = list->shown + 1 - list->n;

	list->rows = base_mem_grow(list->rows, list->shown + 1, sizeof *list->rows);
	memset(list->rows + list->n, 0, missing * sizeof *list->rows);
	list->n += ask(visit, list->rows[list->n - 1].key, 1, list->rows + list->n, missing);
	list->cap = list->shown + 1;
}

int tui_list_page(struct visit *visit, enum list_move move)
{
	struct stay_list *list = &visit->list;
	char key[FORM_LIST_KEY_SIZE] = "";

	if (list->n == 0)
		return 0;
	switch (move) {
	case LIST_FIRST:
		tui_list_load(visit, "");
		return 1;
	case LIST_LAST:
		return load_before(visit, "");
	case LIST_NEXT:
		if (list->n <= list->shown)
			return 0;
		memcpy(key, list->rows[list->shown - 1].key, sizeof key);
		tui_list_load(visit, key);
		return 1;
	case LIST_BEFORE:
		memcpy(key, list->rows[0].key, sizeof key);
		return list->has_less && load_before(visit, key);
	}
	return 0;
}

/* Which cell of a row a column of the form shows. */
static size_t cell_of(const struct visit *visit, const struct form_column *column)
{
	const char *const *names = lister_of(visit)->columns;
	size_t i = 0;

	while (names[i] && i < FORM_LIST_COLUMNS - 1 && strcmp(names[i], column->name) != 0)
		i++;
	return i;
}

/* Columns of a column that has "rest" get what the others leave. */
static unsigned column_width(const struct visit *visit, const struct form_column *column)
{
	const struct form_list *shape = visit->form->list;
	unsigned taken = 0, rests = 0, room = tui_layout_room(&visit->layout, visit->layout.left + 1);

	if (column->width)
		return column->width;
	for (size_t i = 0; i < shape->n_columns; i++) {
		if (visit->layout.is_narrow && shape->columns[i].is_wide_only)
			continue;
		taken += shape->columns[i].width + (taken + rests > 0 ? GAP : 0);
		rests += shape->columns[i].width == 0;
	}
	return rests && room > taken ? (room - taken) / rests : 1;
}

/* One line: the titles when row is NULL. */
static void place_cells(struct visit *visit, const struct form_list_row *row, enum tui_style style)
{
	const struct form_list *shape = visit->form->list;
	struct layout *layout = &visit->layout;
	unsigned x = layout->left + 1, y = layout->lines;
	struct buf line = {0};

	for (size_t i = 0; i < shape->n_columns; i++) {
		const struct form_column *column = &shape->columns[i];
		const char *text = row ? row->cells[cell_of(visit, column)] : column->title;
		unsigned width, used;

		if (layout->is_narrow && column->is_wide_only)
			continue;
		width = column_width(visit, column);
		text = text ? text : "";
		used = base_text_add_cut(&line, text, strlen(text), width);
		base_buf_addf(&line, "%*s", (int)(width - used + GAP), "");
	}
	tui_layout_add_cell(layout, y, x - 1, style, " ", 1);
	tui_layout_add_cell(layout, y, x, style, base_buf_text(&line), tui_layout_room(layout, x));
	base_buf_release(&line);
}

static void place_row(struct visit *visit, size_t i)
{
	struct layout_id id = {.kind = STOP_ROW, .index = i};
	struct layout_stop *stop = tui_layout_begin_stop(&visit->layout, id);
	int is_focused = visit->focus.kind == STOP_ROW && visit->focus.index == i;

	stop->caret_x = visit->layout.left;
	place_cells(visit, &visit->list.rows[i], is_focused ? STYLE_FOCUS : STYLE_TEXT);
	tui_layout_end_stop(&visit->layout);
}

/* A smaller screen lets go of rows at the top, so that the row with the focus stays. */
static void keep_focus(struct visit *visit)
{
	struct stay_list *list = &visit->list;
	size_t gone = visit->focus.index + 1 - list->shown;

	if (visit->focus.kind != STOP_ROW || visit->focus.index < list->shown ||
	    visit->focus.index >= list->n)
		return;
	memcpy(list->after, list->rows[gone - 1].key, sizeof list->after);
	release_rows(list->rows, gone);
	memmove(list->rows, list->rows + gone, (list->n - gone) * sizeof *list->rows);
	list->n -= gone;
	list->cap -= gone;
	list->has_less = 1;
	visit->focus.index -= gone;
}

void tui_list_place(struct visit *visit, unsigned lines)
{
	struct stay_list *list = &visit->list;

	list->shown = lines > 2 ? lines - 1 : 1;
	keep_focus(visit);
	if (list->n > 0 && list->n <= list->shown && list->n == list->cap)
		load_more(visit);
	if (list->n == 0) {
		tui_layout_paragraph(&visit->layout, STYLE_TEXT, list->err ? "" : visit->form->list->empty);
		return;
	}
	place_cells(visit, NULL, STYLE_TITLE);
	for (size_t i = 0; i < list->n && i < list->shown; i++)
		place_row(visit, i);
}
