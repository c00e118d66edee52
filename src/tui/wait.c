/* Events, the clock and idleness. */
#include "config.h"

#include "tui/wait.h"

#include <curses.h>

#include "base/clock.h"
#include "tui/dialog.h"
#include "tui/draw.h"
#include "tui/frame.h"

enum { WARNING_S = 60 };

static int64_t minute_now(void)
{
	return base_clock_now_s() / 60;
}

/* Only the clock changes; the cursor stays where it is. */
static void draw_clock(struct dialogue *dialogue)
{
	struct tui_header header = {0};
	unsigned lines, columns;
	int y, x;

	dialogue->minute = minute_now();
	dialogue->host->header(dialogue->host->context, &header);
	tui_term_size(dialogue->tui, &lines, &columns);
	if (lines < TUI_LINES_MIN || columns < TUI_COLUMNS_MIN)
		return;
	getyx(stdscr, y, x);
	tui_frame_draw_header(dialogue->tui, columns, &header);
	move(y, x);
	refresh();
}

/* At home without a record in hand: there is nobody to warn and nothing to forget. */
static int is_at_rest(const struct dialogue *dialogue)
{
	return dialogue->n_steps <= 1 && !dialogue->record;
}

/* Milliseconds until the person has been away for too long; -1: never. */
static int64_t idle_left_ms(const struct dialogue *dialogue)
{
	unsigned idle_s = dialogue->host->idle_s ? dialogue->host->idle_s(dialogue->host->context) : 0;
	int64_t left = dialogue->last_key_ms + (int64_t)idle_s * 1000 - base_clock_monotonic_ms();

	if (idle_s == 0 || is_at_rest(dialogue))
		return -1;
	return left > 0 ? left : 0;
}

/* Half of a short time is warning enough. */
static int64_t warning_ms(const struct dialogue *dialogue)
{
	int64_t idle_ms = (int64_t)dialogue->host->idle_s(dialogue->host->context) * 1000;

	return idle_ms < 2 * WARNING_S * 1000 ? idle_ms / 2 : WARNING_S * 1000;
}

static int note(struct dialogue *dialogue, int found)
{
	if (found < 0)
		dialogue->fate = DIALOGUE_CLOSED;
	if (found > 0)
		dialogue->last_key_ms = base_clock_monotonic_ms();
	return found > 0;
}

/* Any key takes the warning away, and does nothing else. */
static int warn(struct dialogue *dialogue, struct key_event *event)
{
	int found;

	tui_dialog_draw_notice(dialogue, "閒置過久，即將清除畫面上的資料並回到首頁。按任意鍵繼續使用。");
	found = tui_term_wait(dialogue->tui, (int)idle_left_ms(dialogue), event);
	if (found == 0)
		dialogue->fate = DIALOGUE_FORGET;
	if (found > 0)
		event->kind = KEY_EVENT_RESIZE;
	return found;
}

int tui_wait_look(struct dialogue *dialogue, struct key_event *event)
{
	return note(dialogue, tui_term_wait(dialogue->tui, 0, event));
}

int tui_wait_event(struct dialogue *dialogue, struct key_event *event)
{
	for (;;) {
		int64_t idle_ms = idle_left_ms(dialogue), timeout_ms = (60 - base_clock_now_s() % 60) * 1000;
		int found;

		if (idle_ms >= 0)
			idle_ms -= warning_ms(dialogue);
		if (idle_ms >= 0 && idle_ms < timeout_ms)
			timeout_ms = idle_ms;
		found = tui_term_wait(dialogue->tui, (int)timeout_ms, event);
		if (found == 0 && idle_left_ms(dialogue) >= 0 &&
		    idle_left_ms(dialogue) <= warning_ms(dialogue))
			found = warn(dialogue, event);
		if (found != 0 || dialogue->fate != DIALOGUE_GOES_ON)
			return note(dialogue, found);
		if (minute_now() != dialogue->minute)
			draw_clock(dialogue);
	}
}
