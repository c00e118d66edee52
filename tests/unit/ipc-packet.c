/* Messages between processes: what was put comes out; what is not as it should be is refused, and nothing leaks. */
#include "config.h"

#include "unit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"
#include "ipc/fault.h"
#include "ipc/message.h"
#include "ipc/packet.h"

struct pair {
	int ends[2];
};

static int open_pair(void **state)
{
	static struct pair pair;

	*state = &pair;
	return ipc_packet_pair(pair.ends);
}

static int close_pair(void **state)
{
	struct pair *pair = *state;

	for (size_t i = 0; i < BASE_COUNT(pair->ends); i++)
		if (pair->ends[i] >= 0)
			close(pair->ends[i]);
	return 0;
}

static int is_open(int fd)
{
	return fcntl(fd, F_GETFD) >= 0;
}

static void put_text_of(struct ipc_packet *packet, size_t n)
{
	char *text = base_mem_zero(n + 1, 1);

	memset(text, 'x', n);
	ipc_packet_begin(packet, IPC_CONTROL_SAY);
	ipc_packet_put_text(packet, text);
	free(text);
}

static void test_what_was_put_comes_out(void **state)
{
	struct pair *pair = *state;
	struct ipc_packet packet;
	char term[IPC_TERM_SIZE];
	uint64_t lines, columns;
	size_t n;

	ipc_packet_begin(&packet, IPC_GATE_TERMINAL);
	ipc_packet_put_text(&packet, "終端機");
	ipc_packet_put_number(&packet, 24);
	ipc_packet_put_number(&packet, UINT64_MAX);
	ipc_packet_put_bytes(&packet, "\0\377", 2);
	assert_int_equal(ipc_packet_send(pair->ends[0], &packet), 0);

	assert_int_equal(ipc_packet_await(pair->ends[1], &packet, 1000), 0);
	assert_int_equal(packet.kind, IPC_GATE_TERMINAL);
	ipc_packet_get_text(&packet, term, sizeof term);
	ipc_packet_get_number(&packet, &lines);
	ipc_packet_get_number(&packet, &columns);
	assert_memory_equal(ipc_packet_get_bytes(&packet, &n), "\0\377", 2);
	assert_int_equal(n, 2);
	assert_int_equal(ipc_packet_end(&packet), 0);
	assert_string_equal(term, "終端機");
	assert_int_equal(lines, 24);
	assert_true(columns == UINT64_MAX);
}

static void test_a_descriptor_comes_along(void **state)
{
	struct pair *pair = *state;
	struct ipc_packet packet;
	int pipe_ends[2], got;
	char byte = 0;

	assert_int_equal(pipe(pipe_ends), 0);
	ipc_packet_begin(&packet, IPC_GATE_STREAMS);
	ipc_packet_put_fd(&packet, pipe_ends[1]);
	assert_int_equal(ipc_packet_send(pair->ends[0], &packet), 0);
	close(pipe_ends[1]);
	assert_int_equal(ipc_packet_receive(pair->ends[1], &packet), 0);
	got = ipc_packet_get_fd(&packet);
	assert_int_equal(ipc_packet_end(&packet), 0);
	assert_int_equal(fcntl(got, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
	assert_int_equal(write(got, "x", 1), 1);
	assert_int_equal(read(pipe_ends[0], &byte, 1), 1);
	assert_int_equal(byte, 'x');
	close(got);
	close(pipe_ends[0]);
}

static void test_a_descriptor_that_nobody_took_is_closed(void **state)
{
	struct pair *pair = *state;
	struct ipc_packet packet;
	int came;

	ipc_packet_begin(&packet, IPC_GATE_STREAMS);
	ipc_packet_put_fd(&packet, pair->ends[0]);
	assert_int_equal(ipc_packet_send(pair->ends[0], &packet), 0);
	assert_int_equal(ipc_packet_receive(pair->ends[1], &packet), 0);
	came = packet.fds[0];
	assert_true(is_open(came));
	assert_int_equal(ipc_packet_end(&packet), 0);
	assert_false(is_open(came));
}

/* A table of bytes after the kind, and what a reader of "text, number" says about them. */
static void test_malformed_values_are_refused(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
	} rows[] = {
		{"", 0},
		{"\1", 1},
		{"\1\0", 2},
		{"\5\0abc", 5},
		{"\1\0a\0\0\0", 6},
		{"\1\0a\0\0\0\0\0\0\0\0+", 12},
		{"\1\0\0\0\0\0\0\0\0\0\0", 11},
		{"\1\0\377\0\0\0\0\0\0\0\0", 11},
		{"\4\0abcd\0\0\0\0\0\0\0\0", 14},
		{"\377\377abcd\0\0\0\0\0\0\0\0", 14},
	};
	struct pair *pair = *state;
	struct ipc_packet packet;
	char text[4], message[32] = {0};
	uint64_t number;

	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		memcpy(message + sizeof packet.kind, rows[i].bytes, rows[i].n);
		assert_int_equal(send(pair->ends[0], message, sizeof packet.kind + rows[i].n, 0),
				 sizeof packet.kind + rows[i].n);
		assert_int_equal(ipc_packet_receive(pair->ends[1], &packet), 0);
		ipc_packet_get_text(&packet, text, sizeof text);
		ipc_packet_get_number(&packet, &number);
		assert_int_not_equal(ipc_packet_end(&packet), 0);
	}
}

