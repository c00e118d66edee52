/* The parts of a body, one below the other. */
#include "config.h"

#include "tui/body.h"

#include "form/tree.h"
#include "tui/list.h"
#include "tui/menu.h"
#include "tui/picture.h"
#include "tui/summary.h"

static void place_parts(struct visit *visit, unsigned lines, unsigned columns)
{
	const struct form *form = visit->form;
	struct layout *layout = &visit->layout;

	tui_layout_begin(layout, columns);
	tui_summary_place(visit);
	tui_picture_place(visit);
	if (form->text) {
		tui_layout_gap(layout);
		(visit->is_help ? tui_layout_entries : tui_layout_paragraph)(layout, STYLE_TEXT,
									     base_buf_text(&visit->text));
	}
	if (form->n_items > 0)
		tui_menu_place(visit);
	if (form->list) {
		tui_layout_gap(layout);
		tui_list_place(visit, lines > layout->lines ? lines - layout->lines : 1);
	}
	if (form->answers)
		tui_menu_place_answers(visit);
}

/* A focus whose stop has gone moves to the one that took its place. */
static int repair_focus(struct visit *visit)
{
	const struct layout *layout = &visit->layout;
	size_t next = 0;

	if (layout->n_stops == 0 || tui_layout_find(layout, visit->focus) != LAYOUT_NO_STOP)
		return 0;
	while (next + 1 < layout->n_stops && visit->focus.kind != STOP_NONE &&
	       layout->stops[next].id.kind == visit->focus.kind &&
	       layout->stops[next].id.index < visit->focus.index)
		next++;
	visit->focus = layout->stops[next].id;
	return 1;
}

void tui_body_place(struct visit *visit, unsigned lines, unsigned columns)
{
	const struct layout *layout = &visit->layout;
	size_t stop;

	visit->body_lines = lines;
	place_parts(visit, lines, columns);
	if (repair_focus(visit))
		place_parts(visit, lines, columns);
	stop = visit->is_following ? tui_layout_find(layout, visit->focus) : LAYOUT_NO_STOP;
	visit->scroll = tui_layout_scroll(layout, stop, visit->scroll, lines);
	if (visit->scroll + lines >= layout->lines)
		visit->is_read = 1;
}
