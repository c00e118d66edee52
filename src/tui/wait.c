/* Events, the clock and idleness. */
#include "config.h"

#include "tui/wait.h"

#include <unistd.h>

#include "base/clock.h"
#include "base/lang.h"
#include "tui/dialog.h"
#include "tui/draw.h"
#include "tui/frame.h"
#include "tui/lock.h"

enum { LATE_STEP_MS = 37, LATE_MOST_MS = 8000 }; /* a prime that spreads numbers of processes that follow each other */

static int64_t minute_now(void)
{
	return base_clock_now_s() / 60;
}

/* Only the clock changes; the cursor stays where it is. */
static void draw_clock(struct dialogue *dialogue)
{
	struct tui_header header = {0};
	unsigned lines, columns;

	dialogue->minute = minute_now();
	dialogue->host->header(dialogue->host->context, &header);
	tui_term_size(dialogue->tui, &lines, &columns);
	if (lines < TUI_LINES_MIN || columns < TUI_COLUMNS_MIN)
		return;
	tui_frame_draw_header(dialogue->tui, columns, &header);
	tui_draw_again(dialogue->tui);
}

/*
 * At home without a record in hand, in the language it began in: there is nobody to warn and nothing to
 * forget.
 */
static int is_at_rest(const struct dialogue *dialogue)
{
	return dialogue->n_steps <= 1 && !dialogue->record && base_lang_now() == dialogue->lang;
}

enum deed { DEED_NONE, DEED_LOCK, DEED_DEVICE_LOCK, DEED_FORGET, DEED_END };

/* What comes next when no key is pressed, and when. */
struct next {
	enum deed deed;
	int64_t warn_ms, due_ms;
};

void tui_wait_ask_idle(const struct dialogue *dialogue, struct tui_idle *idle)
{
	*idle = (struct tui_idle){0};
	if (dialogue->host->idle)
		dialogue->host->idle(dialogue->host->context, idle);
	if (!dialogue->lock || dialogue->is_locked)
		idle->is_lockable = 0;
}

static struct next look_ahead(const struct dialogue *dialogue)
{
	struct next next = {.deed = DEED_NONE};
	unsigned after_s, warn_s;
	struct tui_idle idle;

	tui_wait_ask_idle(dialogue, &idle);
	after_s = idle.end_s;
	if (idle.end_s && (idle.is_final || !is_at_rest(dialogue)))
		next.deed = idle.is_final ? DEED_END : DEED_FORGET;
	if (idle.is_lockable && idle.lock_s && (!idle.end_s || idle.lock_s < idle.end_s)) {
		next.deed = DEED_LOCK;
		after_s = idle.lock_s;
	}
	warn_s = idle.warn_s < after_s / 2 ? idle.warn_s : after_s / 2;
	next.due_ms = dialogue->last_key_ms + (int64_t)after_s * 1000;
	next.warn_ms = next.due_ms - (dialogue->is_locked ? 0 : (int64_t)warn_s * 1000);
	return next;
}

/* Milliseconds until then, as poll takes them; -1: never. */
static int left_ms(const struct next *next, int64_t then_ms)
{
	int64_t left = then_ms - base_clock_monotonic_ms();

	if (next->deed == DEED_NONE)
		return -1;
	return left > 0 ? (int)left : 0;
}

/* A window that changes its size is no person, and who is locked out puts nothing off. */
static int note(struct dialogue *dialogue, int found, const struct key_event *event)
{
	if (found < 0)
		dialogue->fate = DIALOGUE_CLOSED;
	if (found > 0 && event->kind != KEY_EVENT_RESIZE && event->kind != KEY_EVENT_NEWS && !dialogue->is_locked)
		dialogue->last_key_ms = base_clock_monotonic_ms();
	return found > 0;
}

