/* Where things stand: pieces, scrolling, and whole bodies drawn into text without a terminal. */
#include "config.h"

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "form/form.h"
#include "tui/body.h"
#include "tui/dialogue.h"
#include "tui/frame.h"
#include "tui/layout.h"

static void test_wrapping(void **state)
{
	static const struct {
		unsigned columns;
		const char *text;
		unsigned lines;
		const char *first, *last;
	} cases[] = {
		{40, "短", 1, "短", "短"},
		{40, "一二三四五六七八九十一二三四五六七八九，完", 2, "一二三四五六七八九十一二三四五六七八",
		 "九，完"},
		{40, "a\n\nb", 3, "a", "b"},
		{80, "\033]0;x\a\xff", 1, "?]0;x??", "?]0;x??"},
		{300, "x", 1, "x", "x"},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		struct layout layout = {0};
		const struct layout_piece *last;

		tui_layout_begin(&layout, cases[i].columns);
		tui_layout_paragraph(&layout, STYLE_TEXT, cases[i].text);
		last = &layout.pieces[layout.n_pieces - 1];
		assert_int_equal(layout.lines, cases[i].lines);
		assert_int_equal(layout.pieces[0].n, strlen(cases[i].first));
		assert_memory_equal(tui_layout_text(&layout, layout.pieces), cases[i].first,
				    layout.pieces[0].n);
		assert_int_equal(last->n, strlen(cases[i].last));
		assert_memory_equal(tui_layout_text(&layout, last), cases[i].last, last->n);
		tui_layout_release(&layout);
	}
}

static void test_entries(void **state)
{
	static const struct {
		const char *text;
		unsigned x, next_x;
	} cases[] = {
		{"一二三四五六七八九十一二三四五六七八九十", 1, 1},
		{"  R-1　一二三四五六七八九十一二三四五六七八", 3, 5},
		{"  一二三四五六七八九十一二三四五六七八九十", 3, 3},
		{"F12  一二三四五六七八九十一二三四五六七八", 1, 3},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		struct layout layout = {0};
		struct buf text = {0};

		tui_layout_begin(&layout, 40);
		base_buf_addf(&text, "%s\n\n末行\n", cases[i].text);
		tui_layout_entries(&layout, STYLE_TEXT, base_buf_text(&text));
		assert_int_equal(layout.lines, 4);
		assert_int_equal(layout.pieces[0].x, cases[i].x);
		assert_int_equal(layout.pieces[1].x, cases[i].next_x);
		assert_int_equal(layout.pieces[2].n, 0);
		assert_int_equal(layout.pieces[3].x, 1);
		assert_memory_equal(tui_layout_text(&layout, &layout.pieces[0]), cases[i].text + cases[i].x - 1, 3);
		base_buf_release(&text);
		tui_layout_release(&layout);
	}
}

/* Twenty stops of two lines each, the caret on the second, below a heading of three lines. */
static void test_scrolling(void **state)
{
	static const struct {
		size_t stop;
		unsigned from, visible, to;
	} cases[] = {
		{0, 0, 10, 0},
		{0, 20, 10, 0}, /* the heading is seen with the first */
		{2, 7, 10, 0},  /* whatever is seen there brings the beginning back */
		{4, 0, 10, 3},  /* just far enough */
		{4, 9, 10, 9},  /* already seen: nothing moves */
		{19, 0, 10, 33},
		{6, 0, 1, 16},                /* only the caret has room */
		{LAYOUT_NO_STOP, 40, 10, 33}, /* never beyond the end */
		{LAYOUT_NO_STOP, 5, 10, 5},
		{19, 7, 100, 0}, /* all has room */
	};
	struct layout layout = {0};

	(void)state;
	tui_layout_begin(&layout, 80);
	tui_layout_paragraph(&layout, STYLE_TEXT, "a\nb\nc");
	for (size_t i = 0; i < 20; i++) {
		struct layout_stop *stop =
			tui_layout_begin_stop(&layout, (struct layout_id){STOP_FIELD, 0, i});

		tui_layout_paragraph(&layout, STYLE_TEXT, "label\nfield");
		stop->caret_y = stop->y + 1;
		tui_layout_end_stop(&layout);
	}
	assert_int_equal(layout.lines, 43);
	for (size_t i = 0; i < BASE_COUNT(cases); i++)
		assert_int_equal(tui_layout_scroll(&layout, cases[i].stop, cases[i].from, cases[i].visible),
				 cases[i].to);
	assert_int_equal(tui_layout_find(&layout, (struct layout_id){STOP_FIELD, 0, 7}), 7);
	assert_int_equal(tui_layout_find(&layout, (struct layout_id){STOP_ROW, 0, 7}), LAYOUT_NO_STOP);
	assert_int_equal(layout.pieces[tui_layout_hit(&layout, 4, 5)].stop, 0);
	assert_int_equal(tui_layout_hit(&layout, 4, 70), LAYOUT_NO_STOP);
	tui_layout_release(&layout);
}

