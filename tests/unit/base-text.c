/* Text: decoding, width, clusters, wrapping, and the two gates. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "base/gate.h"
#include "base/mem.h"
#include "base/text.h"

static void test_malformed_is_not_text(void **state)
{
	static const struct {
		const char *bytes;
		int is_utf8;
	} cases[] = {
		{"王小明", 1},
		{"\xf0\xa0\x80\x80", 1},
		{"", 1},
		{"\xc0\x80", 0},
		{"\xed\xa0\x80", 0},
		{"\xf4\x90\x80\x80", 0},
		{"\xe7\x8e", 0},
		{"\x80", 0},
		{"\xff", 0},
		{"a\xe7\x8e"
		 "b",
		 0},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(cases); i++)
		assert_int_equal(base_text_is_utf8(cases[i].bytes, strlen(cases[i].bytes)), cases[i].is_utf8);
	assert_false(base_text_is_utf8("a\0b", 3));
}

static void test_width_and_clusters(void **state)
{
	static const struct {
		const char *text;
		unsigned width;
		size_t first_cluster;
	} cases[] = {
		{"A1", 2, 1},         {"王小明", 6, 3}, {"\xf0\xa0\x80\x80", 2, 4},
		{"e\xcc\x81x", 2, 3}, {"ＡＢ", 4, 3},   {"", 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		size_t n = strlen(cases[i].text);

		assert_int_equal(base_text_width(cases[i].text, n), cases[i].width);
		assert_int_equal(base_text_cluster(cases[i].text, n), cases[i].first_cluster);
	}
}

static void test_add_cut(void **state)
{
	static const struct {
		const char *text;
		unsigned columns;
		const char *cut;
		unsigned used;
	} cases[] = {
		{"王小明", 6, "王小明", 6}, {"王小明", 5, "王..", 4}, {"王小明", 4, "王..", 4}, {"王小明", 3, "..", 2},
		{"王小明", 2, "王", 2},	    {"王小明", 1, "", 0},     {"abcdef", 5, "abc..", 5}, {"", 5, "", 0},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		struct buf out = {0};
		unsigned used = base_text_add_cut(&out, cases[i].text, strlen(cases[i].text), cases[i].columns);

		assert_string_equal(base_buf_text(&out), cases[i].cut);
		assert_int_equal(used, cases[i].used);
		base_buf_release(&out);
	}
}

/* A wide character that has one column left does not fit. */
static void test_fit(void **state)
{
	unsigned used;

	(void)state;
	assert_int_equal(base_text_fit("王小明", 9, 5, &used), 6);
	assert_int_equal(used, 4);
	assert_int_equal(base_text_fit("abc", 3, 10, &used), 3);
	assert_int_equal(base_text_fit("e\xcc\x81x", 4, 1, &used), 3);
}

static void test_wrap(void **state)
{
	static const struct {
		const char *text;
		unsigned columns;
		const char *lines; /* separated by | */
	} cases[] = {
		{"the quick brown fox", 10, "the quick|brown fox"},
		{"王小明到醫院", 8, "王小明到|醫院"},
		{"王小明到。醫院", 8, "王小明|到。醫院"}, /* 。 does not begin a line */
		{"abcdefghijkl", 5, "abcde|fghij|kl"},
		{"one\n\ntwo", 10, "one||two"},
		{"a b", 1, "a|b"},
		{"王", 1, "王"},
		{"", 5, ""},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		size_t n = strlen(cases[i].text), at = 0, next;
		struct buf lines = {0};

		do {
			size_t line = base_text_wrap(cases[i].text + at, n - at, cases[i].columns, &next);

			if (at)
				base_buf_add_char(&lines, '|');
			base_buf_add(&lines, cases[i].text + at, line);
			at += next;
		} while (at < n);
		assert_string_equal(base_buf_text(&lines), cases[i].lines);
		base_buf_release(&lines);
	}
}

static void test_inward_gate(void **state)
{
	static const struct {
		const char *text;
		unsigned flags;
		enum gate_fault fault;
		const char *admitted;
	} cases[] = {
		{"王小明", 0, GATE_OK, "王小明"},
		{"Ａ１２３　ｘ", GATE_FOLD, GATE_OK, "A123 x"},
		{"Ａ", 0, GATE_OK, "Ａ"},
		{"e\xcc\x81", 0, GATE_OK, "\xc3\xa9"}, /* NFC */
		{"a\nb", 0, GATE_CONTROL, ""},
		{"a\nb", GATE_LINES, GATE_OK, "a\nb"},
		{"a\x1b[2Jb", GATE_LINES, GATE_CONTROL, ""},
		{"a\xc2\x9b"
		 "b",
		 0, GATE_CONTROL, ""}, /* C1 */
		{"a\xe2\x80\xae"
		 "b",
		 0, GATE_DIRECTION, ""},
		{"a\xe2\x81\xa6"
		 "b",
		 0, GATE_DIRECTION, ""},
		{"a\xe2\x80\x8b"
		 "b",
		 0, GATE_INVISIBLE, ""},
		{"a\xef\xb8\x8f", 0, GATE_INVISIBLE, ""},
		{"\xef\xbb\xbf"
		 "a",
		 0, GATE_INVISIBLE, ""},
		{"\xcd\xb8", 0, GATE_UNASSIGNED, ""},
		{"a\xe7\x8e", 0, GATE_ENCODING, ""},
		{"q\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85", 0, GATE_MARKS, ""},
		{"\xf0\xa0\x80\x80", 0, GATE_OK, "\xf0\xa0\x80\x80"},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		struct buf out = {0};

		base_buf_add_text(&out, ">");
		assert_int_equal(base_gate_admit(cases[i].text, strlen(cases[i].text), cases[i].flags, &out),
				 cases[i].fault);
		assert_string_equal(base_buf_text(&out) + 1, cases[i].admitted);
		base_buf_release(&out);
	}
}

static void test_outward_gate(void **state)
{
	static const struct {
		const char *text, *drawn;
	} cases[] = {
		{"王小明", "王小明"},
		{"a\x1b[31mb", "a?[31mb"},
		{"a\xe2\x80\xae"
		 "b",
		 "a?b"},
		{"a\xe7\x8e"
		 "b",
		 "a??b"},
		{"a\nb", "a?b"},
		{"\xc2\x9b", "?"},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		struct buf out = {0};

		base_gate_harmless(cases[i].text, strlen(cases[i].text), 0, &out);
		assert_string_equal(base_buf_text(&out), cases[i].drawn);
		base_buf_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_malformed_is_not_text),
		cmocka_unit_test(test_width_and_clusters),
		cmocka_unit_test(test_fit),
		cmocka_unit_test(test_add_cut),
		cmocka_unit_test(test_wrap),
		cmocka_unit_test(test_inward_gate),
		cmocka_unit_test(test_outward_gate),
	};

	return base_text_init() || cmocka_run_group_tests_name("base-text", tests, NULL, NULL);
}
