/* Focus and scrolling. */
#include "config.h"

#include "tui/move.h"

#include "base/mem.h"
#include "tui/key.h"
#include "tui/list.h"

int tui_move_by(struct visit *visit, int steps)
{
	size_t at = tui_layout_find(&visit->layout, visit->focus);
	size_t wanted = at + (size_t)steps; /* before the first: a huge one */

	if (at == LAYOUT_NO_STOP || wanted >= visit->layout.n_stops)
		return 0;
	tui_stay_focus(visit, visit->layout.stops[wanted].id);
	return 1;
}

/* A list goes on where its page ends. */
static int turn_list(struct visit *visit, enum list_move move)
{
	size_t last;

	if (visit->focus.kind != STOP_ROW || !tui_list_page(visit, move))
		return 0;
	last = visit->list.n < visit->list.shown ? visit->list.n : visit->list.shown;
	visit->focus.index = move == LIST_FIRST || move == LIST_NEXT || last == 0 ? 0 : last - 1;
	visit->is_following = 1;
	return 1;
}

static void scroll_to(struct visit *visit, unsigned line)
{
	visit->is_following = 0;
	visit->scroll = tui_layout_scroll(&visit->layout, LAYOUT_NO_STOP, line, visit->body_lines);
}

/* A page is one line less than is seen, so that the eye finds its place. */
static unsigned page_of(const struct visit *visit)
{
	return visit->body_lines > 1 ? visit->body_lines - 1 : 1;
}

static void move_down(struct visit *visit)
{
	if (!tui_move_by(visit, 1) && !turn_list(visit, LIST_NEXT))
		scroll_to(visit, visit->scroll + 1);
}

static void move_up(struct visit *visit)
{
	if (!tui_move_by(visit, -1) && !turn_list(visit, LIST_BEFORE))
		scroll_to(visit, visit->scroll ? visit->scroll - 1 : 0);
}

/* From the last stop on to the first, so that Tab alone reaches all. */
static void move_next(struct visit *visit)
{
	if (!tui_move_by(visit, 1) && visit->layout.n_stops > 0)
		tui_stay_focus(visit, visit->layout.stops[0].id);
}

static void move_before(struct visit *visit)
{
	if (!tui_move_by(visit, -1) && visit->layout.n_stops > 0)
		tui_stay_focus(visit, visit->layout.stops[visit->layout.n_stops - 1].id);
}

/* The first stop seen after paging takes the focus, so that the next key does not scroll back. */
static void focus_seen(struct visit *visit)
{
	for (size_t i = 0; i < visit->layout.n_stops; i++) {
		const struct layout_stop *stop = &visit->layout.stops[i];

		if (stop->y < visit->scroll || stop->end > visit->scroll + visit->body_lines)
			continue;
		tui_stay_focus(visit, stop->id);
		visit->is_following = 0;
		return;
	}
}

static void page_down(struct visit *visit)
{
	if (visit->focus.kind == STOP_ROW) {
		turn_list(visit, LIST_NEXT);
		return;
	}
	scroll_to(visit, visit->scroll + page_of(visit));
	focus_seen(visit);
}

static void page_up(struct visit *visit)
{
	if (visit->focus.kind == STOP_ROW) {
		turn_list(visit, LIST_BEFORE);
		return;
	}
	scroll_to(visit, visit->scroll > page_of(visit) ? visit->scroll - page_of(visit) : 0);
	focus_seen(visit);
}

static void to_first(struct visit *visit)
{
	if (turn_list(visit, LIST_FIRST))
		return;
	if (visit->layout.n_stops > 0)
		tui_stay_focus(visit, visit->layout.stops[0].id);
	else
		scroll_to(visit, 0);
}

static void to_last(struct visit *visit)
{
	if (turn_list(visit, LIST_LAST))
		return;
	if (visit->layout.n_stops > 0)
		tui_stay_focus(visit, visit->layout.stops[visit->layout.n_stops - 1].id);
	else
		scroll_to(visit, visit->layout.lines);
}

static const struct {
	int key;
	void (*move)(struct visit *visit);
} moves[] = {
	{TUI_KEY_TAB, move_next}, {TUI_KEY_BACKTAB, move_before}, {TUI_KEY_DOWN, move_down},
	{TUI_KEY_UP, move_up},    {TUI_KEY_PGDN, page_down},      {TUI_KEY_PGUP, page_up},
	{TUI_KEY_HOME, to_first}, {TUI_KEY_END, to_last},
};

void tui_move_key(struct visit *visit, int key)
{
	for (size_t i = 0; i < BASE_COUNT(moves); i++)
		if (moves[i].key == key)
			moves[i].move(visit);
}
