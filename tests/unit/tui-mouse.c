/* Mouse reports, right and wrong. */
#include "config.h"

#include "unit.h"

#include "base/mem.h"
#include "tui/mouse.h"

static void test_reports(void **state)
{
	static const struct {
		const char *bytes;
		int is_press;
		unsigned line, column;
	} cases[] = {
		{"0;1;1M", 1, 0, 0},
		{"0;80;24M", 1, 23, 79},
		{"0;80;24m", 0, 0, 0}, /* released */
		{"2;80;24M", 0, 0, 0}, /* another button */
		{"64;8;2M", 0, 0, 0},  /* the wheel */
		{"0;0;1M", 0, 0, 0},
		{"0;1M", 0, 0, 0},
		{"0;1;1;1M", 0, 0, 0},
		{";;M", 0, 0, 0},
		{"M", 0, 0, 0},
		{"0;1;1x", 0, 0, 0},
		{"00000000000000000000000000000000", 0, 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		struct mouse mouse = {0};
		int is_press = 0;

		tui_mouse_begin(&mouse);
		for (const char *at = cases[i].bytes; *at && mouse.is_open; at++)
			is_press = tui_mouse_feed(&mouse, *at);
		assert_false(mouse.is_open);
		assert_int_equal(is_press, cases[i].is_press);
		assert_int_equal(mouse.line, cases[i].line);
		assert_int_equal(mouse.column, cases[i].column);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_reports)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
