/*
 * The field editor against a model: random edits of mixed scripts, after each of which value, caret, drawing and
 * marks of an editor and of a naive model must agree.
 *
 * The model shares nothing with the editor but utf8proc and wcwidth().  It is an array of strings, one per
 * cluster, built anew from a whole text after each change; it counts, instead of remembering, columns, and finds the
 * caret by counting decomposed characters.
 *
 * TEST_SEED repeats a run (the seed is printed); TEST_FULL=1 makes it ten times as long.
 */
#include "config.h"

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "base/mem.h"
#include "base/random.h"
#include "base/text.h"
#include "tui/edit.h"

enum { EDITS_PER_FIELD = 200, TEXT = 1024, CLUSTERS = 128, HISTORY = 64 };

struct state {
	char text[TEXT];
	int caret;
};

struct model {
	enum edit_kind kind;
	int max, width, is_revealed;
	char clusters[CLUSTERS][TEXT];
	int n, caret, first;
	char run; /* what came last: t, b, d or blank */
	struct state past[HISTORY], future[HISTORY];
	int n_past, n_future;
};

/* What may be typed, and what may not. */
static const char *const pieces[] = {
	"a", "e", "Z", "5", "0", " ", "-", "@", ".", "王", "小", "明", "，", "（", "𠀀", "𡘙", "Ａ", "１", "　", "ｱ",
	"が", "か", "é", "각", "\u1100", "\u1161", "\u11a8", "\u0301", "\u0323", "\u0308", "\u3099", "\u1e14",
	"🇹", "🇼", "ß", "\a", "\t", "\u202e", "\u200b", "\u0378", "\xff", "\xe7\x8e", "\ufe0f",
};