/* Any key takes the warning away, and does nothing else; what the device says counts here as everywhere. */
static int warn(struct dialogue *dialogue, const struct next *next, struct key_event *event)
{
	static const char *const sentences[] = {
		[DEED_LOCK] = "閒置過久，即將鎖定畫面。按任意鍵繼續使用。",
		[DEED_FORGET] = "閒置過久，即將清除畫面上的資料並回到首頁。按任意鍵繼續使用。",
		[DEED_END] = "閒置過久，即將結束連線。按任意鍵繼續使用。",
	};
	int found;

	tui_dialog_draw_notice(dialogue, base_lang_text(sentences[next->deed]));
	found = tui_term_wait(dialogue->tui, left_ms(next, next->due_ms), event);
	if (note(dialogue, found, event) && event->kind != KEY_EVENT_NEWS)
		event->kind = KEY_EVENT_RESIZE;
	return found;
}

/* The time has come; whether the dialogue goes on. */
static int carry_out(struct dialogue *dialogue, enum deed deed, struct key_event *event)
{
	if (deed == DEED_LOCK) {
		tui_lock_run(dialogue, dialogue->lock);
	} else if (deed == DEED_DEVICE_LOCK) {
		dialogue->last_key_ms = base_clock_monotonic_ms(); /* whoever takes the card out is there */
		tui_lock_run(dialogue, dialogue->device_lock);
	} else {
		dialogue->fate = deed == DEED_END ? DIALOGUE_ENDED : DIALOGUE_FORGET;
	}
	event->kind = KEY_EVENT_RESIZE;
	return dialogue->fate == DIALOGUE_GOES_ON;
}

int tui_wait_left_s(const struct dialogue *dialogue)
{
	struct tui_idle idle;
	int64_t left;

	tui_wait_ask_idle(dialogue, &idle);
	left = dialogue->last_key_ms + (int64_t)idle.end_s * 1000 - base_clock_monotonic_ms();
	return idle.end_s ? (int)(left > 0 ? (left + 999) / 1000 : 0) : -1;
}

/* An event of the device is for the host to say what comes of it; whether the dialogue goes on. */
static int take(struct dialogue *dialogue, int found, struct key_event *event)
{
	enum tui_news news;

	if (!note(dialogue, found, event) || event->kind != KEY_EVENT_NEWS)
		return found > 0;
	news = dialogue->host->news ? dialogue->host->news(dialogue->host->context) : NEWS_SHOW;
	if (news == NEWS_LEAVE)
		return carry_out(dialogue, DEED_FORGET, event);
	if (news == NEWS_LOCK && !dialogue->is_locked)
		return carry_out(dialogue, DEED_DEVICE_LOCK, event);
	return 1;
}

int tui_wait_look(struct dialogue *dialogue, struct key_event *event)
{
	return take(dialogue, tui_term_wait(dialogue->tui, 0, event), event);
}

/*
 * The shorter of a time and the rest of the minute.  Each process is a little late in its own way: a machine with a
 * thousand sessions would otherwise draw a thousand clocks at once, and whoever types then would wait for all of them.
 */
static int until_minute(int timeout_ms)
{
	int late_ms = (int)((unsigned)getpid() * LATE_STEP_MS % LATE_MOST_MS);
	int minute_ms = (int)(60 - base_clock_now_s() % 60) * 1000 + late_ms;

	return timeout_ms >= 0 && timeout_ms < minute_ms ? timeout_ms : minute_ms;
}

static int is_over(const struct dialogue *dialogue)
{
	return dialogue->host->is_over && dialogue->host->is_over(dialogue->host->context);
}

int tui_wait_event(struct dialogue *dialogue, struct key_event *event)
{
	for (;;) {
		struct next next = look_ahead(dialogue);
		int found;

		if (is_over(dialogue)) {
			dialogue->is_over = 1;
			return carry_out(dialogue, DEED_FORGET, event);
		}
		if (left_ms(&next, next.due_ms) == 0)
			return carry_out(dialogue, next.deed, event);
		found = tui_term_wait(dialogue->tui, until_minute(left_ms(&next, next.warn_ms)), event);
		if (found == 0 && left_ms(&next, next.warn_ms) == 0 && left_ms(&next, next.due_ms) > 0)
			found = warn(dialogue, &next, event);
		if (found != 0)
			return take(dialogue, found, event);
		if (minute_now() != dialogue->minute)
			draw_clock(dialogue);
	}
}
