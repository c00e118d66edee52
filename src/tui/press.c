/* Keys, pasted text, clicks. */
#include "config.h"

#include "tui/press.h"

#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "form/member.h"
#include "tui/dialog.h"
#include "tui/dialogue.h"
#include "tui/help.h"
#include "tui/list.h"
#include "tui/lock.h"
#include "tui/menu.h"
#include "tui/move.h"
#include "tui/send.h"

static const struct {
	int key;
	enum edit_act act;
} edits[] = {
	{TUI_KEY_LEFT, EDIT_LEFT},
	{TUI_KEY_RIGHT, EDIT_RIGHT},
	{TUI_KEY_HOME, EDIT_HOME},
	{TUI_KEY_END, EDIT_END},
	{TUI_KEY_WORD_LEFT, EDIT_WORD_LEFT},
	{TUI_KEY_WORD_RIGHT, EDIT_WORD_RIGHT},
	{TUI_KEY_BACKSPACE, EDIT_BACKSPACE},
	{TUI_KEY_DELETE, EDIT_DELETE},
	{TUI_KEY_CTRL('A'), EDIT_HOME},
	{TUI_KEY_CTRL('E'), EDIT_END},
	{TUI_KEY_CTRL('U'), EDIT_KILL_START},
	{TUI_KEY_CTRL('K'), EDIT_KILL_END},
	{TUI_KEY_CTRL('Z'), EDIT_UNDO},
	{TUI_KEY_CTRL('Y'), EDIT_REDO},
};

/* The editor of the field with the focus, or NULL. */
static struct edit *editor(struct visit *visit)
{
	const struct form_field *field = tui_stay_focused(visit);

	return field && field->type != FORM_FIELD_CHOICE ? &visit->fields[visit->focus.index].edit : NULL;
}

/* After each change: the record has it too, or the person hears why not. */
static void settle(struct visit *visit, int fault)
{
	visit->is_following = 1;
	tui_stay_store(visit, visit->focus.index);
	if (fault) {
		tui_stay_say(visit, PROBLEM_WARNING, tui_edit_fault_text(fault));
		tui_term_beep(visit->dialogue->tui);
	}
}

static int edit_key(struct visit *visit, int key)
{
	struct edit *edit = editor(visit);

	for (size_t i = 0; edit && i < BASE_COUNT(edits); i++)
		if (edits[i].key == key) {
			settle(visit, tui_edit_act(edit, edits[i].act));
			return 1;
		}
	return 0;
}

static size_t chosen_option(const struct visit *visit, const struct form_field *field)
{
	size_t i = 0;

	while (i < field->n_choices &&
	       strcmp(field->choices[i].word, form_member_value(field->member, visit->record)) != 0)
		i++;
	return i;
}

static int choose_option(struct visit *visit, size_t option)
{
	const struct form_field *field = tui_stay_focused(visit);

	if (option >= field->n_choices)
		return 0;
	form_member_set(field->member, visit->record, field->choices[option].word);
	tui_stay_note_change(visit, visit->focus.index);
	tui_stay_check(visit); /* a choice is made at once */
	return 1;
}

/* One of the words is chosen by the arrows; options in a column also by up and down, until its ends. */
static int choice_key(struct visit *visit, int key)
{
	const struct form_field *field = tui_stay_focused(visit);
	size_t stop = tui_layout_find(&visit->layout, visit->focus), option;
	int is_column;

	if (!field || field->type != FORM_FIELD_CHOICE || stop == LAYOUT_NO_STOP)
		return 0;
	option = chosen_option(visit, field);
	if (option == field->n_choices) /* none yet: the cursor stands on the first */
		option = 0;
	is_column = visit->layout.stops[stop].is_column;
	if (key == TUI_KEY_RIGHT || (is_column && key == TUI_KEY_DOWN))
		return choose_option(visit, option + 1) || key == TUI_KEY_RIGHT;
	if (key == TUI_KEY_LEFT || (is_column && key == TUI_KEY_UP))
		return option > 0 ? choose_option(visit, option - 1)
				  : key == TUI_KEY_LEFT && choose_option(visit, 0);
	return 0;
}

/* Blank: the option under the cursor, or the next if that is chosen; a digit: the option of that number. */
static void type_choice(struct visit *visit, const struct form_field *field, const char *text)
{
	size_t chosen = chosen_option(visit, field);

	if (*text == ' ')
		choose_option(visit, chosen == field->n_choices ? 0 : (chosen + 1) % field->n_choices);
	else if (*text >= '1' && *text <= '9')
		choose_option(visit, (size_t)(*text - '1'));
}

static const char *type_item(struct visit *visit, const char *text)
{
	for (size_t i = 0; i < visit->form->n_items; i++)
		if (text[1] == '\0' && tui_menu_shortcut(i) == *text) {
			tui_stay_focus(visit, (struct layout_id){.kind = STOP_ITEM, .index = i});
			return tui_send_choice(visit);
		}
	return NULL;
}

static const char *press_text(struct visit *visit, const char *text)
{
	const struct form_field *field = tui_stay_focused(visit);
	struct edit *edit = editor(visit);

	if (edit)
		settle(visit, tui_edit_insert(edit, text, strlen(text)));
	else if (field)
		type_choice(visit, field, text);
	else if (visit->focus.kind == STOP_ITEM)
		return type_item(visit, text);
	else if (*text == ' ')
		tui_move_key(visit, TUI_KEY_PGDN);
	return NULL;
}

/* All of it goes in or nothing: the field may be empty, so that it is full would be no reason. */
static void say_too_long(struct visit *visit, const struct edit *edit)
{
	struct buf text = {0};

	base_buf_addf(&text, base_lang_text("貼上後超過%zu字，未貼入；請縮短後再貼"), edit->max);
	tui_stay_say(visit, PROBLEM_WARNING, base_buf_text(&text));
	base_buf_release(&text);
}

