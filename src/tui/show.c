/* Drawing a form, and the loop of events. */
#include "config.h"

#include "tui/show.h"

#include <string.h>

#include "base/clock.h"
#include "base/lang.h"
#include "tui/body.h"
#include "tui/draft.h"
#include "tui/draw.h"
#include "tui/press.h"
#include "tui/wait.h"
#include "tui/summary.h"

static void draw_too_small(struct tui *tui)
{
	static const char *const sentences[] = {"視窗太小，請放大", "(至少 40x12)", "已輸入的資料都還在"};

	tui_draw_begin(tui);
	for (unsigned i = 0; i < 3; i++) {
		const char *text = base_lang_text(sentences[i]);
		unsigned lines, columns;

		tui_term_size(tui, &lines, &columns);
		if (i < lines)
			tui_draw_text(tui, i, 0, columns, STYLE_TEXT, text, strlen(text));
	}
	tui_draw_end(tui, -1, 0);
}

static void draw_pieces(struct visit *visit)
{
	const struct frame *frame = &visit->frame;
	const struct layout *layout = &visit->layout;

	for (size_t i = 0; i < layout->n_pieces; i++) {
		const struct layout_piece *piece = &layout->pieces[i];

		if (piece->y >= visit->scroll && piece->y < visit->scroll + frame->body_lines)
			tui_draw_text(visit->dialogue->tui, frame->body_y + piece->y - visit->scroll,
				      piece->x, piece->columns, piece->style, tui_layout_text(layout, piece),
				      piece->n);
	}
}

/* The hardware cursor stands where typing goes: input methods and screen readers look there. */
static void place_cursor(const struct visit *visit)
{
	const struct frame *frame = &visit->frame;
	size_t i = tui_layout_find(&visit->layout, visit->focus);
	const struct layout_stop *stop = i == LAYOUT_NO_STOP ? NULL : &visit->layout.stops[i];

	if (stop && stop->caret_y >= visit->scroll && stop->caret_y < visit->scroll + frame->body_lines)
		tui_draw_end(visit->dialogue->tui, (int)(frame->body_y + stop->caret_y - visit->scroll),
			     (int)stop->caret_x);
	else
		tui_draw_end(visit->dialogue->tui, -1, 0);
}

static void draw_foot(const struct visit *visit)
{
	const struct frame *frame = &visit->frame;
	unsigned body = frame->body_lines, height = visit->layout.lines;
	unsigned pages = (height + body - 1) / body, page = visit->scroll / body + 1;

	if (visit->scroll + body >= height)
		page = pages;
	tui_frame_draw_foot(visit->dialogue->tui, frame, page, pages);
}

int tui_show_is_too_small(const struct visit *visit)
{
	return visit->frame.lines < TUI_LINES_MIN || visit->frame.columns < TUI_COLUMNS_MIN;
}

/* On a small screen the summary may be out of sight: then the message line says at least how much is wrong. */
static enum problem_severity find_message(const struct visit *visit, struct buf *text)
{
	const char *said = tui_term_said(visit->dialogue->tui);

	if (*said) {
		base_buf_add_text(text, said);
		return PROBLEM_WARNING;
	}
	if (visit->message.len == 0 && visit->scroll > 0)
		return tui_summary_heading(visit, text);
	base_buf_add_text(text, base_buf_text(&visit->message));
	return visit->severity;
}

/* Lines alone, with nothing to go to and no text to page through, are looked at as a whole. */
static int lacks_a_line(const struct visit *visit)
{
	return visit->layout.lines == visit->frame.body_lines + 1 && visit->layout.n_stops == 0 && !visit->form->text;
}

void tui_show_place(struct visit *visit)
{
	unsigned lines, columns;
	struct buf message = {0};

	tui_stay_ask(visit);
	find_message(visit, &message);
	tui_term_size(visit->dialogue->tui, &lines, &columns);
	tui_frame_place(&visit->frame, visit->form, lines, columns, base_buf_text(&message));
	base_buf_release(&message);
	if (tui_show_is_too_small(visit))
		return;
	tui_body_place(visit, visit->frame.body_lines, columns);
	if (lacks_a_line(visit) && tui_frame_give_line(&visit->frame, visit->form))
		tui_body_place(visit, visit->frame.body_lines, columns);
}

static void draw_message(const struct visit *visit)
{
	struct buf text = {0};
	enum problem_severity severity = find_message(visit, &text);

	tui_frame_draw_message(visit->dialogue->tui, &visit->frame, severity, base_buf_text(&text));
	base_buf_release(&text);
}

void tui_show_draw(struct visit *visit)
{
	struct dialogue *dialogue = visit->dialogue;
	struct tui_header header = {0};

	if (tui_show_is_too_small(visit)) {
		draw_too_small(dialogue->tui);
		return;
	}
	dialogue->host->header(dialogue->host->context, &header);
	dialogue->minute = base_clock_now_s() / 60;
	tui_draw_begin(dialogue->tui);
	tui_frame_draw_header(dialogue->tui, visit->frame.columns, &header);
	tui_frame_draw_title(dialogue->tui, &visit->frame, visit->form, dialogue->forms);
	draw_pieces(visit);
	draw_message(visit);
	draw_foot(visit);
	place_cursor(visit);
}

/* All that has come is dealt with before anything is drawn: input methods send several characters at once. */
const char *tui_show_run(struct visit *visit)
{
	struct dialogue *dialogue = visit->dialogue;
	const char *outcome = NULL;
	struct key_event event;

	while (!outcome && !visit->jump && !visit->is_turned && dialogue->fate == DIALOGUE_GOES_ON) {
		tui_show_place(visit);
		if (!tui_wait_look(dialogue, &event)) {
			if (dialogue->fate != DIALOGUE_GOES_ON)
				break;
			tui_show_draw(visit);
			tui_draft_follow(visit);
			if (!tui_wait_event(dialogue, &event))
				break;
		}
		/* nobody types where nothing is seen */
		if (!tui_show_is_too_small(visit) || event.kind == KEY_EVENT_RESIZE)
			outcome = tui_press_event(visit, &event);
	}
	return outcome;
}
