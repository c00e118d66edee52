/* Starting the nursery and clients, and waiting for what they say. */
#include "config.h"

#include "net-fixture.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "ipc/nursery.h"
#include "unit.h"

enum { ARGUMENTS_MAX = 40 };

static void run_net(const struct net_fixture *fixture, const char *what)
{
	char program[4096], data[FOLDER_SIZE + 16];
	const char *build = getenv("top_builddir");

	snprintf(program, sizeof program, "%s/maportal-net", build ? build : ".");
	snprintf(data, sizeof data, "--data=%s", fixture->folder);
	execl(program, program, data, what, (char *)NULL);
	_exit(127);
}

static void make_host_key(const struct net_fixture *fixture)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		dup2(STDERR_FILENO, STDOUT_FILENO);
		run_net(fixture, "--make-host-key");
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

static void listen_somewhere(struct net_fixture *fixture)
{
	struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t n = sizeof here;

	fixture->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_true(fixture->listener >= 0);
	assert_int_equal(bind(fixture->listener, (struct sockaddr *)&here, sizeof here), 0);
	assert_int_equal(listen(fixture->listener, 64), 0);
	assert_int_equal(getsockname(fixture->listener, (struct sockaddr *)&here, &n), 0);
	fixture->port = ntohs(here.sin_port);
}

static void start_nursery(struct net_fixture *fixture)
{
	struct ipc_packet packet;
	int ends[2];

	assert_int_equal(ipc_packet_pair(ends), 0);
	fixture->nursery = fork();
	if (fixture->nursery == 0) {
		int net = fcntl(ends[1], F_DUPFD, IPC_NURSERY_FD + 1); /* first out of the way of itself */

		dup2(net, IPC_NURSERY_FD);
		close(net);
		run_net(fixture, "--nursery");
	}
	close(ends[1]);
	fixture->keeper = ends[0];
	assert_int_equal(ipc_packet_await(fixture->keeper, &packet, NET_FIXTURE_WAIT_MS), 0);
	assert_int_equal(packet.kind, IPC_NURSERY_READY);
}

void net_fixture_start(struct net_fixture *fixture, const char *conf)
{
	char path[FOLDER_SIZE + 32];

	memset(fixture, 0, sizeof *fixture);
	signal(SIGPIPE, SIG_IGN);
	folder_make(fixture->folder);
	snprintf(path, sizeof path, "%s/maportal.conf", fixture->folder);
	assert_int_equal(base_file_write(path, conf, strlen(conf), 0644), 0);
	make_host_key(fixture);
	listen_somewhere(fixture);
	start_nursery(fixture);
}

void net_fixture_stop(struct net_fixture *fixture)
{
	int status;

	close(fixture->keeper);
	close(fixture->listener);
	assert_int_equal(waitpid(fixture->nursery, &status, 0), fixture->nursery);
	assert_int_equal(status, 0);
	folder_remove(fixture->folder);
}

/* The client waits in the listener's queue; what the keeper would do. */
static void take(struct net_fixture *fixture, struct net_client *client)
{
	struct pollfd in = {.fd = fixture->listener, .events = POLLIN};
	struct ipc_packet packet;
	int gate[2], tcp;

	assert_int_equal(poll(&in, 1, NET_FIXTURE_WAIT_MS), 1);
	tcp = accept4(fixture->listener, NULL, NULL, SOCK_CLOEXEC);
	assert_true(tcp >= 0);
	assert_int_equal(ipc_packet_pair(gate), 0);
	client->id = ++fixture->last_id;
	ipc_packet_begin(&packet, IPC_NURSERY_TAKE);
	ipc_packet_put_number(&packet, client->id);
	ipc_packet_put_text(&packet, "127.0.0.1");
	ipc_packet_put_fd(&packet, tcp);
	ipc_packet_put_fd(&packet, gate[0]);
	assert_int_equal(ipc_packet_send(fixture->keeper, &packet), 0);
	close(tcp);
	close(gate[0]);
	client->gate = gate[1];
}

