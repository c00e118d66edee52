/* Limits on connections: in all, of one source, and the lots that are drawn in between. */
#include "config.h"

#include "unit.h"

#include "base/mem.h"
#include "guard/limit.h"

enum { LOTS = 100 };

struct fixture {
	struct guard_limit limit;
	struct conf conf;
};

static int begin(void **state)
{
	static struct fixture fixture;

	*state = &fixture;
	guard_limit_init(&fixture.limit);
	return base_conf_init(&fixture.conf, "");
}

static int end(void **state)
{
	struct fixture *fixture = *state;

	guard_limit_release(&fixture->limit);
	return 0;
}

static struct guard_source source_of(unsigned number)
{
	struct guard_source source = {{0x20, 0x01, [14] = (unsigned char)(number >> 8), [15] = (unsigned char)number}};

	return source;
}

static void begin_many(struct fixture *fixture, unsigned first, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		struct guard_source source = source_of(first + i);

		guard_limit_begin(&fixture->limit, &source);
	}
}

/* Of a hundred lots, how many are blanks. */
static unsigned blanks(const struct fixture *fixture)
{
	struct guard_source stranger = source_of(65535);
	unsigned n = 0;

	for (unsigned lot = 0; lot < LOTS; lot++)
		n += guard_limit_judge(&fixture->limit, &fixture->conf, &stranger, lot) == GUARD_REFUSAL_STARTUPS;
	return n;
}

static void test_more_and_more_startups_are_dropped(void **state)
{
	static const struct {
		long free, percent, most;
		unsigned startups, blanks;
	} rows[] = {
		{10, 30, 100, 0, 0},	{10, 30, 100, 9, 0},	{10, 30, 100, 10, 30},	{10, 30, 100, 55, 65},
		{10, 30, 100, 99, 99},	{10, 30, 100, 100, 100}, {10, 30, 100, 200, 100}, {10, 100, 100, 10, 100},
		{10, 30, 10, 9, 0},	{10, 30, 10, 10, 100},	{10, 30, 5, 4, 0},	{10, 30, 5, 5, 100},
		{1, 1, 100000, 2, 1},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		fixture->conf.startups_free = rows[i].free;
		fixture->conf.startups_drop_percent = rows[i].percent;
		fixture->conf.startups_max = rows[i].most;
		begin_many(fixture, 0, rows[i].startups);
		assert_int_equal(blanks(fixture), rows[i].blanks);
		for (unsigned j = 0; j < rows[i].startups; j++) {
			struct guard_source source = source_of(j);

			guard_limit_end(&fixture->limit, &source, 0);
		}
		assert_int_equal(fixture->limit.sources.n, 0);
	}
}

static void test_one_source_does_not_take_the_place_of_others(void **state)
{
	struct fixture *fixture = *state;
	struct guard_source greedy = source_of(1), other = source_of(2);

	fixture->conf.source_startups_max = 3;
	for (int i = 0; i < 3; i++) {
		assert_int_equal(guard_limit_judge(&fixture->limit, &fixture->conf, &greedy, 0), GUARD_REFUSAL_NONE);
		guard_limit_begin(&fixture->limit, &greedy);
	}
	assert_int_equal(guard_limit_judge(&fixture->limit, &fixture->conf, &greedy, 99),
			 GUARD_REFUSAL_SOURCE_STARTUPS);
	assert_int_equal(guard_limit_judge(&fixture->limit, &fixture->conf, &other, 0), GUARD_REFUSAL_NONE);
	assert_int_equal(guard_limit_admit(&fixture->limit, &fixture->conf, &greedy), GUARD_REFUSAL_NONE);
	assert_int_equal(guard_limit_judge(&fixture->limit, &fixture->conf, &greedy, 0), GUARD_REFUSAL_NONE);
}

/* When they begin, and when they are let in. */
static void test_sessions_are_counted_twice(void **state)
{
	struct fixture *fixture = *state;
	struct guard_source one = source_of(1), two = source_of(2), three = source_of(3);

	fixture->conf.sessions_max = 3;
	fixture->conf.source_sessions_max = 2;
	for (int i = 0; i < 3; i++)
		guard_limit_begin(&fixture->limit, &one);
	assert_int_equal(guard_limit_admit(&fixture->limit, &fixture->conf, &one), GUARD_REFUSAL_NONE);
	assert_int_equal(guard_limit_admit(&fixture->limit, &fixture->conf, &one), GUARD_REFUSAL_NONE);
	assert_int_equal(guard_limit_admit(&fixture->limit, &fixture->conf, &one), GUARD_REFUSAL_SOURCE_SESSIONS);
	assert_int_equal(guard_limit_judge(&fixture->limit, &fixture->conf, &one, 0), GUARD_REFUSAL_SOURCE_SESSIONS);
	guard_limit_adopt(&fixture->limit, &two);
	assert_int_equal(guard_limit_judge(&fixture->limit, &fixture->conf, &three, 0), GUARD_REFUSAL_SESSIONS);
	assert_int_equal(guard_limit_admit(&fixture->limit, &fixture->conf, &one), GUARD_REFUSAL_SESSIONS);
	guard_limit_adopt(&fixture->limit, &two); /* it is there already: counted, whatever the limit */
	assert_int_equal(fixture->limit.sessions, 4);
	guard_limit_end(&fixture->limit, &two, 1);
	guard_limit_end(&fixture->limit, &two, 1);
	assert_int_equal(guard_limit_judge(&fixture->limit, &fixture->conf, &three, 0), GUARD_REFUSAL_NONE);
	guard_limit_end(&fixture->limit, &one, 1);
	assert_int_equal(guard_limit_admit(&fixture->limit, &fixture->conf, &one), GUARD_REFUSAL_NONE);
	assert_int_equal(fixture->limit.startups, 0);
	assert_int_equal(fixture->limit.sources.n, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_more_and_more_startups_are_dropped, begin, end),
		cmocka_unit_test_setup_teardown(test_one_source_does_not_take_the_place_of_others, begin, end),
		cmocka_unit_test_setup_teardown(test_sessions_are_counted_twice, begin, end),
	};

	return cmocka_run_group_tests_name("guard-limit", tests, NULL, NULL);
}