#define HOUR "系統將於今日二十二時停止服務，請儘早完成作業並登出。"

static void test_frame(void **state)
{
	static const struct {
		unsigned lines, columns, body_y, body_lines, message_lines, keys_lines;
		const char *message;
	} cases[] = {
		{24, 80, 4, 16, 1, 2, ""},
		{20, 40, 4, 12, 1, 2, ""},
		{12, 40, 3, 5, 1, 2, ""},
		{50, 200, 4, 43, 1, 1, ""},
		{24, 80, 4, 16, 1, 2, HOUR},
		{20, 40, 4, 11, 2, 2, HOUR},
		{12, 40, 3, 4, 2, 2, HOUR},
		{20, 40, 4, 7, 6, 2, HOUR HOUR HOUR HOUR HOUR HOUR},
		{12, 40, 3, 3, 3, 2, HOUR HOUR HOUR HOUR HOUR HOUR},
		{50, 200, 4, 42, 2, 1, HOUR HOUR HOUR HOUR HOUR HOUR},
	};
	const size_t n_keys = 5;
	char names[4][4] = {"F2", "F3", "F5", "F10"}, label[] = "很長的按鍵名稱";
	struct form_key keys[4];
	struct form form = {.keys = keys, .n_keys = 4};

	(void)state;
	for (size_t i = 0; i < 4; i++)
		keys[i] = (struct form_key){.key = names[i], .label = label, .action = label};
	keys[1].short_label = names[0];
	keys[2].short_label = names[0];
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		struct frame frame;

		tui_frame_place(&frame, &form, cases[i].lines, cases[i].columns, cases[i].message);
		assert_int_equal(frame.body_y, cases[i].body_y);
		assert_int_equal(frame.body_lines, cases[i].body_lines);
		assert_int_equal(frame.keys_lines, cases[i].keys_lines);
		assert_int_equal(frame.message_lines, cases[i].message_lines);
		assert_int_equal(frame.message_y + frame.message_lines, frame.rule_y);
		assert_int_equal(frame.n_keys, n_keys);
		for (size_t k = 0; k < frame.n_keys; k++)
			assert_true(frame.keys[k].column + frame.keys[k].columns <= cases[i].columns);
	}
}

struct person {
	char name[21], status[4], code[11], remark[81];
};

static const struct form_member members[] = {FORM_MEMBER(person, name), FORM_MEMBER(person, status),
					     FORM_MEMBER(person, code), FORM_MEMBER(person, remark)};
static const struct form_record record = {.name = "person",
					  .size = sizeof(struct person),
					  .members = members,
					  .n_members = BASE_COUNT(members)};
static const struct screen home = {.form = "home", .record = &record};
static const struct screen *const screens[] = {&home, NULL};

static const char text[] = "form home\n"
			   "title \"測試\"\n"
			   "screen {\n"
			   "  {name}，請填寫。\n"
			   "\n"
			   "  *執業狀態       [status]\n"
			   "  *機構代碼       [code]     (例：1029384212；共10碼)\n"
			   "   很長很長很長很長很長很長很長很長很長的標籤 [remark]\n"
			   "}\n"
			   "field status choice yes \"執業\" no \"未執業\" required\n"
			   "field code code 10 required when status = yes only when status = yes\n"
			   "field remark text 20\n";