static void press_paste(struct visit *visit, const struct key_event *event)
{
	struct edit *edit = editor(visit);
	int fault;

	if (!edit)
		return;
	fault = tui_edit_paste(edit, event->paste, event->paste_n);
	settle(visit, fault);
	if (fault == EDIT_FULL || (fault && event->is_truncated))
		say_too_long(visit, edit);
	else if (event->is_truncated)
		tui_stay_say(visit, PROBLEM_WARNING, "貼上的內容過長，未全部輸入");
}

/* On to the next stop; behind the last field the form is sent. */
static const char *press_enter(struct visit *visit)
{
	const char *outcome;

	if (visit->focus.kind == STOP_FIELD)
		return tui_move_by(visit, 1) ? NULL : tui_send_builtin(visit, FORM_BUILTIN_NEXT);
	if (visit->focus.kind != STOP_NONE)
		return tui_send_choice(visit);
	outcome = tui_send_builtin(visit, FORM_BUILTIN_NEXT);
	return outcome || visit->message.len ? outcome : tui_send_builtin(visit, FORM_BUILTIN_BACK);
}

/* Before the lock there is nothing that leaving could lose. */
static void ask_leave(struct visit *visit)
{
	if (visit->dialogue->is_locked)
		visit->dialogue->fate = DIALOGUE_LEFT;
	else if (tui_dialog_ask(visit, "要離開嗎？未送出的資料不會保留。", "離開", "取消", 0) > 0)
		visit->dialogue->fate = DIALOGUE_EXIT;
}

static const struct form_key *find_key(const struct visit *visit, int key)
{
	for (size_t i = 0; i < visit->form->n_keys; i++)
		if (tui_key_parse(visit->form->keys[i].key) == key)
			return &visit->form->keys[i];
	return NULL;
}

static const char *press_key(struct visit *visit, int key)
{
	const struct form_key *own = find_key(visit, key);

	if (own)
		return tui_send_key(visit, own);
	switch (key) {
	case TUI_KEY_ENTER:
		return press_enter(visit);
	case TUI_KEY_ESC:
		return tui_send_builtin(visit, FORM_BUILTIN_BACK);
	case TUI_KEY_F1:
		tui_help_show(visit);
		return NULL;
	case TUI_KEY_CTRL('L'):
		tui_term_repaint(visit->dialogue->tui);
		return NULL;
	case TUI_KEY_CTRL('C'):
		ask_leave(visit);
		return NULL;
	case TUI_KEY_F12:
		if (tui_lock_is_possible(visit->dialogue))
			tui_lock_run(visit->dialogue, visit->dialogue->lock);
		return NULL;
	default:
		break;
	}
	if (!edit_key(visit, key) && !choice_key(visit, key))
		tui_move_key(visit, key);
	return NULL;
}

static const char *click_key(struct visit *visit, unsigned line, unsigned column)
{
	const struct frame *frame = &visit->frame;

	for (size_t i = 0; i < frame->n_keys; i++) {
		const struct frame_key *key = &frame->keys[i];

		if (line != frame->keys_y + key->line || column < key->column ||
		    column >= key->column + key->columns)
			continue;
		if (key->key)
			return tui_send_key(visit, key->key);
		tui_help_show(visit);
	}
	return NULL;
}

static const char *click_piece(struct visit *visit, const struct layout_piece *piece, unsigned column)
{
	struct layout_stop stop = visit->layout.stops[piece->stop];

	tui_stay_focus(visit, stop.id);
	if (stop.id.kind != STOP_FIELD)
		return tui_send_choice(visit);
	if (editor(visit) && piece->style == STYLE_FIELD)
		tui_edit_click(editor(visit), column - piece->x);
	else if (!editor(visit) && piece->y >= stop.caret_y)
		choose_option(visit, piece->option);
	return NULL;
}

static const char *press_mouse(struct visit *visit)
{
	const struct frame *frame = &visit->frame;
	unsigned line, column;
	size_t hit;

	if (visit->dialogue->is_locked)
		return NULL;
	tui_term_click(visit->dialogue->tui, &line, &column);
	if (line >= frame->keys_y)
		return click_key(visit, line, column);
	if (line < frame->body_y || line >= frame->body_y + frame->body_lines)
		return NULL;
	hit = tui_layout_hit(&visit->layout, line - frame->body_y + visit->scroll, column);
	if (hit == LAYOUT_NO_STOP || visit->layout.pieces[hit].stop == LAYOUT_NO_STOP)
		return NULL;
	return click_piece(visit, &visit->layout.pieces[hit], column);
}

/* Only a new size brings the focus back into sight: what was paged to is shown again as it was. */
static void follow_size(struct visit *visit)
{
	unsigned lines, columns;

	tui_term_size(visit->dialogue->tui, &lines, &columns);
	if (lines != visit->frame.lines || columns != visit->frame.columns)
		visit->is_following = 1;
}

const char *tui_press_event(struct visit *visit, const struct key_event *event)
{
	if (event->kind != KEY_EVENT_RESIZE && event->kind != KEY_EVENT_NEWS)
		tui_stay_say(visit, PROBLEM_INFO, "");
	switch (event->kind) {
	case KEY_EVENT_TEXT:
		return press_text(visit, event->text);
	case KEY_EVENT_KEY:
		return press_key(visit, event->key);
	case KEY_EVENT_PASTE:
		press_paste(visit, event);
		return NULL;
	case KEY_EVENT_MOUSE:
		return press_mouse(visit);
	case KEY_EVENT_RESIZE:
		follow_size(visit);
		return NULL;
	case KEY_EVENT_NEWS:
		return tui_send_news(visit);
	}
	return NULL;
}
