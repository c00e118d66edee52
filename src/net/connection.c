/* The loop of a connection: wait, let libssh read, move bytes, look whether it is over. */
#include "config.h"

#include "net/connection.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "net/ask.h"
#include "net/channel.h"
#include "net/jail.h"
#include "net/leave.h"
#include "net/login.h"

enum { WAIT_TCP, WAIT_GATE, WAIT_STREAMS, WAITS = WAIT_STREAMS + NET_STREAMS };

enum { MS_PER_S = 1000 };

void net_connection_end(struct net_connection *connection, enum ipc_fault fault, const char *farewell)
{
	if (connection->is_over)
		return;
	connection->is_over = 1;
	connection->fault = fault;
	connection->farewell = farewell;
}

static int is_writing(const struct net_connection *connection)
{
	return (ssh_get_poll_flags(connection->session) & SSH_WRITE_PENDING) != 0;
}

/* How it is called that a client has gone. */
static enum ipc_fault name_end(const struct net_connection *connection, int has_spoken)
{
	int is_polite = ssh_get_disconnect_message(connection->session) != NULL;

	if (connection->phase == NET_STRANGER)
		return has_spoken && !is_polite ? FAULT_PROTOCOL : FAULT_UNFINISHED;
	if (is_polite || connection->phase == NET_LEAVING)
		return FAULT_NONE;
	return connection->phase == NET_GUEST ? FAULT_UNFINISHED : FAULT_LOST;
}

/* The client has gone, in whichever way libssh tells it. */
static void find_end(struct net_connection *connection, int has_spoken)
{
	if (!ssh_is_connected(connection->session))
		net_connection_end(connection, name_end(connection, has_spoken), NULL);
	else if (ssh_get_status(connection->session) & (SSH_CLOSED | SSH_CLOSED_ERROR))
		net_connection_end(connection, FAULT_PROTOCOL, "Protocol error");
	else if (connection->is_closed && connection->phase == NET_SPEAKING)
		net_connection_end(connection, FAULT_NONE, NULL);
}

static void count(struct net_connection *connection, int64_t now_ms)
{
	const struct net_traffic traffic = {
		.packets = connection->packets.in_packets,
		.data_packets = connection->data_packets,
		.data_bytes = connection->data_bytes,
		.bytes_in = connection->socket.in_bytes,
		.bytes_out = connection->socket.out_bytes,
	};
	enum ipc_fault fault = net_admit_stranger(&traffic);

	if (connection->phase >= NET_GUEST) {
		if (connection->quota.paid_ms == 0)
			net_admit_begin(&connection->quota, &traffic, now_ms);
		fault = net_admit_guest(&connection->quota, &traffic, now_ms);
	}
	if (fault)
		net_connection_end(connection, fault, "Too many requests");
}

