/* The gate of slow work: in order, and nobody waits for the dead. */
#include "config.h"

#include "unit.h"
#include "waiter.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/slot.h"

enum { PATIENCE_MS = 20000, WAITERS = 5 };

static int make_file(void **state)
{
	char *path = base_mem_dup("/tmp/maportal-test-XXXXXX");
	int fd = mkstemp(path);

	*state = path;
	return fd < 0 ? -1 : close(fd);
}

static int remove_file(void **state)
{
	unlink(*state);
	free(*state);
	return 0;
}

/* A child that waits for one slot, writes its number when it has it, and leaves. */
static pid_t wait_for_slot(const char *path, char number, int out)
{
	pid_t child = fork();
	int slot;

	if (child == 0) {
		if (base_slot_take(path, 1, PATIENCE_MS, &slot) == 0 && write(out, &number, 1) == 1)
			base_slot_leave(slot);
		_exit(0);
	}
	assert_true(child > 0);
	return child;
}

/* First come, first served; the third dies waiting, a sixth has no patience; nonsense in the file does not matter. */
static void test_slot_order(void **state)
{
	char order[WAITERS + 1] = "";
	int holder, other, ends[2];
	pid_t children[WAITERS];

	assert_int_equal(base_file_write(*state, "\377nonsense and more of it", 25, 0600), 0);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(base_slot_take(*state, 1, 0, &holder), 0);
	for (int i = 0; i < WAITERS; i++) {
		children[i] = wait_for_slot(*state, (char)('0' + i), ends[1]);
		waiter_expect(*state, i + 2); /* with the holder */
	}
	assert_int_equal(base_slot_take(*state, 1, 1, &other), ERR_TIMEOUT);
	kill(children[2], SIGKILL);
	waitpid(children[2], NULL, 0);
	waiter_expect(*state, WAITERS); /* those behind him have queued again */
	base_slot_leave(holder);
	for (int i = 0; i < WAITERS; i++)
		if (i != 2)
			waitpid(children[i], NULL, 0);
	close(ends[1]);
	assert_int_equal(read(ends[0], order, WAITERS), WAITERS - 1);
	assert_string_equal(order, "0134");
	close(ends[0]);
}

/* Two work at once, whichever of those before them is done. */
static void test_two_slots(void **state)
{
	int slots[4], other;

	assert_int_equal(base_slot_take(*state, 2, 0, &slots[0]), 0);
	assert_int_equal(base_slot_take(*state, 2, 0, &slots[1]), 0);
	base_slot_leave(slots[1]);
	assert_int_equal(base_slot_take(*state, 2, 0, &slots[2]), 0);
	assert_int_equal(base_slot_take(*state, 2, 0, &other), ERR_TIMEOUT);
	base_slot_leave(slots[0]);
	assert_int_equal(base_slot_take(*state, 2, 0, &slots[3]), 0);
	base_slot_leave(slots[2]);
	base_slot_leave(slots[3]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_slot_order, make_file, remove_file),
		cmocka_unit_test_setup_teardown(test_two_slots, make_file, remove_file),
	};

	return cmocka_run_group_tests_name("base-slot", tests, NULL, NULL);
}
