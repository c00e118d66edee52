/* Dates: every vector of the identifier rules, the calendar in both directions, instants in Taipei. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/err.h"
#include "base/mem.h"

static const struct {
	const char *roc, *iso;
} roc_vectors[] = {
	{"0750101", "1986-01-01"}, {"1010229", "2012-02-29"}, {"0681231", "1979-12-31"}, {"1130805", "2024-08-05"},
	{"1130730", "2024-07-30"}, {"1150101", "2026-01-01"}, {"0010101", "1912-01-01"}, {"1130229", "2024-02-29"},
	{"0891231", "2000-12-31"}, {"0890229", "2000-02-29"},
};

static void test_roc_vectors(void **state)
{
	(void)state;
	for (size_t i = 0; i < BASE_COUNT(roc_vectors); i++) {
		char iso[BASE_DATE_TEXT_SIZE];
		struct date date;

		assert_int_equal(base_date_parse_roc(roc_vectors[i].roc, &date), 0);
		base_date_format_iso(date, iso);
		assert_string_equal(iso, roc_vectors[i].iso);
	}
}

static void test_roc_refused(void **state)
{
	static const char *const refused[] = {"1000229", "1130230", "1131301", "1130001", "1130100", "0000101",
					      "113805",	 "11308055", "113080A", "", "20240805"};
	struct date date;

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(refused); i++)
		assert_int_not_equal(base_date_parse_roc(refused[i], &date), 0);
}

static void test_typed_dates(void **state)
{
	static const struct {
		const char *text, *iso;
	} cases[] = {
		{"113/07/30", "2024-07-30"}, {"113.7.30", "2024-07-30"},     {"113-07-30", "2024-07-30"},
		{"99/12/31", "2010-12-31"},  {"民國113年7月30日", "2024-07-30"}, {"中華民國113年7月30日", "2024-07-30"},
		{"2022/11/16", "2022-11-16"}, {"20221116", "2022-11-16"},     {"1130730", "2024-07-30"},
		{"2024年7月30日", "2024-07-30"}, {"1911/12/31", NULL},	      {"0/1/1", NULL},
		{"113805", NULL},	      {"113/7-30", NULL},	      {"113/7/30 ", NULL},
		{"113/13/1", NULL},	      {"", NULL},		      {"民國2024年7月30日", NULL},
		{"113年7月", NULL},	      {"/7/30", NULL},		      {"113//30", NULL},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		char iso[BASE_DATE_TEXT_SIZE];
		struct date date;
		int err = base_date_parse(cases[i].text, &date);

		assert_int_equal(err == 0, cases[i].iso != NULL);
		if (!err) {
			base_date_format_iso(date, iso);
			assert_string_equal(iso, cases[i].iso);
		}
	}
}

/* Every day from 1900 to 2100 follows the one before and comes back from its number. */
static void test_calendar_is_whole(void **state)
{
	int64_t first = base_date_days((struct date){1900, 1, 1}), last = base_date_days((struct date){2100, 12, 31});

	(void)state;
	assert_int_equal(base_date_days((struct date){1970, 1, 1}), 0);
	assert_int_equal(last - first + 1, 201 * 365 + 49);
	for (int64_t days = first; days <= last; days++) {
		struct date date = base_date_from_days(days);

		assert_true(base_date_is_valid(date));
		assert_int_equal(base_date_days(date), days);
	}
}

static void test_taipei(void **state)
{
	char text[BASE_CLOCK_TEXT_SIZE], roc[BASE_DATE_TEXT_SIZE];
	int64_t instant_s;

	(void)state;
	assert_int_equal(base_clock_parse("2026-11-22T00:30", &instant_s), 0);
	base_clock_format(instant_s, text);
	assert_string_equal(text, "2026-11-22 00:30:00");
	assert_int_equal(base_date_at(instant_s).day, 22);
	assert_int_equal(base_date_at(instant_s - 1801).day, 21);
	base_date_format_roc(base_date_at(instant_s), roc);
	assert_string_equal(roc, "民國115年11月22日");
	assert_int_equal(base_clock_parse("2026-11-22T09:30:05", &instant_s), 0);
	assert_int_equal(base_clock_parse("2026-11-22 09:30", &instant_s), ERR_SYNTAX);
	assert_int_equal(base_clock_parse("2026-02-30T09:30", &instant_s), ERR_SYNTAX);
	assert_int_equal(base_clock_parse("2026-11-22T24:30", &instant_s), ERR_SYNTAX);
	assert_int_equal(base_clock_parse("2026-11-22T09:30x", &instant_s), ERR_SYNTAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_roc_vectors),	 cmocka_unit_test(test_roc_refused),
		cmocka_unit_test(test_typed_dates),	 cmocka_unit_test(test_calendar_is_whole),
		cmocka_unit_test(test_taipei),
	};

	return cmocka_run_group_tests_name("base-date", tests, NULL, NULL);
}