static void test_what_is_no_message_is_refused(void **state)
{
	struct pair *pair = *state;
	struct ipc_packet packet;
	char big[IPC_PACKET_MAX + 8] = {0};

	assert_int_equal(send(pair->ends[0], "abc", 3, 0), 3);
	assert_int_equal(ipc_packet_receive(pair->ends[1], &packet), ERR_SYNTAX);
	assert_int_equal(send(pair->ends[0], big, sizeof big, 0), sizeof big);
	assert_int_equal(ipc_packet_receive(pair->ends[1], &packet), ERR_SYNTAX);
}

static void test_too_much_is_not_sent(void **state)
{
	struct pair *pair = *state;
	struct ipc_packet packet;

	put_text_of(&packet, IPC_PACKET_MAX - 1);
	assert_int_equal(ipc_packet_send(pair->ends[0], &packet), ERR_RANGE);
	put_text_of(&packet, 70000);
	assert_int_equal(ipc_packet_send(pair->ends[0], &packet), ERR_RANGE);
	put_text_of(&packet, IPC_PACKET_MAX - 2);
	assert_int_equal(ipc_packet_send(pair->ends[0], &packet), 0);
}

static void test_nothing_there_and_nobody_there(void **state)
{
	struct pair *pair = *state;
	struct ipc_packet packet;

	assert_int_equal(ipc_packet_receive(pair->ends[1], &packet), ERR_BUSY);
	assert_int_equal(ipc_packet_await(pair->ends[1], &packet, 1), ERR_TIMEOUT);
	close(pair->ends[0]);
	pair->ends[0] = -1;
	assert_int_equal(ipc_packet_receive(pair->ends[1], &packet), ERR_CLOSED);
	assert_int_equal(ipc_packet_send_kind(pair->ends[1], IPC_NURSERY_READY), ERR_CLOSED);
}

static void test_who_does_not_read_holds_nobody_up(void **state)
{
	struct pair *pair = *state;
	struct ipc_packet packet;
	int err;

	put_text_of(&packet, 4000);
	while ((err = ipc_packet_send(pair->ends[0], &packet)) == 0)
		continue;
	assert_int_equal(err, ERR_BUSY);
}

static void test_faults(void **state)
{
	(void)state;
	assert_int_equal(ipc_fault_of_status(W_EXITCODE(0, 0)), FAULT_NONE);
	assert_int_equal(ipc_fault_of_status(W_EXITCODE(FAULT_STALL, 0)), FAULT_STALL);
	assert_int_equal(ipc_fault_of_status(W_EXITCODE(0, 11)), FAULT_CRASH);
	assert_int_equal(ipc_fault_of_status(W_EXITCODE(99, 0)), FAULT_SYSTEM);
	assert_string_equal(ipc_fault_find(FAULT_GRACE)->penalty, "penalty-grace");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_what_was_put_comes_out, open_pair, close_pair),
		cmocka_unit_test_setup_teardown(test_a_descriptor_comes_along, open_pair, close_pair),
		cmocka_unit_test_setup_teardown(test_a_descriptor_that_nobody_took_is_closed, open_pair, close_pair),
		cmocka_unit_test_setup_teardown(test_malformed_values_are_refused, open_pair, close_pair),
		cmocka_unit_test_setup_teardown(test_what_is_no_message_is_refused, open_pair, close_pair),
		cmocka_unit_test_setup_teardown(test_too_much_is_not_sent, open_pair, close_pair),
		cmocka_unit_test_setup_teardown(test_nothing_there_and_nobody_there, open_pair, close_pair),
		cmocka_unit_test_setup_teardown(test_who_does_not_read_holds_nobody_up, open_pair, close_pair),
		cmocka_unit_test(test_faults),
	};

	return cmocka_run_group_tests_name("ipc-packet", tests, NULL, NULL);
}
