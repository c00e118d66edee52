/* Which lines are drawn again. */
#include "unit.h"

#include <string.h>

#include "tui/sheet.h"

enum { LINES = 4, COLUMNS = 40 };

static void add(struct tui_sheet *sheet, unsigned line, const char *text)
{
	const struct sheet_stroke stroke = {.kind = SHEET_TEXT, .line = line, .column = 1, .columns = COLUMNS};

	tui_sheet_add(sheet, &stroke, text, strlen(text));
}

static void assert_new(struct tui_sheet *sheet, const char *lines)
{
	tui_sheet_compare(sheet);
	for (unsigned y = 0; y < LINES; y++)
		assert_int_equal(tui_sheet_is_new(sheet, y), lines[y] == 'x');
	tui_sheet_shown(sheet);
}

static void only_what_differs_is_new(void **state)
{
	struct tui_sheet sheet = {0};

	(void)state;
	assert_true(tui_sheet_begin(&sheet, LINES, COLUMNS));
	add(&sheet, 1, "one");
	add(&sheet, 2, "two");
	assert_new(&sheet, "xxxx");
	assert_false(tui_sheet_begin(&sheet, LINES, COLUMNS));
	add(&sheet, 1, "one");
	add(&sheet, 2, "other");
	assert_new(&sheet, "  x ");
	tui_sheet_begin(&sheet, LINES, COLUMNS);
	add(&sheet, 2, "other");
	add(&sheet, 9, "out of sight");
	assert_new(&sheet, " x  ");
	assert_false(tui_sheet_is_new(&sheet, 9));
	tui_sheet_release(&sheet);
}

static void style_and_place_count(void **state)
{
	struct sheet_stroke stroke = {.kind = SHEET_TEXT, .line = 3, .column = 1, .columns = 9};
	struct tui_sheet sheet = {0};

	(void)state;
	tui_sheet_begin(&sheet, LINES, COLUMNS);
	tui_sheet_add(&sheet, &stroke, "a", 1);
	assert_new(&sheet, "xxxx");
	for (int i = 0; i < 3; i++) {
		stroke.style += i == 0;
		stroke.column += i == 1;
		stroke.columns += i == 2;
		tui_sheet_begin(&sheet, LINES, COLUMNS);
		tui_sheet_add(&sheet, &stroke, "a", 1);
		assert_new(&sheet, "   x");
	}
	tui_sheet_release(&sheet);
}

static void what_lies_on_top_does_not_pile_up(void **state)
{
	struct tui_sheet sheet = {0};

	(void)state;
	tui_sheet_begin(&sheet, LINES, COLUMNS);
	add(&sheet, 0, "09:32");
	add(&sheet, 1, "below");
	assert_new(&sheet, "xxxx");
	for (int i = 0; i < 100; i++) {
		add(&sheet, 0, i % 2 ? "09:33" : "09:34");
		assert_new(&sheet, "x   ");
		assert_int_equal(sheet.n, 2);
	}
	assert_string_equal(base_buf_text(&sheet.strokes[1].text), "09:33");
	tui_sheet_begin(&sheet, LINES, COLUMNS);
	add(&sheet, 0, "09:33");
	add(&sheet, 1, "below");
	assert_new(&sheet, "    ");
	tui_sheet_release(&sheet);
}

static void a_terminal_that_changed_is_drawn_anew(void **state)
{
	struct tui_sheet sheet = {0};

	(void)state;
	tui_sheet_begin(&sheet, LINES, COLUMNS);
	assert_new(&sheet, "xxxx");
	tui_sheet_forget(&sheet);
	assert_true(tui_sheet_begin(&sheet, LINES, COLUMNS));
	assert_new(&sheet, "xxxx");
	assert_true(tui_sheet_begin(&sheet, LINES, COLUMNS + 1));
	assert_new(&sheet, "xxxx");
	tui_sheet_release(&sheet);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_what_differs_is_new),
		cmocka_unit_test(style_and_place_count),
		cmocka_unit_test(what_lies_on_top_does_not_pile_up),
		cmocka_unit_test(a_terminal_that_changed_is_drawn_anew),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
