/* A nursery: children with their descriptors, their ends told, killed on the keeper's word, alive without it. */
#include "config.h"

#include "unit.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"
#include "ipc/nursery.h"
#include "ipc/packet.h"

enum { PATIENCE_MS = 20000 };

struct fixture {
	int keeper;
	pid_t pid;
};

/* The child: for each byte it hears it says the next one, until its line is closed; 'c' makes it crash. */
static void live(const struct ipc_birth *birth)
{
	char byte;

	while (read(birth->fds[0], &byte, 1) == 1) {
		if (byte == 'c')
			raise(SIGKILL);
		byte++;
		if (write(birth->fds[0], &byte, 1) != 1)
			break;
	}
	_exit(7);
}

static int begin(void **state)
{
	static struct fixture fixture;
	struct ipc_birth birth;
	int ends[2], result;

	*state = &fixture;
	if (ipc_packet_pair(ends))
		return -1;
	fixture.keeper = ends[0];
	fixture.pid = fork();
	if (fixture.pid != 0)
		return close(ends[1]);
	close(ends[0]);
	result = ipc_nursery_run(ends[1], &birth);
	if (result == 1)
		live(&birth);
	_exit(result == 0 ? 0 : 1);
}

static int end(void **state)
{
	struct fixture *fixture = *state;
	int status;

	if (fixture->keeper >= 0)
		close(fixture->keeper);
	if (fixture->pid < 0) /* the test has seen it end */
		return 0;
	return waitpid(fixture->pid, &status, 0) == fixture->pid && status == 0 ? 0 : -1;
}

static void await(const struct fixture *fixture, uint32_t kind, struct ipc_packet *packet)
{
	assert_int_equal(ipc_packet_await(fixture->keeper, packet, PATIENCE_MS), 0);
	assert_int_equal(packet->kind, kind);
}

static void await_ready(const struct fixture *fixture)
{
	struct ipc_packet packet;

	await(fixture, IPC_NURSERY_READY, &packet);
	assert_int_equal(ipc_packet_end(&packet), 0);
}

/* Our end of the new child's line. */
static int bear(const struct fixture *fixture, uint64_t id)
{
	struct ipc_packet packet;
	uint64_t number, pid;
	int line[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, line), 0);
	ipc_packet_begin(&packet, IPC_NURSERY_TAKE);
	ipc_packet_put_number(&packet, id);
	ipc_packet_put_text(&packet, "127.0.0.1");
	ipc_packet_put_fd(&packet, line[1]);
	ipc_packet_put_fd(&packet, STDERR_FILENO);
	assert_int_equal(ipc_packet_send(fixture->keeper, &packet), 0);
	close(line[1]);
	await(fixture, IPC_NURSERY_BORN, &packet);
	ipc_packet_get_number(&packet, &number);
	ipc_packet_get_number(&packet, &pid);
	assert_int_equal(ipc_packet_end(&packet), 0);
	assert_int_equal(number, id);
	assert_int_equal(kill((pid_t)pid, 0), 0);
	return line[0];
}

static void assert_answers(int line, char byte)
{
	char answer = 0;

	assert_int_equal(write(line, &byte, 1), 1);
	assert_int_equal(read(line, &answer, 1), 1);
	assert_int_equal(answer, byte + 1);
}

static void await_end(const struct fixture *fixture, uint64_t id, int wait_status)
{
	struct ipc_packet packet;
	uint64_t number, status;

	await(fixture, IPC_NURSERY_ENDED, &packet);
	ipc_packet_get_number(&packet, &number);
	ipc_packet_get_number(&packet, &status);
	assert_int_equal(ipc_packet_end(&packet), 0);
	assert_int_equal(number, id);
	assert_int_equal(status, wait_status);
}

static void test_children_live_and_their_ends_are_told(void **state)
{
	const struct fixture *fixture = *state;
	int first, second;

	await_ready(fixture);
	first = bear(fixture, 1);
	second = bear(fixture, UINT64_MAX);
	assert_answers(first, 'p');
	assert_answers(second, 'q');
	assert_int_equal(write(first, "c", 1), 1);
	await_end(fixture, 1, W_EXITCODE(0, SIGKILL));
	assert_answers(second, 'r');
	close(second);
	await_end(fixture, UINT64_MAX, W_EXITCODE(7, 0));
	close(first);
}

static void test_the_keeper_has_one_killed(void **state)
{
	const struct fixture *fixture = *state;
	struct ipc_packet packet;
	int line, other;

	await_ready(fixture);
	line = bear(fixture, 5);
	assert_answers(line, 'p');
	ipc_packet_begin(&packet, IPC_NURSERY_STOP);
	ipc_packet_put_number(&packet, 6);
	assert_int_equal(ipc_packet_send(fixture->keeper, &packet), 0);
	other = bear(fixture, 7); /* by then it has read about the one that is none of its children */
	assert_answers(other, 'p');
	assert_answers(line, 'p');
	ipc_packet_begin(&packet, IPC_NURSERY_STOP);
	ipc_packet_put_number(&packet, 5);
	assert_int_equal(ipc_packet_send(fixture->keeper, &packet), 0);
	await_end(fixture, 5, W_EXITCODE(0, SIGKILL));
	close(line);
	assert_answers(other, 'q');
	close(other);
	await_end(fixture, 7, W_EXITCODE(7, 0));
}

static void test_children_live_on_without_keeper_and_nursery(void **state)
{
	struct fixture *fixture = *state;
	int line, status;

	await_ready(fixture);
	line = bear(fixture, 1);
	assert_answers(line, 'p');
	close(fixture->keeper);
	fixture->keeper = -1;
	assert_int_equal(waitpid(fixture->pid, &status, 0), fixture->pid);
	assert_int_equal(status, 0);
	fixture->pid = -1;
	assert_answers(line, 'q');
	close(line);
}

static void test_the_nursery_ends_over_nonsense(void **state)
{
	struct fixture *fixture = *state;
	int status;

	await_ready(fixture);
	assert_int_equal(ipc_packet_send_kind(fixture->keeper, IPC_GATE_SHELL), 0);
	assert_int_equal(waitpid(fixture->pid, &status, 0), fixture->pid);
	assert_int_equal(status, W_EXITCODE(1, 0));
	fixture->pid = -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_children_live_and_their_ends_are_told, begin, end),
		cmocka_unit_test_setup_teardown(test_the_keeper_has_one_killed, begin, end),
		cmocka_unit_test_setup_teardown(test_children_live_on_without_keeper_and_nursery, begin, end),
		cmocka_unit_test_setup_teardown(test_the_nursery_ends_over_nonsense, begin, end),
	};

	return cmocka_run_group_tests_name("ipc-nursery", tests, NULL, NULL);
}
