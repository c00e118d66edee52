/* A list of calls holds: what is on it goes on working, and anything else ends the process. */
#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/cage.h"
#include "base/mem.h"
#include "unit.h"

static const struct cage_call list[] = {
	{.name = "exit_group"},
	{.name = "getpid"},
	{.name = "mmap", .argument = 2, .mask = PROT_EXEC, .value = 0},
	{.name = "no such call"},
};

static long map(int protection)
{
	return syscall(SYS_mmap, NULL, 4096, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static void call_allowed(void)
{
	if (syscall(SYS_getpid) <= 0 || map(PROT_READ | PROT_WRITE) == -1)
		_exit(1);
}

static void call_other(void)
{
	syscall(SYS_getppid);
}

static void map_code(void)
{
	map(PROT_READ | PROT_EXEC);
}

/* The wait status of a child that is locked in and then does it. */
static int status_of(const struct cage *cage, void (*doing)(void))
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		if (base_cage_lock(cage))
			_exit(2);
		doing();
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

static void test_list(void **state)
{
	struct cage *cage;
	int status;

	(void)state;
	assert_int_equal(base_cage_build(list, BASE_COUNT(list), &cage), 0);
	if (!cage)
		skip(); /* built without seccomp */
	assert_int_equal(status_of(cage, call_allowed), 0);
	status = status_of(cage, call_other);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS);
	status = status_of(cage, map_code);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS);
	free(cage);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
