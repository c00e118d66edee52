/*
 * What maportald starts, without SSH, screens and database: by the name that it is called by it is maportal-net,
 * maportal or maportal-mailer.  A client says in lines what the two processes of its connection are to do:
 *
 *	net exit N, net crash		maportal-net ends
 *	net ask				its first question goes to the session
 *	state DOOR WHO			the session tells the keeper where it is
 *	fault N, nonsense		it tells the keeper of a fault, or what is no message
 *	lose, deaf			it closes its line to the keeper, and says HELLO, or does not
 *	double				it says HELLO though it has a line
 *	exit N, crash			it ends
 *
 * and is told in lines what the session hears: "begun PID", "say TEXT", "end TEXT", "alone", "found", "refused".
 */
#include "config.h"

#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"
#include "ipc/nursery.h"
#include "ipc/row.h"

enum { LOOK_MS = 20, LINE_MAX_BYTES = 600 };

struct stand_in {
	struct ipc_birth birth;
	const char *data;
	char door[IPC_DOOR_SIZE], who[IPC_WHO_SIZE];
	int is_deaf;
};

__attribute__((noreturn)) static void end_as(const char *how)
{
	if (strcmp(how, "crash") == 0)
		kill(getpid(), SIGKILL);
	_exit((int)strtol(how + strcspn(how, "0123456789"), NULL, 10));
}

static void pass(int gate, const char *line)
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, IPC_GATE_COMMAND);
	ipc_packet_put_text(&packet, line);
	ipc_packet_send(gate, &packet);
}

/* 0 at the end of what the other side says. */
static int read_gate(int gate, char line[LINE_MAX_BYTES])
{
	struct ipc_packet packet;

	if (ipc_packet_await(gate, &packet, -1))
		return 0;
	ipc_packet_get_text(&packet, line, LINE_MAX_BYTES);
	return ipc_packet_end(&packet) == 0;
}

static void obey_as_net(const struct stand_in *net, const char *line)
{
	if (strcmp(line, "net ask") == 0)
		pass(net->birth.fds[1], "ask");
	else if (strncmp(line, "net ", 4) == 0)
		end_as(line + 4);
	else
		pass(net->birth.fds[1], line);
}

/* Lines of the client one way, lines of the session the other. */
__attribute__((noreturn)) static void be_net(const struct stand_in *net)
{
	FILE *client = fdopen(net->birth.fds[0], "r");
	char line[LINE_MAX_BYTES];
	struct pollfd fds[] = {{.fd = net->birth.fds[0], .events = POLLIN},
			       {.fd = net->birth.fds[1], .events = POLLIN}};

	setvbuf(client, NULL, _IONBF, 0);
	while (poll(fds, BASE_COUNT(fds), -1) > 0) {
		if (fds[0].revents && !fgets(line, sizeof line, client))
			_exit(0);
		if (fds[0].revents) {
			line[strcspn(line, "\r\n")] = '\0';
			obey_as_net(net, line);
		}
		if (fds[1].revents && !read_gate(net->birth.fds[1], line))
			_exit(0);
		if (fds[1].revents)
			dprintf(net->birth.fds[0], "%s\n", line);
	}
	_exit(1);
}

static void tell_state(struct stand_in *session, const char *words)
{
	struct ipc_packet packet;

	if (sscanf(words, "%16s %32s", session->door, session->who) != 2)
		_exit(1);
	ipc_packet_begin(&packet, IPC_CONTROL_STATE);
	ipc_packet_put_text(&packet, session->door);
	ipc_packet_put_text(&packet, session->who);
	ipc_packet_send(session->birth.fds[1], &packet);
}

static void tell_fault(const struct stand_in *session, const char *number)
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, IPC_CONTROL_FAULT);
	ipc_packet_put_number(&packet, strtoull(number, NULL, 10));
	ipc_packet_send(session->birth.fds[1], &packet);
}

