/* The captcha's picture: its size, what it refuses, and that every letter can be told from the others. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "base/err.h"
#include "tui/banner.h"

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz23456789";

static void check_size(const char *picture)
{
	size_t rows = 1, width = strcspn(picture, "\n");

	assert_true(width <= TUI_BANNER_COLUMNS);
	for (; picture[width]; rows++) {
		picture += width + 1;
		assert_int_equal(strcspn(picture, "\n"), width);
	}
	assert_int_equal(rows, TUI_BANNER_ROWS);
}

static void test_size(void **state)
{
	static const char *const texts[] = {"byWjT", "WWWWW", "iiiii", "gD5ss", "A", "jjjjj", "99999"};

	(void)state;
	for (uint32_t seed = 0; seed < 200; seed++) {
		struct buf out = {0};

		assert_int_equal(tui_banner_add(texts[seed % 7], seed, &out), 0);
		check_size(out.data);
		base_buf_release(&out);
	}
}

static void test_refusals(void **state)
{
	static const char *const texts[] = {"ABCDEF", "A1", "0", "a b", "王", "A\n"};
	struct buf out = {0};

	(void)state;
	base_buf_add_text(&out, "before");
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_int_equal(tui_banner_add(texts[i], 1, &out), ERR_RANGE);
	assert_string_equal(out.data, "before");
	base_buf_release(&out);
}

/* Only the strokes, all of one sign: the picture without what is scattered, moved to the upper left corner. */
static void add_strokes(const char *picture, struct buf *out)
{
	size_t width = strcspn(picture, "\n"), left = width;

	while (!strpbrk(picture, "#@%&") || strcspn(picture, "#@%&") > width)
		picture += width + 1;
	for (const char *row = picture; *row; row += strcspn(row, "\n") + (row[strcspn(row, "\n")] != '\0')) {
		size_t first = strcspn(row, "#@%&\n");

		left = row[first] && row[first] != '\n' && first < left ? first : left;
	}
	for (size_t column = left; *picture; picture++, column++) {
		if (*picture == '\n')
			column = (size_t)-1;
		else if (column == left)
			base_buf_add_char(out, '\n');
		if (strchr("#@%&", *picture))
			base_buf_addf(out, "%zu ", column - left);
	}
	while (out->len > 0 && out->data[out->len - 1] == '\n')
		base_buf_cut(out, out->len - 1);
}

static void test_letters_differ(void **state)
{
	struct buf strokes[sizeof alphabet - 1] = {{0}};

	(void)state;
	for (size_t i = 0; i < sizeof alphabet - 1; i++) {
		const char text[] = {alphabet[i], '\0'};
		struct buf picture = {0};

		assert_int_equal(tui_banner_add(text, (uint32_t)i, &picture), 0);
		add_strokes(picture.data, &strokes[i]);
		base_buf_release(&picture);
		for (size_t j = 0; j < i; j++)
			if (strcmp(strokes[i].data, strokes[j].data) == 0)
				fail_msg("%c looks like %c", alphabet[i], alphabet[j]);
	}
	for (size_t i = 0; i < sizeof alphabet - 1; i++)
		base_buf_release(&strokes[i]);
}

static void test_seed(void **state)
{
	struct buf one = {0}, same = {0}, other = {0};

	(void)state;
	tui_banner_add("byWjT", 7, &one);
	tui_banner_add("byWjT", 7, &same);
	tui_banner_add("byWjT", 8, &other);
	assert_string_equal(one.data, same.data);
	assert_string_not_equal(one.data, other.data);
	base_buf_release(&one);
	base_buf_release(&same);
	base_buf_release(&other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_size),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_letters_differ),
		cmocka_unit_test(test_seed),
	};

	return cmocka_run_group_tests_name("tui-banner", tests, NULL, NULL);
}
