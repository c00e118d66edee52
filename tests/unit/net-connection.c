/* maportal-net with a real client and a session that the test plays: what each hears of the other. */
#include "config.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"
#include "ipc/fault.h"
#include "ipc/message.h"
#include "net-fixture.h"
#include "unit.h"

enum { LARGE = 3000000, LINES = 31, COLUMNS = 97 };

static int begin_with(void **state, const char *conf)
{
	static struct net_fixture fixture;

	net_fixture_start(&fixture, conf);
	*state = &fixture;
	return 0;
}

static int begin(void **state)
{
	return begin_with(state, "login-grace 60\nstall 60\n");
}

/* Where the test waits for the end of our patience. */
static int begin_impatient(void **state)
{
	return begin_with(state, "login-grace 3\nstall 1\n");
}

static int end(void **state)
{
	net_fixture_stop(*state);
	return 0;
}

static const char *const terminal[] = {"-tt", "portal@127.0.0.1", NULL};
static const char *const command[] = {"portal@127.0.0.1", "some command", NULL};

static void close_streams(const int streams[2])
{
	close(streams[0]);
	close(streams[1]);
}

/* A shell with a terminal: what is typed arrives, what is drawn arrives, the exit status too. */
static void test_terminal(void **state)
{
	struct net_client client;
	char typed[16] = "";
	int streams[2];

	net_fixture_ssh(*state, &client, terminal);
	net_fixture_let_in(&client, streams);
	assert_int_equal(write(client.in, "abc", 3), 3);
	assert_int_equal(recv(streams[0], typed, 3, MSG_WAITALL), 3);
	assert_string_equal(typed, "abc");
	assert_int_equal(send(streams[0], "hello", 5, 0), 5);
	free(net_fixture_read_until(client.out, "hello"));
	net_fixture_leave(&client, 7);
	assert_int_equal(send(streams[0], "bye", 3, 0), 3); /* said after leaving, and still to be read out */
	close_streams(streams);
	free(net_fixture_read_until(client.out, "bye"));
	assert_int_equal(net_fixture_client_end(&client), 7);
	assert_int_equal(net_fixture_child_end(*state, &client), FAULT_NONE);
}

/* A terminal of an unusual size, and in *master what keeps it open. */
static int open_terminal(int *master)
{
	const struct winsize size = {.ws_row = LINES, .ws_col = COLUMNS};
	int fd;

	*master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	assert_true(*master >= 0);
	assert_int_equal(grantpt(*master), 0);
	assert_int_equal(unlockpt(*master), 0);
	fd = open(ptsname(*master), O_RDWR | O_NOCTTY | O_CLOEXEC);
	assert_true(fd >= 0);
	assert_int_equal(ioctl(fd, TIOCSWINSZ, &size), 0);
	return fd;
}

static void check_terminal(const struct net_client *client)
{
	struct ipc_packet packet;
	uint64_t lines, columns;
	char term[64];

	net_fixture_expect(client, &packet, IPC_GATE_TERMINAL);
	ipc_packet_get_text(&packet, term, sizeof term);
	ipc_packet_get_number(&packet, &lines);
	ipc_packet_get_number(&packet, &columns);
	assert_int_equal(ipc_packet_end(&packet), 0);
	assert_string_equal(term, "vt220");
	assert_int_equal(lines, LINES);
	assert_int_equal(columns, COLUMNS);
}

/* Everything as it was asked for, and nothing that was not. */
static void test_requests(void **state)
{
	static const char *const arguments[] = {
		"-oSetEnv=NO_COLOR=1 LC_ALL=zh_TW.UTF-8 PATH=/bin LD_PRELOAD=x", "-tt", "review@127.0.0.1",
		"status 123", NULL};
	static const char *const expected[][2] = {{"NO_COLOR", "1"}, {"LC_ALL", "zh_TW.UTF-8"}};
	struct net_fixture *fixture = *state;
	struct net_client client;
	struct ipc_packet packet;
	char text[64], value[64];
	const char *line;
	int master;
	size_t n;

	setenv("TERM", "vt220", 1);
	fixture->terminal = open_terminal(&master);
	net_fixture_ssh(fixture, &client, arguments);
	net_fixture_answer(&client, "");
	check_terminal(&client);
	for (size_t i = 0; i < BASE_COUNT(expected); i++) {
		net_fixture_expect(&client, &packet, IPC_GATE_VARIABLE);
		ipc_packet_get_text(&packet, text, sizeof text);
		ipc_packet_get_text(&packet, value, sizeof value);
		assert_int_equal(ipc_packet_end(&packet), 0);
		assert_string_equal(text, expected[i][0]);
		assert_string_equal(value, expected[i][1]);
	}
	net_fixture_expect(&client, &packet, IPC_GATE_COMMAND);
	line = ipc_packet_get_bytes(&packet, &n);
	assert_int_equal(ipc_packet_end(&packet), 0);
	assert_int_equal(n, strlen("status 123"));
	assert_memory_equal(line, "status 123", n);
	close(client.gate); /* the session is gone before it has given a stream */
	client.gate = -1;
	free(net_fixture_read_until(client.out, "連線程式異常結束，請稍後重新連線。"));
	assert_int_equal(net_fixture_client_end(&client), 255);
	assert_int_equal(net_fixture_child_end(fixture, &client), FAULT_NONE);
	close(fixture->terminal);
	close(master);
}