/* The body as lines of text; blanks at the ends are left out. */
static void draw(const struct layout *layout, struct buf *out)
{
	for (unsigned y = 0; y < layout->lines; y++) {
		unsigned x = 0;

		for (unsigned column = 0; column < layout->columns; column++)
			for (size_t i = 0; i < layout->n_pieces; i++) {
				const struct layout_piece *piece = &layout->pieces[i];

				if (piece->y != y || piece->x != column || piece->columns == 0)
					continue;
				assert_true(piece->x >= x);
				base_buf_addf(out, "%*s%.*s", (int)(piece->x - x), "", (int)piece->n,
					      tui_layout_text(layout, piece));
				x = piece->x + piece->columns;
			}
		while (out->len > 0 && out->data[out->len - 1] == ' ')
			base_buf_cut(out, out->len - 1);
		base_buf_add_char(out, '\n');
	}
}

static const struct {
	unsigned columns;
	const char *status, *picture;
	unsigned caret_y, caret_x;
	size_t stops;
} bodies[] = {
	{80, "yes",
	 "   王𠀀明，請填寫。\n\n"
	 "   * 執業狀態  >(*) 執業   ( ) 未執業\n"
	 "   * 機構代碼   102           (例：1029384212；共10碼)\n"
	 "     很長很長很長很長很長很長很長很長很長的標籤\n"
	 "                備註\n",
	 2, 17, 3},
	{80, "",
	 "   王𠀀明，請填寫。\n\n"
	 "   * 執業狀態  >( ) 執業   ( ) 未執業\n"
	 "     機構代碼   (請先選擇執業狀態)   (例：1029384212；共10碼)\n"
	 "     很長很長很長很長很長很長很長很長很長的標籤\n"
	 "                備註\n",
	 2, 17, 2},
	{40, "no",
	 " 王𠀀明，請填寫。\n\n"
	 " * 執業狀態\n"
	 "  >( ) 執業   (*) 未執業\n"
	 "   機構代碼\n"
	 "   (不須填寫)\n"
	 "   (例：1029384212；共10碼)\n"
	 "   很長很長很長很長很長很長很長很長很長\n"
	 "   的標籤\n"
	 "   備註\n",
	 3, 15, 2},
};

static void test_bodies(void **state)
{
	struct problems complaints = {0};
	struct form *form = form_parse("home.form", text, strlen(text), &complaints);
	struct form_set set = {.forms = &form, .n = 1};
	struct tui_host host = {.forms = {&set}};
	struct dialogue dialogue = {.host = &host, .forms = &set};

	(void)state;
	assert_non_null(form);
	assert_int_equal(form_link(&set, screens, NULL, &complaints), 0);
	for (size_t i = 0; i < BASE_COUNT(bodies); i++) {
		struct person person = {.name = "王𠀀明", .code = "102", .remark = "備註"};
		struct buf picture = {0};
		struct visit visit;

		base_mem_copy(person.status, sizeof person.status, bodies[i].status);
		tui_stay_open(&visit, &dialogue, form, &person);
		tui_stay_ask(&visit);
		tui_body_place(&visit, 17, bodies[i].columns);
		draw(&visit.layout, &picture);
		assert_string_equal(base_buf_text(&picture), bodies[i].picture);
		assert_int_equal(visit.layout.n_stops, bodies[i].stops);
		assert_int_equal(visit.layout.stops[0].caret_y, bodies[i].caret_y);
		assert_int_equal(visit.layout.stops[0].caret_x, bodies[i].caret_x);
		base_buf_release(&picture);
		tui_stay_close(&visit);
	}
	form_tree_free(form);
	base_problem_release(&complaints);
}

static int set_locale(void **state)
{
	(void)state;
	return base_text_init();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wrapping),
		cmocka_unit_test(test_entries),
		cmocka_unit_test(test_scrolling),
		cmocka_unit_test(test_frame),
		cmocka_unit_test(test_bodies),
	};

	return cmocka_run_group_tests(tests, set_locale, NULL);
}
