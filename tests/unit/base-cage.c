/*
 * A list of calls holds: what is on it goes on working, and anything else ends the process.  What is denied without a
 * list is denied, and all the rest goes on working.
 */
#include "config.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
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

/* The wait status of a child that is locked in, unless there is no cage, and then does it. */
static int status_in(const struct cage *cage, void (*doing)(void))
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		if (cage && base_cage_lock(cage))
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
	assert_int_equal(status_in(cage, call_allowed), 0);
	status = status_in(cage, call_other);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS);
	status = status_in(cage, map_code);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS);
	free(cage);
}

static void try_ways_out(void)
{
	static const long calls[] = {
		SYS_execve,	     SYS_process_vm_readv, SYS_process_vm_writev, SYS_io_uring_setup,
		SYS_perf_event_open, SYS_unshare,	   SYS_setns,
	};

	if (base_cage_enter(CAGE_NETWORK | CAGE_EXEC))
		_exit(3);
	for (size_t i = 0; i < BASE_COUNT(calls); i++)
		if (syscall(calls[i], 0, 0, 0, 0, 0, 0) != -1 || errno != EPERM)
			_exit(10 + (int)i);
	_exit(socket(AF_INET, SOCK_STREAM, 0) >= 0 || socket(AF_UNIX, SOCK_STREAM, 0) < 0);
}

static void try_to_fork(void)
{
	if (getuid() == 0 && setuid(65534) < 0)
		_exit(2);
	if (base_cage_alone())
		_exit(3);
	_exit(fork() != -1 || errno != EAGAIN);
}

static void test_ways_out(void **state)
{
	struct cage *cage;

	(void)state;
	assert_int_equal(status_in(NULL, try_to_fork), 0);
	assert_int_equal(base_cage_build(list, BASE_COUNT(list), &cage), 0);
	if (!cage)
		skip(); /* built without seccomp */
	free(cage);
	assert_int_equal(status_in(NULL, try_ways_out), 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_ways_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
