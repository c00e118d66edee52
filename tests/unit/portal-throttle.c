/* Counting attempts: the limit, the wait, forgetting, and a clock that goes back. */
#include "config.h"

#include "portal-fixture.h"

#include "base/mem.h"
#include "portal/throttle.h"
#include "store/policy.h"

/* Five within 900 s, then closed for 900 s: the standards of the policy. */
static const struct counter counter = {
	.kind = "test",
	.max_policy = POLICY_LOGIN_FAILURES_MAX,
	.window_policy = POLICY_LOGIN_WINDOW_S,
	.lock_policy = POLICY_LOGIN_LOCK_S,
};

static struct act_call call_at(struct fixture *fixture, int64_t now)
{
	return (struct act_call){.portal = &fixture->portal, .store = fixture->portal.store, .now = now};
}

static void count(struct fixture *fixture, const char *subject, int64_t now, int times)
{
	struct act_call call = call_at(fixture, now);

	assert_int_equal(store_begin(call.store), 0);
	while (times-- > 0)
		assert_int_equal(portal_throttle_count(&call, &counter, subject), 0);
	assert_int_equal(store_commit(call.store), 0);
}

static void test_wait(void **state)
{
	static const struct {
		const char *subject, *source;
		int64_t now;
		long minutes;
	} rows[] = {
		{"a", NULL, 1000, 15},
		{"a", NULL, 1841, 1},
		{"a", NULL, 1899, 1},
		{"a", NULL, 1900, 0},
		{NULL, "tty-test", 1000, 15},
		{NULL, "tty-other", 1000, 0},
		{"b", NULL, 1000, 0},
		/* the clock was set back: a little, and it still counts; into another year, and it does not */
		{"a", NULL, 990, 16},
		{"a", NULL, 101, 30},
		{"a", NULL, 100, 0},
	};

	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct fixture *fixture = *state;
		struct act_call call = call_at(fixture, rows[i].now);
		long minutes;

		if (i == 0)
			count(fixture, "a", 1000, 5);
		assert_int_equal(
			portal_throttle_wait(&call, &counter, rows[i].subject, rows[i].source, &minutes), 0);
		assert_int_equal(minutes, rows[i].minutes);
	}
}

static void test_has(void **state)
{
	struct act_call call = call_at(*state, 1000);
	int has;

	count(*state, "a", 1000, 1);
	assert_int_equal(portal_throttle_has(&call, &counter, "a", &has), 0);
	assert_true(has);
	assert_int_equal(portal_throttle_has(&call, &counter, "b", &has), 0);
	assert_false(has);
	call.now = 1900;
	assert_int_equal(portal_throttle_has(&call, &counter, "a", &has), 0);
	assert_false(has);
}

/* The table holds what counts and no more, before and behind. */
static void test_forgets(void **state)
{
	struct buf rows = {0};

	count(*state, "old", 1000, 2);
	count(*state, "future", 9000, 2);
	count(*state, "now", 2000, 1);
	fixture_look(*state, "SELECT subject FROM attempt", &rows);
	assert_string_equal(rows.data, "now\n");
	base_buf_release(&rows);
}

/* What another counter of the same rows still counts is kept, whichever of the two has the longer window. */
static void test_also(void **state)
{
	static const struct counter day = {
		.kind = "test",
		.max_policy = POLICY_ACTIVATION_QUERY_DAY_MAX,
		.window_policy = POLICY_THROTTLE_DAY_S,
		.lock_policy = POLICY_THROTTLE_DAY_S,
		.also = &counter,
	};
	struct fixture *fixture = *state;
	struct act_call call = call_at(fixture, 1800);
	struct buf rows = {0};

	assert_int_equal(store_begin(call.store), 0);
	assert_int_equal(store_policy_put(call.store, "throttle_day_s", "60"), 0);
	assert_int_equal(store_commit(call.store), 0);
	count(fixture, "old", 1000, 1);
	assert_int_equal(store_begin(call.store), 0);
	assert_int_equal(portal_throttle_count(&call, &day, "now"), 0);
	call.now = 1900;
	assert_int_equal(portal_throttle_count(&call, &day, "later"), 0);
	assert_int_equal(store_commit(call.store), 0);
	fixture_look(fixture, "SELECT subject FROM attempt ORDER BY at", &rows);
	assert_string_equal(rows.data, "now\nlater\n");
	base_buf_release(&rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {FIXTURE_TEST(test_wait), FIXTURE_TEST(test_has),
					   FIXTURE_TEST(test_forgets), FIXTURE_TEST(test_also)};

	return cmocka_run_group_tests_name("portal-throttle", tests, NULL, NULL);
}
