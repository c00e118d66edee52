/*
 * Whether the time of an answer tells what we know of somebody (R-ACT-5, R-ACT-72): 2,000 pairs of each kind, known and
 * unknown in turn and in changing order, medians less than half a millisecond apart.
 *
 * Other programs take time from both, but not always from both the same.  So an act tells only where the median of the
 * differences within the pairs is as large too, which is not moved by what lasts longer than a pair, and where all this
 * is so twice.  The data stay on a disk: in memory one commit more would go unseen.
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

enum { PAIRS = 2000, FEW_PAIRS = 500, TRIES = 2 };

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

/* Times of the known and of the unknown, and how much longer the known took in each pair. */
struct times {
	double *of[2], *more;
	size_t pairs;
};

/* A day goes by between pairs, so that no throttle counts. */
static void measure(struct fixture *fixture, ask_function *ask, int64_t first_day, struct times *times)
{
	for (size_t i = 0; i < times->pairs; i++) {
		for (size_t turn = 0; turn < 2; turn++) {
			size_t which = turn ^ (i & 1);
			double begun;

			base_clock_set(FIXTURE_NOW_S + 86400 * (first_day + (int64_t)i));
			begun = now_ms();
			ask(fixture, (int)which);
			times->of[which][i] = now_ms() - begun;
		}
		times->more[i] = times->of[0][i] - times->of[1][i];
	}
}

static int is_large(double difference)
{
	return difference >= LIMIT_MS || difference <= -LIMIT_MS;
}

/* Whether both ways to look at it tell the known from the unknown. */
static int tells(struct fixture *fixture, const char *name, ask_function *ask, size_t pairs, int64_t first_day)
{
	struct times times = {.pairs = pairs};
	double known, unknown, more;

	times.of[0] = base_mem_zero(pairs, sizeof *times.of[0]);
	times.of[1] = base_mem_zero(pairs, sizeof *times.of[1]);
	times.more = base_mem_zero(pairs, sizeof *times.more);
	measure(fixture, ask, first_day, &times);
	known = median(times.of[0], pairs);
	unknown = median(times.of[1], pairs);
	more = median(times.more, pairs);
	print_message("# %s: known %.3f ms, unknown %.3f ms, %+.3f ms within a pair\n", name, known, unknown, more);
	free(times.of[0]);
	free(times.of[1]);
	free(times.more);
	return is_large(known - unknown) && is_large(more);
}

static void open_account(struct fixture *fixture)
{
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, password), "");
}

static void expect_alike(struct fixture *fixture, const char *name, ask_function *ask)
{
	int is_told = 1;

	open_account(fixture);
	for (int i = 0; is_told && i < TRIES; i++)
		is_told = tells(fixture, name, ask, PAIRS, 1 + i * PAIRS);
	if (is_told)
		fail_msg("%s: its time tells who is known", name);
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

/* On a loaded machine perhaps not at the first look. */
static void test_is_found(void **state)
{
	int is_found = 0;

	open_account(*state);
	for (int i = 0; !is_found && i < TRIES; i++)
		is_found = tells(*state, "told apart", ask_and_tell, FEW_PAIRS, 1 + i * FEW_PAIRS);
	assert_true(is_found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_password), FIXTURE_TEST(test_account), FIXTURE_TEST(test_login),
		FIXTURE_TEST(test_query),    FIXTURE_TEST(test_is_found),
	};

	return cmocka_run_group_tests_name("timing", tests, NULL, NULL);
}