/* Looks for a new keeper and says who is here; -1: there is none yet. */
static int find_keeper(const struct stand_in *session)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	struct ipc_row row = {.id = session->birth.id, .pid = (uint64_t)getpid(), .began_s = 1};
	struct ipc_packet packet;

	snprintf(address.sun_path, sizeof address.sun_path, "%s/%s", session->data, IPC_KEEPER_SOCKET);
	base_mem_copy(row.source, sizeof row.source, session->birth.source);
	base_mem_copy(row.door, sizeof row.door, session->door);
	base_mem_copy(row.who, sizeof row.who, session->who);
	ipc_row_put(&packet, IPC_CONTROL_HELLO, &row);
	if (connect(fd, (const struct sockaddr *)&address, sizeof address) == 0 && ipc_packet_send(fd, &packet) == 0)
		return fd;
	close(fd);
	return -1;
}

static void say_hello_again(const struct stand_in *session)
{
	struct ipc_packet packet;
	int keeper = find_keeper(session);

	if (ipc_packet_await(keeper, &packet, -1) == ERR_CLOSED)
		pass(session->birth.fds[0], "refused");
	close(keeper);
}

static void obey_as_session(struct stand_in *session, const char *line)
{
	char begun[32];

	if (strcmp(line, "ask") == 0) {
		snprintf(begun, sizeof begun, "begun %d", (int)getpid());
		pass(session->birth.fds[0], begun);
	} else if (strncmp(line, "state ", 6) == 0) {
		tell_state(session, line + 6);
	} else if (strncmp(line, "fault ", 6) == 0) {
		tell_fault(session, line + 6);
	} else if (strcmp(line, "nonsense") == 0) {
		ipc_packet_send_kind(session->birth.fds[1], IPC_OPERATE_DONE);
	} else if (strcmp(line, "lose") == 0 || strcmp(line, "deaf") == 0) {
		session->is_deaf = *line == 'd';
		close(session->birth.fds[1]);
		session->birth.fds[1] = -1;
	} else if (strcmp(line, "double") == 0) {
		say_hello_again(session);
	} else {
		end_as(line);
	}
}

static void hear_keeper(struct stand_in *session)
{
	struct ipc_packet packet;
	char text[IPC_SENTENCE_SIZE], line[LINE_MAX_BYTES];

	if (ipc_packet_receive(session->birth.fds[1], &packet)) {
		close(session->birth.fds[1]);
		session->birth.fds[1] = -1;
		pass(session->birth.fds[0], "alone");
		return;
	}
	ipc_packet_get_text(&packet, text, sizeof text);
	snprintf(line, sizeof line, "%s %s", packet.kind == IPC_CONTROL_SAY ? "say" : "end", text);
	ipc_packet_end(&packet);
	pass(session->birth.fds[0], line);
}

__attribute__((noreturn)) static void be_session(struct stand_in *session)
{
	char line[LINE_MAX_BYTES];
	int is_looking;

	for (;;) {
		struct pollfd fds[] = {{.fd = session->birth.fds[0], .events = POLLIN},
				       {.fd = session->birth.fds[1], .events = POLLIN}};

		is_looking = session->birth.fds[1] < 0 && !session->is_deaf;
		poll(fds, BASE_COUNT(fds), is_looking ? LOOK_MS : -1);
		if (fds[0].revents && !read_gate(session->birth.fds[0], line))
			_exit(0);
		if (fds[0].revents)
			obey_as_session(session, line);
		if (session->birth.fds[1] >= 0 && fds[1].revents)
			hear_keeper(session);
		if (is_looking && (session->birth.fds[1] = find_keeper(session)) >= 0)
			pass(session->birth.fds[0], "found");
	}
}

static const char *value_of(char **argv, const char *option)
{
	for (; *argv; argv++)
		if (strcmp(*argv, option) == 0)
			return argv[1] ? argv[1] : "";
	return NULL;
}

int main(int argc, char **argv)
{
	const char *name = strrchr(argv[0], '/') ? strrchr(argv[0], '/') + 1 : argv[0];
	struct stand_in self = {.data = value_of(argv, "--data")};
	int is_net = strcmp(name, "maportal-net") == 0;

	(void)argc;
	signal(SIGPIPE, SIG_IGN);
	if (value_of(argv, "--make-host-key")) {
		puts("SHA256:stand-in");
		return 0;
	}
	if (strcmp(name, "maportal-mailer") == 0)
		return pause();
	if (ipc_nursery_run(IPC_NURSERY_FD, &self.birth) != 1)
		return 0;
	if (is_net)
		be_net(&self);
	be_session(&self);
}