static void spawn(const struct net_fixture *fixture, struct net_client *client, const char *const *argv)
{
	int in[2], out[2], complaint[2];

	assert_int_equal(pipe2(in, O_CLOEXEC), 0);
	assert_int_equal(pipe2(out, O_CLOEXEC), 0);
	assert_int_equal(pipe2(complaint, O_CLOEXEC), 0);
	client->pid = fork();
	if (client->pid == 0) {
		dup2(fixture->terminal ? fixture->terminal : in[0], STDIN_FILENO);
		dup2(out[1], STDOUT_FILENO);
		dup2(complaint[1], STDERR_FILENO);
		signal(SIGPIPE, SIG_DFL);
		execvp(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	close(in[0]);
	close(out[1]);
	close(complaint[1]);
	client->in = in[1];
	client->out = out[0];
	client->complaint = complaint[0];
}

void net_fixture_ssh(struct net_fixture *fixture, struct net_client *client, const char *const *arguments)
{
	char port[32], hosts[FOLDER_SIZE + 64];
	const char *argv[ARGUMENTS_MAX] = {
		"ssh",  "-F",
		"none", port,
		"-o",   hosts,
		"-o",   "StrictHostKeyChecking=no",
		"-o",   "IdentityFile=none",
		"-o",   "IdentityAgent=none",
		"-o",   "EscapeChar=none",
	};
	size_t n = 0;

	snprintf(port, sizeof port, "-p%u", fixture->port);
	snprintf(hosts, sizeof hosts, "UserKnownHostsFile=%s/known_hosts", fixture->folder);
	while (argv[n])
		n++;
	while (*arguments && n < ARGUMENTS_MAX - 1)
		argv[n++] = *arguments++;
	spawn(fixture, client, argv);
	take(fixture, client);
}

int net_fixture_connect(struct net_fixture *fixture, struct net_client *client)
{
	struct sockaddr_in there = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	there.sin_port = htons((uint16_t)fixture->port);
	*client = (struct net_client){.in = -1, .out = -1, .complaint = -1};
	assert_int_equal(connect(fd, (struct sockaddr *)&there, sizeof there), 0);
	take(fixture, client);
	return fd;
}

void net_fixture_expect(const struct net_client *client, struct ipc_packet *packet, uint32_t kind)
{
	assert_int_equal(ipc_packet_await(client->gate, packet, NET_FIXTURE_WAIT_MS), 0);
	assert_int_equal(packet->kind, kind);
}

void net_fixture_answer(const struct net_client *client, const char *why)
{
	struct ipc_packet packet;

	net_fixture_expect(client, &packet, IPC_GATE_ENTER);
	ipc_packet_begin(&packet, IPC_GATE_VERDICT);
	ipc_packet_put_number(&packet, !*why);
	ipc_packet_put_text(&packet, why);
	assert_int_equal(ipc_packet_send(client->gate, &packet), 0);
}

static void give_streams(const struct net_client *client, int streams[2], int has_two)
{
	int main_ends[2], complaint_ends[2];
	struct ipc_packet packet;

	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, main_ends), 0);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, complaint_ends), 0);
	ipc_packet_begin(&packet, IPC_GATE_STREAMS);
	ipc_packet_put_fd(&packet, main_ends[1]);
	if (has_two)
		ipc_packet_put_fd(&packet, complaint_ends[1]);
	assert_int_equal(ipc_packet_send(client->gate, &packet), 0);
	close(main_ends[1]);
	close(complaint_ends[1]);
	streams[0] = main_ends[0];
	streams[1] = complaint_ends[0];
}

void net_fixture_let_in(const struct net_client *client, int streams[2])
{
	struct ipc_packet packet;
	int has_terminal = 0;

	net_fixture_answer(client, "");
	do {
		assert_int_equal(ipc_packet_await(client->gate, &packet, NET_FIXTURE_WAIT_MS), 0);
		has_terminal = has_terminal || packet.kind == IPC_GATE_TERMINAL;
	} while (packet.kind == IPC_GATE_TERMINAL || packet.kind == IPC_GATE_VARIABLE);
	assert_true(packet.kind == IPC_GATE_SHELL || packet.kind == IPC_GATE_COMMAND);
	give_streams(client, streams, !has_terminal);
}

void net_fixture_leave(const struct net_client *client, unsigned status)
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, IPC_GATE_LEAVE);
	ipc_packet_put_number(&packet, status);
	assert_int_equal(ipc_packet_send(client->gate, &packet), 0);
}

static ssize_t read_some(int fd, struct buf *all)
{
	struct pollfd in = {.fd = fd, .events = POLLIN};
	char block[4096];
	ssize_t n;

	assert_int_equal(poll(&in, 1, NET_FIXTURE_WAIT_MS), 1);
	n = read(fd, block, sizeof block);
	if (n > 0)
		base_buf_add(all, block, (size_t)n);
	return n;
}

char *net_fixture_read_until(int fd, const char *text)
{
	struct buf all = {0};

	while (!strstr(base_buf_text(&all), text))
		if (read_some(fd, &all) <= 0)
			fail_msg("no \"%s\" but \"%s\"", text, base_buf_text(&all));
	return base_buf_detach(&all);
}

char *net_fixture_read_all(int fd, size_t *n)
{
	struct buf all = {0};

	while (read_some(fd, &all) > 0)
		continue;
	if (n)
		*n = all.len;
	return base_buf_detach(&all);
}

static void close_if(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

int net_fixture_client_end(struct net_client *client)
{
	int status;

	close_if(&client->in);
	close_if(&client->out);
	close_if(&client->complaint);
	assert_int_equal(waitpid(client->pid, &status, 0), client->pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Of its birth it has said before. */
int net_fixture_child_end(struct net_fixture *fixture, const struct net_client *client)
{
	struct ipc_packet packet;
	uint64_t id, number;

	do {
		assert_int_equal(ipc_packet_await(fixture->keeper, &packet, NET_FIXTURE_WAIT_MS), 0);
		ipc_packet_get_number(&packet, &id);
		ipc_packet_get_number(&packet, &number);
		assert_int_equal(ipc_packet_end(&packet), 0);
		assert_int_equal(id, client->id);
	} while (packet.kind == IPC_NURSERY_BORN);
	assert_int_equal(packet.kind, IPC_NURSERY_ENDED);
	close(client->gate);
	return WIFEXITED((int)number) ? WEXITSTATUS((int)number) : -1;
}
