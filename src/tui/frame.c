/* Header, title, wizard strip, message line, keys. */
#include "config.h"

#include "tui/frame.h"

#include <string.h>

#include "base/clock.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/draw.h"
#include "tui/layout.h"
#include "tui/run.h"

enum { GAP = 3, AIRY_GAP = 5, STEPS_MAX = 16, AIRY_LINES = 18 };

static unsigned width_of(const char *text)
{
	return base_text_width(text, strlen(text));
}

static int is_narrow(unsigned columns)
{
	return columns < LAYOUT_NARROW;
}

void tui_frame_key_text(const struct frame *frame, const struct form_key *key, struct buf *out)
{
	if (key)
		base_buf_addf(out, "%s %s", key->key,
			      is_narrow(frame->columns) && key->short_label ? key->short_label : key->label);
	else
		base_buf_add_text(out, base_lang_text("F1 說明"));
}

/* Keys that do not find room on two lines still work; the help lists them. */
static void place_keys(struct frame *frame, const struct form *form)
{
	unsigned gap = is_narrow(frame->columns) ? 2 : GAP, x = 1, line = 0;

	for (size_t i = 0; i <= form->n_keys && frame->n_keys < FRAME_KEYS_MAX; i++) {
		const struct form_key *key = i ? &form->keys[i - 1] : NULL;
		struct buf text = {0};
		unsigned width;

		if (key && key->builtin == FORM_BUILTIN_HELP)
			continue;
		tui_frame_key_text(frame, key, &text);
		width = base_text_width(base_buf_text(&text), text.len);
		base_buf_release(&text);
		if (x > 1 && x + width > frame->columns) {
			line++;
			x = 1;
		}
		if (line > 1)
			break;
		frame->keys[frame->n_keys++] = (struct frame_key){key, line, x, width};
		x += width + gap;
		frame->keys_lines = line + 1;
	}
}

/* Bytes of the next line of a message; *next is where the one after it begins. */
static size_t break_message(const struct frame *frame, const char *text, size_t *next)
{
	return base_text_wrap(text, strlen(text), frame->columns - 2, next);
}

static unsigned count_lines(const struct frame *frame, const char *message)
{
	unsigned n = 0;
	size_t next;

	for (; *message; message += next, n++)
		break_message(frame, message, &next);
	return n;
}

void tui_frame_place(struct frame *frame, const struct form *form, unsigned lines, unsigned columns,
		     const char *message)
{
	unsigned top = lines >= AIRY_LINES ? 4 : 3, wanted, most;

	*frame = (struct frame){.lines = lines, .columns = columns};
	place_keys(frame, form);
	frame->keys_y = lines - frame->keys_lines;
	frame->rule_y = frame->keys_y - 1;
	frame->body_y = top;
	if (lines < TUI_LINES_MIN || columns < TUI_COLUMNS_MIN)
		return;
	wanted = count_lines(frame, message);
	most = (frame->rule_y - top) / 2;
	frame->message_lines = wanted < 1 ? 1 : wanted < most ? wanted : most;
	frame->message_y = frame->rule_y - frame->message_lines;
	frame->body_lines = frame->message_y - top;
}

int tui_frame_give_line(struct frame *frame, const struct form *form)
{
	if (frame->lines < AIRY_LINES || form->wizard.name)
		return 0;
	frame->body_y--;
	frame->body_lines++;
	return 1;
}

static void draw(struct tui *tui, unsigned line, unsigned column, enum tui_style style, const char *text)
{
	unsigned lines, columns;

	tui_term_size(tui, &lines, &columns);
	if (column < columns)
		tui_draw_text(tui, line, column, columns - column, style, text, strlen(text));
}

/* Who is there, card and clock, in so many columns: a name with many roles is cut, the rest is not. */
static void write_right(const struct tui_header *header, unsigned columns, struct buf *out)
{
	char now[BASE_CLOCK_TEXT_SIZE];
	struct buf rest = {0};
	unsigned width;

	base_clock_format(base_clock_now_s(), now);
	if (*header->card)
		base_buf_addf(&rest, "%s   ", header->card);
	base_buf_addf(&rest, "%.5s", now + strlen("2026-11-22 "));
	width = base_text_width(rest.data, rest.len) + GAP;
	if (*header->who && columns > width) {
		base_text_add_cut(out, header->who, strlen(header->who), columns - width);
		base_buf_addf(out, "%*s", GAP, "");
	}
	base_buf_add(out, rest.data, rest.len);
	base_buf_release(&rest);
}

void tui_frame_draw_header(struct tui *tui, unsigned columns, const struct tui_header *header)
{
	static const struct tui_header clock_only;
	unsigned room = columns - 2 - width_of(header->system) - GAP, width;
	struct buf right = {0};

	write_right(is_narrow(columns) ? &clock_only : header, room, &right);
	width = base_text_width(base_buf_text(&right), right.len);
	draw(tui, 0, 1, STYLE_TITLE, header->system);
	draw(tui, 0, columns > width + 1 ? columns - width - 1 : 0, STYLE_TEXT, base_buf_text(&right));
	tui_draw_rule(tui, 1, 1, columns - 2);
	base_buf_release(&right);
}

