/* The text of one field while somebody types into it. */
#include "config.h"

#include "tui/edit.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"

/* Changes of the same kind, one after the other, are taken back together. */
enum run { RUN_NONE, RUN_TYPE, RUN_BACKSPACE, RUN_DELETE };

static int is_any(uint32_t code)
{
	return code != 0;
}

static int is_digit(uint32_t code)
{
	return code >= '0' && code <= '9';
}

static int is_code(uint32_t code)
{
	return is_digit(code) || (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
}

static int is_graphic(uint32_t code)
{
	return code > ' ' && code < 0x7f;
}

static int is_printable(uint32_t code)
{
	return code >= ' ' && code < 0x7f;
}

static const struct kind {
	int (*takes)(uint32_t code);
	int fault;
	int folds, raises;
} kinds[EDIT_KINDS] = {
	[EDIT_ANY] = {.takes = is_any, .fault = GATE_CONTROL},
	[EDIT_CODE] = {.takes = is_code, .fault = EDIT_NOT_CODE, .folds = 1, .raises = 1},
	[EDIT_NAME] = {.takes = is_graphic, .fault = EDIT_NOT_NAME, .folds = 1},
	[EDIT_DIGITS] = {.takes = is_digit, .fault = EDIT_NOT_DIGIT, .folds = 1},
	[EDIT_SECRET] = {.takes = is_printable, .fault = EDIT_NOT_ASCII, .folds = 1},
};

const char *tui_edit_fault_text(int fault)
{
#define ROW(name, text) \
	case name: \
		return base_lang_text(text);
	switch (fault) {
		TUI_EDIT_FAULT_LIST(ROW)
	default:
		return base_lang_text(base_gate_text((enum gate_fault)fault));
	}
#undef ROW
}

/* Before a change. */
static void remember(struct edit *edit, enum run run)
{
	if (edit->kind == EDIT_SECRET)
		return;
	tui_history_clear(&edit->future);
	if (run == RUN_NONE || (int)run != edit->run)
		tui_history_push(&edit->past, tui_edit_value(edit), edit->caret);
	edit->run = (int)run;
}

/* ---- clusters and the window ---- */

static int is_masked(const struct edit *edit)
{
	return edit->kind == EDIT_SECRET && !edit->is_revealed;
}

/* A mark without a letter before it is drawn upon a blank, so that it does not slip out of the window. */
static unsigned cluster_width(const struct edit *edit, const char *text, size_t n)
{
	unsigned width = is_masked(edit) ? 1 : base_text_width(text, n);

	return width ? width : 1;
}

static void measure(struct edit *edit)
{
	const char *value = tui_edit_value(edit);
	struct edit_cluster end = {0};
	size_t cluster;

	edit->clusters = base_mem_grow(edit->clusters, edit->value.len + 1, sizeof *edit->clusters);
	for (edit->n = 0; end.at < edit->value.len; edit->n++) {
		cluster = base_text_cluster(value + end.at, edit->value.len - end.at);
		edit->clusters[edit->n] = end;
		end.column += cluster_width(edit, value + end.at, cluster);
		end.at += cluster;
	}
	edit->clusters[edit->n] = end;
}

/* Moves the window so far that the caret is inside, and no farther right than the text needs. */
static void scroll(struct edit *edit)
{
	const struct edit_cluster *clusters = edit->clusters;
	unsigned end = clusters[edit->n].column + 1;
	unsigned right = edit->caret < edit->n ? clusters[edit->caret + 1].column : end;

	if (edit->first > edit->caret)
		edit->first = edit->caret;
	while (edit->first < edit->caret && right - clusters[edit->first].column > edit->width)
		edit->first++;
	while (edit->first > 0 && end - clusters[edit->first - 1].column <= edit->width)
		edit->first--;
}

/*
 * After a change: the caret goes before what remains of the text that stood behind it.  Its first characters may
 * have become part of the cluster before them, so that is looked for from the left.
 */
static void place_caret(struct edit *edit, const char *tail, size_t n_tail)
{
	const char *value = tui_edit_value(edit);
	size_t i, left;

	for (i = 0; i < edit->n; i++) {
		left = edit->value.len - edit->clusters[i].at;
		if (left <= n_tail && memcmp(value + edit->clusters[i].at, tail + n_tail - left, left) == 0)
			break;
	}
	edit->caret = i;
}

/* ---- changes ---- */

/* Appends typed text as the kind of field takes it. */
static int add_typed(enum edit_kind kind, const char *text, size_t n, struct buf *out)
{
	const struct kind *row = &kinds[kind];

	for (size_t at = 0, used; at < n; at += used) {
		char bytes[BASE_TEXT_CHAR_SIZE];
		uint32_t code;

		used = base_text_decode(text + at, n - at, &code);
		if (used == 0)
			return GATE_ENCODING;
		if (row->folds)
			code = base_gate_fold(code);
		if (row->raises && code >= 'a' && code <= 'z')
			code -= 'a' - 'A';
		if (!row->takes(code))
			return row->fault;
		base_buf_add(out, bytes, base_text_encode(code, bytes));
		base_mem_wipe(bytes, sizeof bytes);
	}
	return 0;
}

static int is_too_long(const struct edit *edit, const struct buf *value)
{
	return base_text_length(base_buf_text(value)) > edit->max || (edit->size && value->len >= edit->size);
}

/* Puts text in the place of clusters from .. to - 1: the one way to change the value. */
static int replace(struct edit *edit, size_t from, size_t to, const char *text, size_t n, enum run run)
{
	struct buf joined = {0}, value = {0}, old;
	const char *tail = tui_edit_value(edit) + edit->clusters[to].at;
	size_t n_tail = edit->value.len - edit->clusters[to].at;
	int fault;

	base_buf_add(&joined, tui_edit_value(edit), edit->clusters[from].at);
	fault = add_typed(edit->kind, text, n, &joined);
	if (fault)
		goto out;
	base_buf_add(&joined, tail, n_tail);
	fault = (int)base_gate_admit(base_buf_text(&joined), joined.len, 0, &value);
	if (fault)
		goto out;
	if (is_too_long(edit, &value)) {
		fault = EDIT_FULL;
		goto out;
	}
	remember(edit, run);
	old = edit->value;
	edit->value = value;
	value = old; /* the tail stands in it */
	measure(edit);
	place_caret(edit, tail, n_tail);
	scroll(edit);
out:
	base_buf_release(&joined);
	base_buf_release(&value);
	return fault;
}

static int erase(struct edit *edit, size_t from, size_t to, enum run run)
{
	return from == to ? 0 : replace(edit, from, to, "", 0, run);
}

/* Goes to the latest state of one history and keeps the present one in the other. */
static void travel(struct edit *edit, struct history *from, struct history *to)
{
	if (from->n == 0)
		return;
	tui_history_push(to, tui_edit_value(edit), edit->caret);
	tui_history_pop(from, &edit->value, &edit->caret);
	measure(edit);
	edit->run = RUN_NONE;
	scroll(edit);
}

/* ---- where an act leads ---- */

static size_t home(const struct edit *edit)
{
	(void)edit;
	return 0;
}

static size_t end(const struct edit *edit)
{
	return edit->n;
}

static size_t left(const struct edit *edit)
{
	return edit->caret - (edit->caret > 0);
}

static size_t right(const struct edit *edit)
{
	return edit->caret + (edit->caret < edit->n);
}

/* What may stand together in a word; where words begin in a secret is part of the secret. */
enum class { CLASS_BLANK, CLASS_MARK, CLASS_WORD };

static enum class class_of(const struct edit *edit, size_t i)
{
	uint32_t code = 0;

	base_text_decode(tui_edit_value(edit) + edit->clusters[i].at, edit->value.len - edit->clusters[i].at, &code);
	if (is_masked(edit))
		return CLASS_WORD;
	if (base_gate_fold(code) == ' ')
		return CLASS_BLANK;
	return is_graphic(code) && !is_code(code) ? CLASS_MARK : CLASS_WORD;
}

static size_t word_left(const struct edit *edit)
{
	size_t i = edit->caret;
	enum class word;

	while (i > 0 && class_of(edit, i - 1) == CLASS_BLANK)
		i--;
	if (i == 0)
		return 0;
	for (word = class_of(edit, i - 1); i > 0 && class_of(edit, i - 1) == word; i--)
		;
	return i;
}

static size_t word_right(const struct edit *edit)
{
	size_t i = edit->caret;
	enum class word;

	if (i == edit->n)
		return i;
	for (word = class_of(edit, i); i < edit->n && class_of(edit, i) == word; i++)
		;
	while (i < edit->n && class_of(edit, i) == CLASS_BLANK)
		i++;
	return i;
}

/* Moves the caret to a target, or erases everything up to there. */
static const struct act {
	size_t (*target)(const struct edit *edit);
	int erases;
	enum run run;
} acts[] = {
	[EDIT_LEFT] = {.target = left},
	[EDIT_RIGHT] = {.target = right},
	[EDIT_HOME] = {.target = home},
	[EDIT_END] = {.target = end},
	[EDIT_WORD_LEFT] = {.target = word_left},
	[EDIT_WORD_RIGHT] = {.target = word_right},
	[EDIT_BACKSPACE] = {.target = left, .erases = 1, .run = RUN_BACKSPACE},
	[EDIT_DELETE] = {.target = right, .erases = 1, .run = RUN_DELETE},
	[EDIT_KILL_START] = {.target = home, .erases = 1},
	[EDIT_KILL_END] = {.target = end, .erases = 1},
};

static void move(struct edit *edit, size_t target)
{
	edit->caret = target;
	edit->run = RUN_NONE;
	scroll(edit);
}

/* ---- what others call ---- */

void tui_edit_init(struct edit *edit, enum edit_kind kind, size_t max, size_t size, unsigned width)
{
	*edit = (struct edit){.kind = kind, .max = max, .size = size, .width = width ? width : 1};
	measure(edit);
}

void tui_edit_release(struct edit *edit)
{
	base_buf_release(&edit->value);
	free(edit->clusters);
	tui_history_release(&edit->past);
	tui_history_release(&edit->future);
	*edit = (struct edit){0};
}

const char *tui_edit_value(const struct edit *edit)
{
	return base_buf_text(&edit->value);
}

int tui_edit_set(struct edit *edit, const char *text)
{
	int fault = replace(edit, 0, edit->n, text, strlen(text), RUN_NONE);

	if (!fault) {
		tui_history_clear(&edit->past);
		edit->run = RUN_NONE;
	}
	return fault;
}

int tui_edit_insert(struct edit *edit, const char *text, size_t n)
{
	uint32_t code;

	if (n == 0)
		return 0;
	return replace(edit, edit->caret, edit->caret, text, n,
		       base_text_decode(text, n, &code) == n ? RUN_TYPE : RUN_NONE);
}

int tui_edit_paste(struct edit *edit, const char *text, size_t n)
{
	const char *trimmed = edit->kind == EDIT_SECRET ? "\r\n" : " \t\r\n";
	struct buf line = {0};
	int fault;

	while (n > 0 && strchr(trimmed, text[n - 1]) && text[n - 1])
		n--;
	while (n > 0 && strchr(trimmed, *text) && *text) {
		text++;
		n--;
	}
	for (size_t i = 0; i < n; i++)
		base_buf_add_char(&line, strchr("\t\r\n", text[i]) && text[i] ? ' ' : text[i]);
	fault = n ? replace(edit, edit->caret, edit->caret, line.data, n, RUN_NONE) : 0;
	base_buf_release(&line);
	return fault;
}

int tui_edit_act(struct edit *edit, enum edit_act act)
{
	size_t target;

	switch (act) {
	case EDIT_UNDO:
		travel(edit, &edit->past, &edit->future);
		return 0;
	case EDIT_REDO:
		travel(edit, &edit->future, &edit->past);
		return 0;
	case EDIT_CLEAR:
		return erase(edit, 0, edit->n, RUN_NONE);
	default:
		target = acts[act].target(edit);
	}
	if (!acts[act].erases)
		move(edit, target);
	else if (target < edit->caret)
		return erase(edit, target, edit->caret, acts[act].run);
	else
		return erase(edit, edit->caret, target, acts[act].run);
	return 0;
}

void tui_edit_click(struct edit *edit, unsigned column)
{
	const struct edit_cluster *clusters = edit->clusters;
	size_t i = edit->first;

	while (i < edit->n && clusters[i + 1].column - clusters[edit->first].column <= column)
		i++;
	move(edit, i);
}

void tui_edit_resize(struct edit *edit, unsigned width)
{
	edit->width = width ? width : 1;
	scroll(edit);
}

void tui_edit_reveal(struct edit *edit, int is_revealed)
{
	edit->is_revealed = is_revealed;
	measure(edit);
	scroll(edit);
}

static void add_cluster(const struct edit *edit, size_t i, struct buf *out)
{
	const char *text = tui_edit_value(edit) + edit->clusters[i].at;
	size_t n = edit->clusters[i + 1].at - edit->clusters[i].at;

	if (is_masked(edit)) {
		base_buf_add_char(out, '*');
		return;
	}
	if (base_text_width(text, n) == 0)
		base_buf_add_char(out, ' ');
	base_buf_add(out, text, n);
}

void tui_edit_view(const struct edit *edit, struct buf *out, struct edit_view *view)
{
	const struct edit_cluster *clusters = edit->clusters;
	unsigned from = clusters[edit->first].column;
	size_t i = edit->first;

	for (; i < edit->n && clusters[i + 1].column - from <= edit->width; i++)
		add_cluster(edit, i, out);
	for (unsigned column = clusters[i].column - from; column < edit->width; column++)
		base_buf_add_char(out, ' ');
	view->caret = clusters[edit->caret].column - from;
	view->has_left = edit->first > 0;
	view->has_right = i < edit->n;
}
