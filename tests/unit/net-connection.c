/* maportal-net with a real client and a session that the test plays: what each hears of the other. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ipc/fault.h"
#include "net-fixture.h"
#include "unit.h"

static int begin(void **state)
{
	static struct net_fixture fixture;

	net_fixture_start(&fixture, "login-grace 30\n");
	*state = &fixture;
	return 0;
}

static int end(void **state)
{
	net_fixture_stop(*state);
	return 0;
}

static const char *const terminal_client[] = {"-tt", "portal@127.0.0.1", NULL};

/* A shell with a terminal: what is typed comes back, the exit status arrives. */
static void test_terminal(void **state)
{
	struct net_client client;
	char typed[16] = "";
	int streams[2];

	net_fixture_ssh(*state, &client, terminal_client);
	net_fixture_let_in(&client, streams);
	assert_int_equal(write(client.in, "abc", 3), 3);
	assert_int_equal(recv(streams[0], typed, 3, MSG_WAITALL), 3);
	assert_string_equal(typed, "abc");
	assert_int_equal(send(streams[0], "hello", 5, 0), 5);
	free(net_fixture_read_until(client.out, "hello"));
	net_fixture_leave(&client, 7);
	assert_int_equal(send(streams[0], "bye", 3, 0), 3); /* said after leaving, and still to be read out */
	close(streams[0]);
	close(streams[1]);
	free(net_fixture_read_until(client.out, "bye"));
	assert_int_equal(net_fixture_client_end(&client), 7);
	assert_int_equal(net_fixture_child_end(*state, &client), FAULT_NONE);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_terminal),
	};

	if (access("/usr/bin/ssh", X_OK) != 0) {
		print_message("1..0 # SKIP no ssh\n");
		return 0;
	}
	return cmocka_run_group_tests(tests, begin, end);
}
