/*
 * Whether the time of an answer tells what we know of somebody (R-ACT-5, R-ACT-72): 2,000 pairs of each kind, known and
 * unknown in turn and in changing order, medians less than half a millisecond apart.
 */
#include "config.h"

#include "../unit/portal-fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/clock.h"
#include "base/mem.h"
#include "domain/forgotten.h"
#include "portal/activation.h"
#include "portal/reset.h"

enum { PAIRS = 2000, FEW_PAIRS = 100 };

#define LIMIT_MS 0.5

static const char password[] = "Abcdef1!";

/* One of the two: which 0 is known, 1 is not. */
typedef void ask_function(struct fixture *fixture, int which);

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *times, size_t n)
{
	qsort(times, n, sizeof *times, compare);
	return times[n / 2];
}

/* How much longer the median of the known takes.  A day goes by between pairs, so that no throttle counts. */
static double difference_ms(struct fixture *fixture, const char *name, ask_function *ask, size_t pairs)
{
	double *times[2] = {base_mem_zero(pairs, sizeof **times), base_mem_zero(pairs, sizeof **times)};
	double known, unknown;

	for (size_t i = 0; i < pairs; i++)
		for (size_t turn = 0; turn < 2; turn++) {
			size_t which = turn ^ (i & 1);
			double begun;

			base_clock_set(FIXTURE_NOW_S + 86400 * (int64_t)(i + 1));
			begun = now_ms();
			ask(fixture, (int)which);
			times[which][i] = now_ms() - begun;
		}
	known = median(times[0], pairs);
	unknown = median(times[1], pairs);
	print_message("# %s: known %.3f ms, unknown %.3f ms\n", name, known, unknown);
	free(times[0]);
	free(times[1]);
	return known - unknown;
}

static void open_account(struct fixture *fixture)
{
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, password), "");
}

static void expect_alike(struct fixture *fixture, const char *name, ask_function *ask)
{
	double difference;

	open_account(fixture);
	difference = difference_ms(fixture, name, ask, PAIRS);
	if (difference >= LIMIT_MS || difference <= -LIMIT_MS)
		fail_msg("%s: the medians differ by %.3f ms", name, difference);
}

static const char *const numbers[] = {"A123456789", "A223456781"};

static void ask_letter(struct fixture *fixture, const struct act *act, int which)
{
	struct forgotten forgotten = {.captcha = "x"};

	base_mem_copy(forgotten.person_id_no, sizeof forgotten.person_id_no, numbers[which]);
	assert_string_equal(fixture_run(fixture, act, &forgotten), "");
}

static void ask_password(struct fixture *fixture, int which)
{
	ask_letter(fixture, &portal_reset_password, which);
}

static void ask_account(struct fixture *fixture, int which)
{
	ask_letter(fixture, &portal_reset_account, which);
}

static void ask_login(struct fixture *fixture, int which)
{
	assert_string_equal(fixture_login(fixture, which ? "nobodyhere" : "bakerlai", "Wrong1!x"), "R-ACT-5");
}

/* The answer itself reveals it (R-ACT-23), to who may ask only so often; its time need not tell more. */
static void ask_query(struct fixture *fixture, int which)
{
	struct activation activation = {.email = ""};

	base_mem_copy(activation.person_id_no, sizeof activation.person_id_no, numbers[which]);
	assert_string_equal(fixture_run(fixture, &portal_activation_query, &activation),
			    which ? "R-ACT-25" : "R-ACT-23");
}

/* One that does tell: the known take a millisecond more. */
static void ask_and_tell(struct fixture *fixture, int which)
{
	double done;

	ask_password(fixture, which);
	done = now_ms();
	while (!which && now_ms() < done + 1)
		;
}

static void test_password(void **state)
{
	expect_alike(*state, "forgotten password", ask_password);
}

static void test_account(void **state)
{
	expect_alike(*state, "forgotten account", ask_account);
}

static void test_login(void **state)
{
	expect_alike(*state, "login", ask_login);
}

static void test_query(void **state)
{
	expect_alike(*state, "query", ask_query);
}

static void test_is_found(void **state)
{
	open_account(*state);
	assert_true(difference_ms(*state, "told apart", ask_and_tell, FEW_PAIRS) > LIMIT_MS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_password), FIXTURE_TEST(test_account), FIXTURE_TEST(test_login),
		FIXTURE_TEST(test_query),    FIXTURE_TEST(test_is_found),
	};

	return cmocka_run_group_tests_name("timing", tests, NULL, NULL);
}
