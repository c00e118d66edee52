/* Notices and questions. */
#include "config.h"

#include "tui/dialog.h"

#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/draw.h"
#include "tui/lock.h"
#include "tui/show.h"
#include "tui/wait.h"

enum { WIDTH_MAX = 60, MARGIN = 3 };

struct box {
	unsigned y, x, lines, columns;
};

/* As wide as the wrapped text and what else is to stand in it; so many lines more below the text. */
static struct box place_box(const struct dialogue *dialogue, const char *text, unsigned more, unsigned width)
{
	struct box box = {.lines = 4 + more};
	unsigned lines, columns, room;
	size_t n = strlen(text), next;

	tui_term_size(dialogue->tui, &lines, &columns);
	room = (columns > WIDTH_MAX + 4 ? WIDTH_MAX : columns - 4) - 2 * MARGIN;
	for (size_t at = 0; at < n; at += next, box.lines++) {
		unsigned line = base_text_width(text + at, base_text_wrap(text + at, n - at, room, &next));

		width = line > width ? line : width;
	}
	box.columns = width + 2 * MARGIN;
	box.y = lines > box.lines ? (lines - box.lines) / 2 : 0;
	box.x = columns > box.columns ? (columns - box.columns) / 2 : 0;
	return box;
}

static void draw_box(struct dialogue *dialogue, const struct box *box, const char *text)
{
	unsigned room = box->columns - 2 * MARGIN, y = box->y + 2;
	size_t n = strlen(text), next;

	tui_draw_box(dialogue->tui, box->y, box->x, box->lines, box->columns);
	for (size_t at = 0; at < n; at += next, y++) {
		size_t line = base_text_wrap(text + at, n - at, room, &next);

		tui_draw_text(dialogue->tui, y, box->x + MARGIN, room, STYLE_TEXT, text + at, line);
	}
}

void tui_dialog_draw_notice(struct dialogue *dialogue, const char *text)
{
	struct box box = place_box(dialogue, text, 0, 0);

	draw_box(dialogue, &box, text);
	tui_draw_end(dialogue->tui, -1, 0);
}

static unsigned button_width(const char *label)
{
	return (unsigned)strlen("[  ]") + base_text_width(label, strlen(label));
}

static void draw_button(struct dialogue *dialogue, unsigned y, unsigned x, const char *label, int has_focus)
{
	struct buf text = {0};

	base_buf_addf(&text, "[ %s ]", label);
	tui_draw_text(dialogue->tui, y, x, button_width(label), has_focus ? STYLE_FOCUS : STYLE_TEXT,
		      base_buf_text(&text), text.len);
	base_buf_release(&text);
}

/* In place of the form's keys, which do nothing now.  Where no answer leaves something for another time, it says so. */
static void draw_keys(const struct visit *visit, int is_offer)
{
	const char *keys[] = {
		base_lang_text("Enter 選擇"),
		is_offer ? base_lang_text("Esc 下次再說") : base_lang_text("Esc 取消"),
		base_lang_text("F12 鎖定畫面"),
	};

	tui_frame_draw_keys(visit->dialogue->tui, &visit->frame, keys,
			    BASE_COUNT(keys) - !tui_lock_is_possible(visit->dialogue));
}

static void draw_question(struct dialogue *dialogue, const char *question, const char *const labels[2],
			  int is_yes)
{
	unsigned yes = button_width(labels[0]), no = button_width(labels[1]);
	struct box box = place_box(dialogue, question, 2, yes + MARGIN + no);
	unsigned y = box.y + box.lines - 3, x = box.x + MARGIN;

	draw_box(dialogue, &box, question);
	draw_button(dialogue, y, x, labels[0], is_yes);
	draw_button(dialogue, y, x + yes + MARGIN, labels[1], !is_yes);
	tui_draw_end(dialogue->tui, (int)y, (int)((is_yes ? x : x + yes + MARGIN) + 2));
}

enum answer { ANSWER_NONE, ANSWER_LEFT, ANSWER_NO, ANSWER_YES };

static enum answer answer_key(int key, int *is_yes)
{
	switch (key) {
	case TUI_KEY_TAB:
	case TUI_KEY_BACKTAB:
	case TUI_KEY_LEFT:
	case TUI_KEY_RIGHT:
	case TUI_KEY_UP:
	case TUI_KEY_DOWN:
		*is_yes = !*is_yes;
		return ANSWER_NONE;
	case TUI_KEY_ENTER:
		return *is_yes ? ANSWER_YES : ANSWER_NO;
	case TUI_KEY_ESC:
	case TUI_KEY_F3:
	case TUI_KEY_CTRL('C'):
		return ANSWER_LEFT;
	default:
		return ANSWER_NONE;
	}
}

/* Behind the lock the question is kept; what ended there is not answered. */
static enum answer answer_event(struct dialogue *dialogue, struct key_event *event, int *is_yes)
{
	if (event->kind != KEY_EVENT_KEY)
		return ANSWER_NONE;
	if (event->key != TUI_KEY_F12 || !tui_lock_is_possible(dialogue))
		return answer_key(event->key, is_yes);
	tui_lock_run(dialogue, dialogue->lock);
	event->kind = KEY_EVENT_RESIZE;
	return dialogue->fate == DIALOGUE_GOES_ON ? ANSWER_NONE : ANSWER_LEFT;
}

int tui_dialog_ask(struct visit *visit, const char *question, const char *yes, const char *no, int is_yes)
{
	const char *const labels[] = {base_lang_text(yes), base_lang_text(no)};
	enum answer answer = ANSWER_NONE;
	struct key_event event = {.kind = KEY_EVENT_RESIZE};
	int is_offer = is_yes;

	while (answer == ANSWER_NONE) {
		if (event.kind == KEY_EVENT_RESIZE || event.kind == KEY_EVENT_NEWS) {
			tui_show_place(visit);
			tui_show_draw(visit);
			if (!tui_show_is_too_small(visit))
				draw_keys(visit, is_offer);
		}
		if (!tui_show_is_too_small(visit))
			draw_question(visit->dialogue, base_lang_text(question), labels, is_yes);
		if (!tui_wait_event(visit->dialogue, &event))
			return -1;
		if (!tui_show_is_too_small(visit)) /* nobody answers what is not seen */
			answer = answer_event(visit->dialogue, &event, &is_yes);
	}
	return answer == ANSWER_LEFT ? -1 : answer == ANSWER_YES;
}