/* Looked at before libssh reads: it reports a client that breaks off its handshake like one that has gone. */
static int is_speaking(const struct net_connection *connection)
{
	char first;

	return connection->phase == NET_STRANGER &&
	       recv(connection->tcp, &first, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}

static void hear_client(struct net_connection *connection, int64_t now_ms)
{
	int has_spoken = is_speaking(connection);

	ssh_event_dopoll(connection->event, 0);
	net_login_watch(connection);
	count(connection, now_ms);
	find_end(connection, has_spoken);
}

/* The gate is silent until the session leaves; anything else, its end too, means that it has crashed. */
static void hear_session(struct net_connection *connection)
{
	int err = net_ask_leave(connection->gate, &connection->status);

	if (err == ERR_BUSY)
		return;
	connection->has_left = !err;
	close(connection->gate);
	connection->gate = -1;
	if (connection->phase < NET_SPEAKING)
		net_connection_end(connection, FAULT_SYSTEM, "Busy, please try again later");
}

/* Answers to a client's own questions do not count as long as it leaves its screen unread. */
static uint64_t taken(const struct net_connection *connection)
{
	return connection->relay->out_n > 0 ? connection->relay->sent : connection->socket.out_bytes;
}

/* The client is to take what it is sent: some of it, every now and then. */
static void watch_stall(struct net_connection *connection, int64_t now_ms)
{
	if (taken(connection) != connection->moved || !net_relay_is_pending(connection->relay)) {
		connection->moved = taken(connection);
		connection->moved_ms = now_ms;
	} else if (now_ms - connection->moved_ms >= connection->conf->stall_s * MS_PER_S) {
		net_connection_end(connection, FAULT_STALL, NULL);
	}
}

static int sooner(int a_ms, int64_t b_ms)
{
	if (b_ms < 0)
		b_ms = 0;
	return a_ms < 0 || b_ms < a_ms ? (int)b_ms : a_ms;
}

static int timeout_ms(const struct net_connection *connection, int64_t now_ms)
{
	int wait_ms = net_channel_resize_due_ms(connection, now_ms);

	if (net_relay_is_ready(connection->relay))
		return 0;
	if (connection->phase == NET_SPEAKING && net_relay_is_pending(connection->relay))
		wait_ms =
			sooner(wait_ms, connection->moved_ms + connection->conf->stall_s * MS_PER_S - now_ms);
	if (connection->phase == NET_LEAVING)
		wait_ms = sooner(wait_ms, net_leave_left_ms(connection, now_ms));
	return wait_ms;
}

static int wait_for(struct net_connection *connection, struct pollfd fds[WAITS])
{
	short events = net_relay_is_full(connection->relay) ? 0 : POLLIN;

	if (is_writing(connection))
		events |= POLLOUT;
	fds[WAIT_TCP] = (struct pollfd){.fd = connection->tcp, .events = events};
	fds[WAIT_GATE] = (struct pollfd){.fd = connection->gate, .events = POLLIN};
	net_relay_want(connection->relay, fds + WAIT_STREAMS);
	if (poll(fds, WAITS, timeout_ms(connection, base_clock_monotonic_ms())) >= 0)
		return 0;
	return errno == EINTR ? ERR_BUSY : ERR_SYSTEM;
}

/* One round after the waiting. */
static void step(struct net_connection *connection, const struct pollfd fds[WAITS])
{
	int64_t now_ms = base_clock_monotonic_ms();

	if (fds[WAIT_TCP].revents)
		hear_client(connection, now_ms);
	if (fds[WAIT_GATE].revents && !connection->is_over && connection->gate >= 0)
		hear_session(connection);
	if (connection->is_over)
		return;
	net_relay_move(connection->relay, fds + WAIT_STREAMS);
	net_channel_resize(connection, now_ms);
	if (connection->phase == NET_SPEAKING) {
		if (connection->gate < 0 && net_relay_is_done(connection->relay))
			net_leave_begin(connection, now_ms);
		watch_stall(connection, now_ms);
	}
	/* that the socket takes more, libssh learns only by a poll of its own, which spares us one wake-up */
	if (is_writing(connection))
		hear_client(connection, now_ms);
	if (connection->phase == NET_LEAVING && net_leave_left_ms(connection, now_ms) == 0)
		net_connection_end(connection, FAULT_NONE, NULL);
}

static void serve(struct net_connection *connection)
{
	struct pollfd fds[WAITS];
	int err;

	while (!connection->is_over) {
		err = wait_for(connection, fds);
		if (!err)
			step(connection, fds);
		else if (err != ERR_BUSY)
			net_connection_end(connection, FAULT_SYSTEM, NULL);
	}
}

/* Whatever it is doing: dawdlers get no good-bye. */
static void end_by_alarm(int number)
{
	(void)number;
	_exit(FAULT_GRACE);
}

/* The rest of the key exchange is read like any message: its function would miss those that come with it. */
static void say_first_word(struct net_connection *connection)
{
	int has_spoken = is_speaking(connection);

	if (ssh_handle_key_exchange(connection->session) == SSH_ERROR)
		net_connection_end(connection, name_end(connection, has_spoken), NULL);
	else if (ssh_event_add_session(connection->event, connection->session) != SSH_OK)
		net_connection_end(connection, FAULT_SYSTEM, NULL);
}

/* All that may still be done in freedom. */
static enum ipc_fault prepare(struct net_connection *connection, const struct net_server *server,
			      const struct cage *list)
{
	connection->session = net_server_begin(server, connection->tcp);
	connection->event = ssh_event_new();
	if (!connection->session || !connection->event)
		return FAULT_SYSTEM;
	signal(SIGALRM, end_by_alarm);
	alarm((unsigned)connection->conf->login_grace_s);
	return net_jail_lock(list) ? FAULT_SYSTEM : FAULT_NONE;
}

enum ipc_fault net_connection_run(const struct net_server *server, const struct ipc_birth *birth,
				  const struct cage *list, const struct conf *conf)
{
	struct net_relay relay; /* large, and touched only as far as it is used */
	struct net_connection connection = {
		.conf = conf,
		.tcp = birth->fds[0],
		.gate = birth->fds[1],
		.relay = &relay,
	};
	enum ipc_fault fault = prepare(&connection, server, list);

	if (fault)
		return fault;
	ssh_set_counters(connection.session, &connection.socket, &connection.packets);
	net_relay_init(&relay, connection.session, &connection.packets);
	net_login_begin(&connection);
	say_first_word(&connection);
	serve(&connection);
	net_leave_end(&connection);
	return connection.fault;
}
