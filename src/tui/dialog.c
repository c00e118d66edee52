/* Notices and questions. */
#include "config.h"

#include "tui/dialog.h"

#include <string.h>

#include "base/text.h"
#include "tui/draw.h"
#include "tui/wait.h"

enum { WIDTH_MAX = 60, MARGIN = 3 };

struct box {
	unsigned y, x, lines, columns;
};

/* Draws the border and the wrapped text, with room for so many lines more below it. */
static struct box draw_box(struct dialogue *dialogue, const char *text, unsigned more)
{
	struct box box = {.lines = 4 + more};
	unsigned lines, columns, inside;
	size_t n = strlen(text), next;

	tui_term_size(dialogue->tui, &lines, &columns);
	box.columns = columns > WIDTH_MAX + 4 ? WIDTH_MAX : columns - 4;
	inside = box.columns - 2 * MARGIN;
	for (size_t at = 0; at < n; at += next, box.lines++)
		base_text_wrap(text + at, n - at, inside, &next);
	box.y = lines > box.lines ? (lines - box.lines) / 2 : 0;
	box.x = (columns - box.columns) / 2;
	tui_draw_box(dialogue->tui, box.y, box.x, box.lines, box.columns);
	for (size_t at = 0, line = 0; at < n; at += next, line++) {
		size_t fits = base_text_wrap(text + at, n - at, inside, &next);

		tui_draw_text(dialogue->tui, box.y + 2 + (unsigned)line, box.x + MARGIN, inside, STYLE_TEXT, text + at,
			      fits);
	}
	return box;
}

void tui_dialog_draw_notice(struct dialogue *dialogue, const char *text)
{
	draw_box(dialogue, text, 0);
	tui_draw_end(dialogue->tui, -1, 0);
}

static unsigned draw_button(struct dialogue *dialogue, unsigned y, unsigned x, const char *label, int has_focus)
{
	struct buf text = {0};
	unsigned width;

	base_buf_addf(&text, "[ %s ]", label);
	width = base_text_width(base_buf_text(&text), text.len);
	tui_draw_text(dialogue->tui, y, x, width, has_focus ? STYLE_FOCUS : STYLE_TEXT, base_buf_text(&text), text.len);
	base_buf_release(&text);
	return x + width + MARGIN;
}

static void draw_question(struct dialogue *dialogue, const char *question, const char *const labels[2], int is_yes)
{
	struct box box = draw_box(dialogue, question, 2);
	unsigned y = box.y + box.lines - 3, x = box.x + MARGIN, no_x = draw_button(dialogue, y, x, labels[0], is_yes);

	draw_button(dialogue, y, no_x, labels[1], !is_yes);
	tui_draw_end(dialogue->tui, (int)y, (int)((is_yes ? x : no_x) + 2));
}

enum answer { ANSWER_NONE, ANSWER_NO, ANSWER_YES };

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
	case TUI_KEY_CTRL('C'):
		return ANSWER_NO;
	default:
		return ANSWER_NONE;
	}
}

int tui_dialog_confirm(struct dialogue *dialogue, const char *question, const char *yes, const char *no)
{
	const char *const labels[] = {yes, no};
	enum answer answer = ANSWER_NONE;
	struct key_event event;
	int is_yes = 0;

	while (answer == ANSWER_NONE) {
		draw_question(dialogue, question, labels, is_yes);
		if (!tui_wait_event(dialogue, &event))
			return 0;
		if (event.kind == KEY_EVENT_KEY)
			answer = answer_key(event.key, &is_yes);
		else if (event.kind == KEY_EVENT_TEXT && (*event.text == 'y' || *event.text == 'Y'))
			answer = ANSWER_YES;
		else if (event.kind == KEY_EVENT_TEXT && (*event.text == 'n' || *event.text == 'N'))
			answer = ANSWER_NO;
		else if (event.kind == KEY_EVENT_RESIZE)
			tui_draw_begin(dialogue->tui);
	}
	return answer == ANSWER_YES;
}