static void fill_with_all_bytes(char *bytes, size_t n)
{
	uint32_t x = 1;

	for (size_t i = 0; i < n; i++) {
		x = x * 1664525 + 1013904223;
		bytes[i] = (char)(x >> 24);
	}
}

/* Writes all of it to one and reads as much from the other, each when it can. */
static void pass_through(int to, int from, const char *bytes, char *heard, size_t n)
{
	size_t written = 0, got = 0;

	fcntl(to, F_SETFL, O_NONBLOCK);
	fcntl(from, F_SETFL, O_NONBLOCK);
	while (got < n) {
		struct pollfd fds[] = {
			{.fd = written < n ? to : -1, .events = POLLOUT},
			{.fd = from, .events = POLLIN},
		};
		ssize_t step;

		assert_true(poll(fds, 2, NET_FIXTURE_WAIT_MS) > 0);
		if (fds[0].revents) {
			step = write(to, bytes + written, n - written);
			assert_true(step > 0);
			written += (size_t)step;
		}
		if (fds[1].revents) {
			step = read(from, heard + got, n - got);
			assert_true(step > 0);
			got += (size_t)step;
		}
	}
}

/* Much of every byte, in both directions, then the end of the input, both outputs, and the status. */
static void check_pipe(struct net_fixture *fixture, const char *const *arguments)
{
	char *bytes = malloc(LARGE), *heard = malloc(LARGE), c;
	struct net_client client;
	int streams[2];

	assert_true(bytes && heard);
	fill_with_all_bytes(bytes, LARGE);
	net_fixture_ssh(fixture, &client, arguments);
	net_fixture_let_in(&client, streams);
	pass_through(client.in, streams[0], bytes, heard, LARGE);
	assert_memory_equal(heard, bytes, LARGE);
	close(client.in);
	client.in = -1;
	fcntl(streams[0], F_SETFL, 0);
	assert_int_equal(read(streams[0], &c, 1), 0);
	memset(heard, 0, LARGE);
	pass_through(streams[0], client.out, bytes, heard, LARGE);
	assert_memory_equal(heard, bytes, LARGE);
	assert_int_equal(send(streams[1], "complaint", 9, 0), 9);
	net_fixture_leave(&client, 3);
	close_streams(streams);
	free(net_fixture_read_until(client.complaint, "complaint"));
	assert_int_equal(net_fixture_client_end(&client), 3);
	assert_int_equal(net_fixture_child_end(fixture, &client), FAULT_NONE);
	free(bytes);
	free(heard);
}

static void test_pipe(void **state)
{
	check_pipe(*state, command);
}

/* New keys over and over, in the middle of all that. */
static void test_rekey(void **state)
{
	static const char *const arguments[] = {"-oRekeyLimit=64K", "portal@127.0.0.1", "some command", NULL};
	static const char *const gcm[] = {"-oRekeyLimit=200K", "-caes256-gcm@openssh.com", "portal@127.0.0.1",
					  "x", NULL};

	check_pipe(*state, arguments);
	check_pipe(*state, gcm);
}

/* The sentence is shown to the person; the door stays shut. */
static void test_refused(void **state)
{
	struct net_client client;

	net_fixture_ssh(*state, &client, terminal);
	net_fixture_answer(&client, "此連結已失效，請重新申請。");
	free(net_fixture_read_until(client.complaint, "此連結已失效，請重新申請。"));
	assert_int_equal(net_fixture_client_end(&client), 255);
	assert_int_equal(net_fixture_child_end(*state, &client), FAULT_AUTHENTICATION);
}

/* Where the keeper has nobody to hand the gate to. */
static void test_no_session(void **state)
{
	struct net_client client;

	net_fixture_ssh(*state, &client, terminal);
	close(client.gate);
	client.gate = -1;
	assert_int_equal(net_fixture_client_end(&client), 255);
	assert_int_equal(net_fixture_child_end(*state, &client), FAULT_SYSTEM);
}

/* A session that dies leaves a terminal that can be used, and a sentence. */
static void test_crash(void **state)
{
	struct net_client client;
	int streams[2];
	char *text;

	net_fixture_ssh(*state, &client, terminal);
	net_fixture_let_in(&client, streams);
	assert_int_equal(send(streams[0], "\033[?1049h\033[?25l", 14, 0), 14);
	close_streams(streams);
	close(client.gate);
	client.gate = -1;
	text = net_fixture_read_until(client.out, "連線程式異常結束，請稍後重新連線。\r\n");
	assert_non_null(strstr(text, "\033[?1049l"));
	assert_non_null(strstr(text, "\033[?25h"));
	free(text);
	assert_int_equal(net_fixture_client_end(&client), 255);
	assert_int_equal(net_fixture_child_end(*state, &client), FAULT_NONE);
}