/* The titles of a wizard's steps, from the forms that belong to it; NULL where no form says. */
static void find_steps(const struct form_set *forms, const struct form *form,
		       const char *steps[STEPS_MAX + 1])
{
	for (size_t i = 0; i < forms->n; i++) {
		const struct form_wizard *wizard = &forms->forms[i]->wizard;

		if (wizard->name && strcmp(wizard->name, form->wizard.name) == 0 && wizard->step <= STEPS_MAX)
			steps[wizard->step] = wizard->step_title;
	}
}

static void draw_step(struct tui *tui, const struct frame *frame, unsigned x, int is_now, const char *text)
{
	struct buf line = {0};

	draw(tui, 2, x, is_now ? STYLE_TITLE : STYLE_HINT, text);
	if (is_now && frame->body_y > 3) {
		for (unsigned i = width_of(text); i > 0; i--)
			base_buf_add_char(&line, '=');
		draw(tui, 3, x, STYLE_TITLE, base_buf_text(&line));
	}
	base_buf_release(&line);
}

/* All steps in a row, the present one underlined; 0 when they do not fit even close together. */
static int draw_steps(struct tui *tui, const struct frame *frame, const struct form *form,
		      const struct form_set *forms)
{
	const char *steps[STEPS_MAX + 1] = {NULL};
	unsigned of = form->wizard.of < STEPS_MAX ? form->wizard.of : STEPS_MAX,
		 width = 2 + width_of(form->title), x, gap;

	find_steps(forms, form, steps);
	for (unsigned i = 1; i <= of; i++)
		width += 2 + width_of(steps[i] ? steps[i] : "");
	if (width + of * GAP > frame->columns)
		return 0;
	gap = width + of * AIRY_GAP > frame->columns ? GAP : AIRY_GAP;
	x = 1 + width_of(form->title) + gap;
	for (unsigned i = 1; i <= of; i++) {
		struct buf step = {0};

		base_buf_addf(&step, "%u %s", i, steps[i] ? steps[i] : "");
		draw_step(tui, frame, x, i == form->wizard.step, base_buf_text(&step));
		x += width_of(base_buf_text(&step)) + gap;
		base_buf_release(&step);
	}
	return 1;
}

void tui_frame_draw_title(struct tui *tui, const struct frame *frame, const struct form *form,
			  const struct form_set *forms)
{
	unsigned x = 1 + width_of(form->title) + GAP;
	struct buf step = {0};

	draw(tui, 2, 1, STYLE_TITLE, form->title);
	if (!form->wizard.name || draw_steps(tui, frame, form, forms))
		return;
	base_buf_addf(&step, "%u/%u %s", form->wizard.step, form->wizard.of,
		      form->wizard.step_title ? form->wizard.step_title : "");
	draw(tui, 2, x - 1, STYLE_TEXT, base_buf_text(&step));
	base_buf_release(&step);
}

void tui_frame_draw_message(struct tui *tui, const struct frame *frame, enum problem_severity severity,
			    const char *text)
{
	static const enum tui_style styles[] = {[PROBLEM_INFO] = STYLE_INFO,
						[PROBLEM_WARNING] = STYLE_WARNING,
						[PROBLEM_ERROR] = STYLE_ERROR};
	size_t n, next;

	for (unsigned i = 0; *text && i < frame->message_lines; i++, text += next) {
		n = break_message(frame, text, &next);
		tui_draw_text(tui, frame->message_y + i, 1, frame->columns - 1, styles[severity], text, n);
	}
}

/* "F2 下一步": the key's name first. */
static void draw_key(struct tui *tui, const struct frame *frame, unsigned line, unsigned column, const char *text)
{
	size_t name = strcspn(text, " ");

	draw(tui, line, column + (unsigned)name, STYLE_TEXT, text + name);
	if (column < frame->columns)
		tui_draw_text(tui, line, column, frame->columns - column, STYLE_KEY, text, name);
}

void tui_frame_draw_foot(struct tui *tui, const struct frame *frame, unsigned page, unsigned pages)
{
	struct buf text = {0};

	tui_draw_rule(tui, frame->rule_y, 1, frame->columns - 2);
	if (pages > 1) {
		base_buf_addf(&text, base_lang_text(" 第 %u / %u 頁 "), page, pages);
		draw(tui, frame->rule_y, frame->columns - 4 - base_text_width(base_buf_text(&text), text.len),
		     STYLE_TEXT, base_buf_text(&text));
	}
	for (size_t i = 0; i < frame->n_keys; i++) {
		const struct frame_key *place = &frame->keys[i];

		base_buf_clear(&text);
		tui_frame_key_text(frame, place->key, &text);
		draw_key(tui, frame, frame->keys_y + place->line, place->column, base_buf_text(&text));
	}
	base_buf_release(&text);
}

void tui_frame_draw_keys(struct tui *tui, const struct frame *frame, const char *const *keys, size_t n)
{
	struct buf blank = {0};
	unsigned x = 1;

	base_buf_addf(&blank, "%*s", (int)frame->columns, "");
	for (unsigned y = frame->keys_y; y < frame->lines; y++)
		draw(tui, y, 0, STYLE_TEXT, base_buf_text(&blank));
	for (size_t i = 0; i < n; i++) {
		draw_key(tui, frame, frame->keys_y, x, keys[i]);
		x += width_of(keys[i]) + (is_narrow(frame->columns) ? 2 : GAP);
	}
	base_buf_release(&blank);
}
