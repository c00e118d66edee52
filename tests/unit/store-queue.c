/* The queue of writers: one at a time, in order, and nobody waits for the dead. */
#include "config.h"

#include "store-fixture.h"
#include "waiter.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"
#include "store/queue.h"

enum { PATIENCE_MS = 20000, WAITERS = 6 };

static void test_one_at_a_time(void **state)
{
	struct fixture *fixture = *state;
	int first, second;

	assert_int_equal(store_queue_enter(fixture->data, 0, &first), 0);
	assert_int_equal(store_queue_enter(fixture->data, 30, &second), ERR_BUSY);
	store_queue_leave(first);
	assert_int_equal(store_queue_enter(fixture->data, 0, &second), 0);
	store_queue_leave(second);
}

/* Who gave up in the queue does not stop those behind him. */
static void test_give_up(void **state)
{
	struct fixture *fixture = *state;
	int first, other;

	assert_int_equal(store_queue_enter(fixture->data, 0, &first), 0);
	for (int i = 0; i < 3; i++)
		assert_int_equal(store_queue_enter(fixture->data, 1, &other), ERR_BUSY);
	store_queue_leave(first);
	assert_int_equal(store_queue_enter(fixture->data, 0, &other), 0);
	store_queue_leave(other);
}

static void test_nonsense_in_file(void **state)
{
	static const char *const contents[] = {"", "abc", "\xff\xff\xff\xff\xff\xff\xff\xff",
					       "\xff\xff\xff\xff\xff\xff\xff\x7f"};
	struct fixture *fixture = *state;
	char path[128];
	int place;

	fixture_path(fixture, "write.lock", path);
	for (size_t i = 0; i < BASE_COUNT(contents); i++) {
		FILE *file = fopen(path, "w");

		fputs(contents[i], file);
		fclose(file);
		assert_int_equal(store_queue_enter(fixture->data, 0, &place), 0);
		store_queue_leave(place);
	}
}

/* A child that queues, writes its number when its turn comes, and leaves. */
static pid_t queue_up(const struct fixture *fixture, char number, int out)
{
	pid_t child = fork();
	int place;

	if (child == 0) {
		if (store_queue_enter(fixture->data, PATIENCE_MS, &place) == 0 && write(out, &number, 1) == 1)
			store_queue_leave(place);
		_exit(0);
	}
	assert_true(child > 0);
	return child;
}

/* First come, first served; the third dies waiting. */
static void test_order(void **state)
{
	struct fixture *fixture = *state;
	char path[128];
	char order[WAITERS + 1] = "";
	pid_t children[WAITERS];
	int place, ends[2];

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(store_queue_enter(fixture->data, 0, &place), 0);
	fixture_path(fixture, "write.lock", path);
	for (int i = 0; i < WAITERS; i++) {
		children[i] = queue_up(fixture, (char)('0' + i), ends[1]);
		waiter_expect(path, i + 2); /* with the holder */
	}
	kill(children[2], SIGKILL);
	waitpid(children[2], NULL, 0);
	waiter_expect(path, WAITERS); /* those behind him have queued again */
	store_queue_leave(place);
	for (int i = 0; i < WAITERS; i++)
		if (i != 2)
			waitpid(children[i], NULL, 0);
	close(ends[1]);
	assert_int_equal(read(ends[0], order, WAITERS), WAITERS - 1);
	assert_string_equal(order, "01345");
	close(ends[0]);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_one_at_a_time),
		CASE(test_give_up),
		CASE(test_nonsense_in_file),
		CASE(test_order),
	};

	return cmocka_run_group_tests_name("store-queue", tests, NULL, NULL);
}