/* Bytes that are no terminal's get no sequences among them. */
static void test_crash_of_command(void **state)
{
	struct net_client client;
	int streams[2];
	char *text;
	size_t n;

	net_fixture_ssh(*state, &client, command);
	net_fixture_let_in(&client, streams);
	assert_int_equal(send(streams[0], "half", 4, 0), 4);
	close_streams(streams);
	close(client.gate);
	client.gate = -1;
	text = net_fixture_read_all(client.out, &n);
	assert_string_equal(text, "half");
	free(text);
	text = net_fixture_read_all(client.complaint, &n);
	assert_non_null(strstr(text, "連線程式異常結束，請稍後重新連線。\r\n"));
	assert_null(strchr(text, '\033'));
	free(text);
	assert_int_equal(net_fixture_client_end(&client), 255);
	assert_int_equal(net_fixture_child_end(*state, &client), FAULT_NONE);
}

/* A client that does not read makes the session wait, and is left after a while. */
static void test_stall(void **state)
{
	char *bytes = malloc(LARGE);
	struct net_client client;
	int streams[2], fault;
	ssize_t n;

	assert_non_null(bytes);
	memset(bytes, 'x', LARGE);
	net_fixture_ssh(*state, &client, command);
	net_fixture_let_in(&client, streams);
	do
		n = send(streams[0], bytes, LARGE, MSG_NOSIGNAL);
	while (n > 0);
	fault = net_fixture_child_end(*state, &client);
	assert_int_equal(fault, FAULT_STALL);
	net_fixture_client_end(&client);
	close_streams(streams);
	free(bytes);
}

/* What is wrong before anybody is let in, and what it is called. */
static void test_strangers(void **state)
{
	static char zeros[100000];
	static const struct {
		const char *bytes;
		size_t n;
		int is_closed; /* by the client, at once */
		enum ipc_fault fault;
	} strangers[] = {
		{"", 0, 0, FAULT_GRACE},
		{"", 0, 1, FAULT_UNFINISHED},
		{"SSH-2.0-x\r\n", 11, 0, FAULT_GRACE},
		{"SSH-2.0-x\r\n", 11, 1, FAULT_UNFINISHED},
		{"GET / HTTP/1.1\r\n", 16, 0, FAULT_PROTOCOL},
		{zeros, sizeof zeros, 0, FAULT_PROTOCOL},
		{"SSH-2.0-x\r\n\xff\xff\xff\xff\0\0\0\0\0\0\0\0\0\0\0\0", 27, 0, FAULT_PROTOCOL},
	};

	for (size_t i = 0; i < BASE_COUNT(strangers); i++) {
		struct net_client client;
		int fd = net_fixture_connect(*state, &client);

		if (strangers[i].n)
			assert_true(send(fd, strangers[i].bytes, strangers[i].n, MSG_NOSIGNAL) > 0);
		if (strangers[i].is_closed)
			close(fd);
		assert_int_equal(net_fixture_child_end(*state, &client), strangers[i].fault);
		if (!strangers[i].is_closed)
			close(fd);
	}
}

static void test_long_command(void **state)
{
	char line[IPC_COMMAND_MAX + 2];
	const char *const arguments[] = {"portal@127.0.0.1", line, NULL};
	struct net_client client;

	memset(line, 'x', sizeof line - 1);
	line[sizeof line - 1] = '\0';
	net_fixture_ssh(*state, &client, arguments);
	net_fixture_answer(&client, "");
	assert_int_equal(net_fixture_client_end(&client), 255);
	assert_int_equal(net_fixture_child_end(*state, &client), FAULT_FLOOD);
}

/* A name that no door could have is not even handed on. */
static void test_user_names(void **state)
{
	static const char *const names[] = {"-l\xff\xfe",
					    "-l"
					    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
					    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
					    "xxxxxxxxxxxxxxxx"};

	for (size_t i = 0; i < BASE_COUNT(names); i++) {
		const char *const arguments[] = {names[i], "127.0.0.1", NULL};
		struct net_client client;

		net_fixture_ssh(*state, &client, arguments);
		assert_int_equal(net_fixture_client_end(&client), 255);
		assert_int_equal(net_fixture_child_end(*state, &client), FAULT_AUTHENTICATION);
	}
}

#define NET_TEST(name)	     cmocka_unit_test_setup_teardown(name, begin, end)
#define IMPATIENT_TEST(name) cmocka_unit_test_setup_teardown(name, begin_impatient, end)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		NET_TEST(test_terminal),
		NET_TEST(test_requests),
		NET_TEST(test_pipe),
		NET_TEST(test_rekey),
		NET_TEST(test_refused),
		NET_TEST(test_no_session),
		NET_TEST(test_crash),
		NET_TEST(test_crash_of_command),
		NET_TEST(test_long_command),
		NET_TEST(test_user_names),
		IMPATIENT_TEST(test_stall),
		IMPATIENT_TEST(test_strangers),
	};

	if (access("/usr/bin/ssh", X_OK) != 0) {
		print_message("1..0 # SKIP no ssh\n");
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