static uint64_t next_random(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

static int below(uint64_t *seed, int limit)
{
	return (int)(next_random(seed) % (uint64_t)limit);
}

/* ---- the model ---- */

static int points(const char *text)
{
	int count = 0;

	for (; *text; text++)
		count += (*text & 0xc0) != 0x80;
	return count;
}

/* Characters after decomposition: a number that composing, reordering and joining do not change. */
static int decomposed(const char *text)
{
	char *nfd = (char *)utf8proc_NFD((const utf8proc_uint8_t *)text);
	int count = points(nfd);

	free(nfd);
	return count;
}

static int model_is_masked(const struct model *model)
{
	return model->kind == EDIT_SECRET && !model->is_revealed;
}

static int model_cluster_width(const struct model *model, int i)
{
	wchar_t wide[TEXT];
	size_t n = mbstowcs(wide, model->clusters[i], TEXT);
	int width = 0;

	for (size_t at = 0; at < n; at++)
		width += wcwidth(wide[at]) < 0 ? 1 : wcwidth(wide[at]);
	return model_is_masked(model) || width == 0 ? 1 : width;
}

static int model_width(const struct model *model, int from, int to)
{
	int width = 0;

	for (; from < to; from++)
		width += model_cluster_width(model, from);
	return width;
}

static void join(const struct model *model, int from, int to, char *text)
{
	*text = '\0';
	for (; from < to; from++)
		strcat(text, model->clusters[from]);
}

static void split(struct model *model, const char *text)
{
	utf8proc_uint8_t *marked = NULL;
	char *next;

	assert_true(utf8proc_map((const utf8proc_uint8_t *)text, 0, &marked,
				 UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_CHARBOUND) >= 0);
	model->n = 0;
	for (char *piece = strtok_r((char *)marked, "\xff", &next); piece; piece = strtok_r(NULL, "\xff", &next))
		strcpy(model->clusters[model->n++], piece);
	free(marked);
}

static void model_scroll(struct model *model)
{
	int end = model->caret < model->n ? model->caret + 1 : model->n, blank = model->caret == model->n;

	if (model->first > model->caret)
		model->first = model->caret;
	while (model->first < model->caret && model_width(model, model->first, end) + blank > model->width)
		model->first++;
	while (model->first > 0 && model_width(model, model->first - 1, model->n) + 1 <= model->width)
		model->first--;
}

/* One typed character as the field takes it; 0: not at all. */
static int32_t convert(enum edit_kind kind, int32_t code)
{
	if (kind == EDIT_ANY)
		return code;
	if (code >= 0xff01 && code <= 0xff5e)
		code -= 0xfee0;
	if (code == 0x3000)
		code = ' ';
	if (kind == EDIT_CODE && code >= 'a' && code <= 'z')
		code -= 32;
	if (kind == EDIT_DIGITS)
		return code >= '0' && code <= '9' ? code : 0;
	if (kind == EDIT_CODE)
		return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ? code : 0;
	return code >= (kind == EDIT_NAME ? '!' : ' ') && code <= '~' ? code : 0;
}

static int is_refused(int32_t code)
{
	static const int32_t refused[] = {'\a', '\t', 0x202e, 0x200b, 0x378, 0xfe0f};

	for (size_t i = 0; i < BASE_COUNT(refused); i++)
		if (refused[i] == code)
			return 1;
	return 0;
}

/* Converts all of typed; 0: something in it is refused. */
static int model_convert(enum edit_kind kind, const char *typed, char *out)
{
	utf8proc_int32_t code;
	utf8proc_ssize_t used, n = (utf8proc_ssize_t)strlen(typed);

	for (utf8proc_ssize_t at = 0; at < n; at += used) {
		used = utf8proc_iterate((const utf8proc_uint8_t *)typed + at, n - at, &code);
		if (used <= 0 || is_refused(code) || (code = convert(kind, code)) == 0)
			return 0;
		out += utf8proc_encode_char(code, (utf8proc_uint8_t *)out);
	}
	*out = '\0';
	return 1;
}

static void model_keep(struct state *states, int *n, const struct model *model)
{
	if (*n == HISTORY)
		memmove(states, states + 1, (size_t)--*n * sizeof *states);
	join(model, 0, model->n, states[*n].text);
	states[(*n)++].caret = model->caret;
}

/* Clusters from .. to - 1 give way to typed; returns whether it was done. */
static int model_replace(struct model *model, int from, int to, const char *typed, char run)
{
	struct model next = *model;
	char converted[TEXT], whole[TEXT * 2], tail[TEXT], *nfc;
	int before;

	if (!model_convert(model->kind, typed, converted))
		return 0;
	join(model, 0, from, whole);
	join(model, to, model->n, tail);
	strcat(whole, converted);
	before = decomposed(whole);
	strcat(whole, tail);
	nfc = (char *)utf8proc_NFC((const utf8proc_uint8_t *)whole);
	strcpy(whole, nfc);
	free(nfc);
	if (points(whole) > model->max)
		return 0;
	split(&next, whole);
	for (int i = 0; i < next.n; i++)
		if (points(next.clusters[i]) > 5)
			return 0;
	if (model->kind != EDIT_SECRET) {
		if (run == ' ' || run != model->run)
			model_keep(next.past, &next.n_past, model);
		next.n_future = 0;
		next.run = run;
	}
	for (next.caret = 0; before > 0; next.caret++)
		before -= decomposed(next.clusters[next.caret]);
	*model = next;
	model_scroll(model);
	return 1;
}

static void model_travel(struct model *model, struct state *from, int *n_from, struct state *to, int *n_to)
{
	if (*n_from == 0)
		return;
	model_keep(to, n_to, model);
	--*n_from;
	split(model, from[*n_from].text);
	model->caret = from[*n_from].caret;
	model->run = ' ';
	model_scroll(model);
}

static int model_class(const struct model *model, int i)
{
	const char *text = model->clusters[i];

	if (model_is_masked(model))
		return 'w';
	if (strncmp(text, "　", 3) == 0 || *text == ' ')
		return ' ';
	return strchr("-@.,(", *text) ? '-' : 'w';
}

static int model_target(const struct model *model, enum edit_act act)
{
	int i = model->caret, class;

	switch (act) {
	case EDIT_LEFT:
	case EDIT_BACKSPACE:
		return i > 0 ? i - 1 : 0;
	case EDIT_RIGHT:
	case EDIT_DELETE:
		return i < model->n ? i + 1 : i;
	case EDIT_HOME:
	case EDIT_KILL_START:
		return 0;
	case EDIT_WORD_LEFT:
		while (i > 0 && model_class(model, i - 1) == ' ')
			i--;
		for (class = i > 0 ? model_class(model, i - 1) : 0; i > 0 && model_class(model, i - 1) == class;)
			i--;
		return i;
	case EDIT_WORD_RIGHT:
		for (class = i < model->n ? model_class(model, i) : 0; i < model->n && model_class(model, i) == class;)
			i++;
		while (i < model->n && model_class(model, i) == ' ')
			i++;
		return i;
	default:
		return model->n;
	}
}

static void model_move(struct model *model, int target)
{
	model->caret = target;
	model->run = ' ';
	model_scroll(model);
}

static int model_act(struct model *model, enum edit_act act)
{
	int target = model_target(model, act), caret = model->caret;
	char run = act == EDIT_BACKSPACE ? 'b' : act == EDIT_DELETE ? 'd' : ' ';

	if (act == EDIT_UNDO)
		model_travel(model, model->past, &model->n_past, model->future, &model->n_future);
	else if (act == EDIT_REDO)
		model_travel(model, model->future, &model->n_future, model->past, &model->n_past);
	else if (act == EDIT_CLEAR)
		return model->n == 0 || model_replace(model, 0, model->n, "", ' ');
	else if (act < EDIT_BACKSPACE)
		model_move(model, target);
	else
		return target == caret || (target < caret ? model_replace(model, target, caret, "", run)
							  : model_replace(model, caret, target, "", run));
	return 1;
}

static void model_click(struct model *model, int column)
{
	int i = model->first;

	while (i < model->n && model_width(model, model->first, i + 1) <= column)
		i++;
	model_move(model, i);
}

static void model_view(const struct model *model, char *text, int *has_right)
{
	int i, used = 0;

	*text = '\0';
	for (i = model->first; i < model->n && used + model_cluster_width(model, i) <= model->width; i++) {
		if (!model_is_masked(model) && mbstowcs(NULL, model->clusters[i], 0) > 0 &&
		    base_text_width(model->clusters[i], strlen(model->clusters[i])) == 0)
			strcat(text, " ");
		strcat(text, model_is_masked(model) ? "*" : model->clusters[i]);
		used += model_cluster_width(model, i);
	}
	*has_right = i < model->n;
	for (; used < model->width; used++)
		strcat(text, " ");
}

/* ---- editor and model side by side ---- */

static int agree(const struct edit *edit, const struct model *model)
{
	char text[TEXT], drawn[TEXT];
	int has_right, same, caret = model_width(model, model->first, model->caret);
	struct edit_view view;
	struct buf out = {0};

	join(model, 0, model->n, text);
	model_view(model, drawn, &has_right);
	tui_edit_view(edit, &out, &view);
	same = strcmp(tui_edit_value(edit), text) == 0 && strcmp(out.data, drawn) == 0 && (int)view.caret == caret &&
	       view.caret < edit->width && view.has_left == (model->first > 0) && view.has_right == has_right;
	if (!same)
		print_error("editor |%s| caret %u |%s| %d %d\nmodel  |%s| caret %d |%s| %d %d\n", tui_edit_value(edit),
			    view.caret, out.data, view.has_left, view.has_right, text, caret, drawn, model->first > 0,
			    has_right);
	base_buf_release(&out);
	return same;
}

/* Rarely what takes much text away, often what brings it back. */
static enum edit_act random_act(int what, uint64_t *seed)
{
	if (what < 28)
		return (enum edit_act)below(seed, EDIT_KILL_START);
	return (enum edit_act)(what < 36 ? EDIT_UNDO + below(seed, 2) : below(seed, EDIT_ACTS));
}

/* One random edit of both; 0 when one refused what the other did. */
static int step(struct edit *edit, struct model *model, uint64_t *seed)
{
	int what = below(seed, 100), done;
	char typed[TEXT] = "";

	if (what < 50) {
		for (int n = below(seed, 8) ? 1 : 1 + below(seed, 5); n > 0; n--)
			strcat(typed, pieces[below(seed, BASE_COUNT(pieces))]);
		done = model_replace(model, model->caret, model->caret, typed, points(typed) == 1 ? 't' : ' ');
		return (tui_edit_insert(edit, typed, strlen(typed)) == 0) == done;
	}
	if (what < 90) {
		enum edit_act act = random_act(what - 50, seed);

		done = model_act(model, act);
		return (tui_edit_act(edit, act) == 0) == done;
	}
	if (what < 95) {
		int column = below(seed, model->width);

		model_click(model, column);
		tui_edit_click(edit, (unsigned)column);
	} else if (what < 98) {
		model->width = 1 + below(seed, 40);
		model_scroll(model);
		tui_edit_resize(edit, (unsigned)model->width);
	} else {
		model->is_revealed = !model->is_revealed;
		model_scroll(model);
		tui_edit_reveal(edit, model->is_revealed);
	}
	return 1;
}

static void run_field(uint64_t seed, struct model *model)
{
	uint64_t start = seed;
	struct edit edit;

	*model = (struct model){.kind = EDIT_ANY, .run = ' '};
	if (below(&seed, 3) == 0)
		model->kind = (enum edit_kind)below(&seed, EDIT_KINDS);
	model->max = 1 + below(&seed, 60);
	model->width = 1 + below(&seed, 40);
	tui_edit_init(&edit, model->kind, (size_t)model->max, 0, (unsigned)model->width);
	for (int i = 0; i < EDITS_PER_FIELD; i++)
		if (!step(&edit, model, &seed) || !agree(&edit, model))
			fail_msg("edit %d of the field with seed %llu", i, (unsigned long long)start);
	tui_edit_release(&edit);
}

static void test_random(void **state)
{
	const char *given = getenv("TEST_SEED"), *full = getenv("TEST_FULL");
	int fields = full && *full == '1' ? 5000 : 500;
	struct model *model = base_mem_zero(1, sizeof *model);
	uint64_t seed;

	(void)state;
	base_random_bytes(&seed, sizeof seed);
	if (given)
		seed = strtoull(given, NULL, 10);
	seed |= 1;
	printf("# TEST_SEED=%llu, %d edits\n", (unsigned long long)seed, fields * EDITS_PER_FIELD);
	for (int i = 0; i < fields; i++) {
		run_field(seed, model);
		next_random(&seed);
	}
	free(model);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_random)};

	if (base_text_init())
		return 1;
	return cmocka_run_group_tests_name("tui-edit-model", tests, NULL, NULL);
}
