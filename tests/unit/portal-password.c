/* What looking at a password costs, and hashes renewed when the cost is raised. */
#include "config.h"

#include "portal-fixture.h"

#include <string.h>
#include <time.h>

#include "base/err.h"
#include "base/mem.h"
#include "portal/password.h"

#define RIGHT "Abcdef1!"
#define WRONG "Wrong1!x"

/* Work is KiB times passes. */
static void test_rest(void **state)
{
	static const struct {
		struct seal_cost before, now;
		uint64_t rest;
	} cases[] = {
		{{64, 1, 1}, {64, 1, 1}, 0},	 {{64, 1, 1}, {64, 5, 1}, 256},	 {{64, 2, 1}, {128, 2, 1}, 128},
		{{64, 3, 1}, {1024, 1, 1}, 832}, {{1024, 1, 1}, {64, 2, 1}, 0},	 {{64, 1, 1}, {65, 1, 1}, 8},
		{{64, 1, 1}, {100, 3, 1}, 234},
	};
	char sealed[BASE_SEAL_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		struct seal_cost rest;

		assert_int_equal(base_seal_password(RIGHT, cases[i].before, sealed), 0);
		rest = base_seal_rest(sealed, cases[i].now);
		assert_int_equal((uint64_t)rest.memory_kib * rest.passes, cases[i].rest);
	}
}

/* Milliseconds of the processor for a wrong password; whatever else the machine does is not in it. */
static double cost_ms(const struct conf *conf, const char *sealed)
{
	struct timespec begun, done;

	assert_int_equal(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begun), 0);
	for (int i = 0; i < 5; i++)
		assert_int_equal(portal_password_check(conf, sealed, WRONG), ERR_DENIED);
	assert_int_equal(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &done), 0);
	return (double)(done.tv_sec - begun.tv_sec) * 1e3 + (double)(done.tv_nsec - begun.tv_nsec) / 1e6;
}

/* Whoever asks by a wrong password learns by no time whether there is an account (R-ACT-5), however old its hash. */
static void test_cost_raised(void **state)
{
	struct fixture *fixture = *state;
	char sealed[BASE_SEAL_TEXT_SIZE];
	double known, unknown;

	assert_int_equal(portal_password_seal(&fixture->conf, RIGHT, sealed), 0);
	fixture->conf.seal_memory_kib = 1024;
	fixture->conf.seal_passes = 20;
	known = cost_ms(&fixture->conf, sealed);
	unknown = cost_ms(&fixture->conf, "");
	print_message("# known %.3f ms, unknown %.3f ms\n", known, unknown);
	assert_true(known > unknown / 2 && known < unknown * 2);
}

static void test_renewed(void **state)
{
	struct fixture *fixture = *state;
	char before[BASE_SEAL_TEXT_SIZE], now[BASE_SEAL_TEXT_SIZE], other[BASE_SEAL_TEXT_SIZE];

	assert_int_equal(portal_password_seal(&fixture->conf, RIGHT, before), 0);
	assert_int_equal(portal_password_renew(&fixture->conf, before, RIGHT, now), 0);
	assert_string_equal(now, "");
	fixture->conf.seal_passes++;
	assert_int_equal(portal_password_renew(&fixture->conf, before, RIGHT, now), 0);
	assert_string_not_equal(now, before);
	assert_false(base_seal_is_weaker(now, portal_password_cost(&fixture->conf)));
	assert_int_equal(portal_password_check(&fixture->conf, now, RIGHT), 0);
	assert_int_equal(portal_password_check(&fixture->conf, now, WRONG), ERR_DENIED);
	assert_true(base_seal_is_renewed(before, now));
	assert_int_equal(portal_password_seal(&fixture->conf, RIGHT, other), 0);
	assert_false(base_seal_is_renewed(before, other));
	assert_false(base_seal_is_renewed("", ""));
	assert_false(base_seal_is_renewed("$argon2id$other", "$argon2id$other"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rest),
		FIXTURE_TEST(test_cost_raised),
		FIXTURE_TEST(test_renewed),
	};

	return cmocka_run_group_tests_name("portal-password", tests, NULL, NULL);
}
