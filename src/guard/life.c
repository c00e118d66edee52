/* From the first byte to the last. */
#include "config.h"

#include "guard/life.h"

#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/random.h"
#include "ipc/packet.h"

enum {
	LEAVE_MS = 15000, /* for a session to end after its client has gone, or after it was asked to */
	LOTS = 100,
	ACCEPT_MAX = 32, /* of one listener before others have their turn */
};

void guard_life_hold_against(struct guard_keeper *keeper, const struct guard_connection *connection,
			     enum ipc_fault fault)
{
	const struct ipc_fault_row *row = ipc_fault_find(fault);
	char text[IPC_SOURCE_SIZE];
	int is_refused = !guard_penalty_is_exempt(&keeper->conf, &connection->address) &&
			 guard_penalty_add(&keeper->penalty, &keeper->conf, &connection->source, fault, keeper->now_ms);

	if (!*row->text || !guard_report_may(&keeper->report, &connection->source, keeper->now_ms))
		return;
	guard_source_text(&connection->address, text);
	base_log_note("連線 %" PRIu64 "（%s）：%s%s", connection->id, text, row->text,
		      is_refused ? "，暫停此來源的服務" : "");
}

/* Whoever has ended in all its parts is forgotten. */
static void finish(struct guard_keeper *keeper, struct guard_connection *connection)
{
	if (connection->fd >= 0 || connection->net_serial || connection->session_serial)
		return;
	if (connection->fault == FAULT_SYSTEM)
		guard_life_hold_against(keeper, connection, FAULT_SYSTEM);
	guard_limit_end(&keeper->limit, &connection->source, connection->stage == GUARD_STAGE_OPEN);
	guard_connection_remove(&keeper->connections, connection);
}

static void close_fd(struct guard_keeper *keeper, struct guard_connection *connection)
{
	if (connection->fd < 0)
		return;
	guard_watch_drop(keeper->epoll, connection->fd);
	close(connection->fd);
	connection->fd = -1;
}

void guard_life_close_fd(struct guard_keeper *keeper, struct guard_connection *connection)
{
	close_fd(keeper, connection);
	finish(keeper, connection);
}

static int hear_on(struct guard_keeper *keeper, struct guard_connection *connection, int fd)
{
	connection->fd = fd;
	return guard_watch_add(keeper->epoll, fd, GUARD_WATCH_CONNECTION, connection->id);
}

/* What of an address is counted. */
static struct guard_source source_of(const struct guard_keeper *keeper, const struct guard_source *address)
{
	return guard_source_mask(*address, (unsigned)keeper->conf.source_bits_ipv4,
				 (unsigned)keeper->conf.source_bits_ipv6);
}

static struct guard_connection *begin(struct guard_keeper *keeper, uint64_t id, const struct guard_source *address)
{
	struct guard_connection *connection = guard_connection_add(&keeper->connections, id);

	connection->address = *address;
	connection->source = source_of(keeper, address);
	connection->began_s = base_clock_now_s();
	return connection;
}

/* Makes a pair, keeps one end of it and hands the other on together with fd, which stays the caller's to close. */
static int hand(struct guard_keeper *keeper, struct guard_nurseries *nurseries, struct guard_connection *connection,
		int fd, uint64_t *serial)
{
	struct ipc_birth birth = {.id = connection->id, .fds = {fd}};
	int ends[2], err = ipc_packet_pair(ends);

	if (!err) {
		guard_source_text(&connection->address, birth.source);
		birth.fds[1] = ends[1];
		err = hear_on(keeper, connection, ends[0]);
		if (!err)
			err = guard_nursery_hand(nurseries, &keeper->conf, &birth, serial);
		close(ends[1]);
	}
	guard_nursery_fill(nurseries, keeper->now_ms);
	return err;
}

static enum guard_refusal judge(struct guard_keeper *keeper, const struct guard_source *address)
{
	struct guard_source source = source_of(keeper, address);

	if (guard_penalty_is_refused(&keeper->penalty, &source, keeper->now_ms) &&
	    !guard_penalty_is_exempt(&keeper->conf, address))
		return GUARD_REFUSAL_PENALTY;
	return guard_limit_judge(&keeper->limit, &keeper->conf, &source, base_random_below(LOTS));
}

static void refuse(struct guard_keeper *keeper, int fd, const struct guard_source *address, enum guard_refusal refusal)
{
	struct guard_source source = source_of(keeper, address);
	char text[IPC_SOURCE_SIZE];

	guard_refusal_say(&keeper->refusals, fd, refusal, keeper->now_ms);
	if (!guard_report_may(&keeper->report, &source, keeper->now_ms))
		return;
	guard_source_text(address, text);
	base_log_note("拒絕 %s 的連線：%s", text, guard_refusal_reason(refusal));
}

static void take(struct guard_keeper *keeper, int fd, const struct guard_source *address)
{
	enum guard_refusal refusal = judge(keeper, address);
	struct guard_connection *connection;

	if (refusal) {
		refuse(keeper, fd, address, refusal);
		return;
	}
	connection = begin(keeper, 0, address);
	guard_limit_begin(&keeper->limit, &connection->source);
	guard_connection_queue(&keeper->connections, connection, GUARD_QUEUE_STARTUP, keeper->now_ms);
	if (hand(keeper, &keeper->net, connection, fd, &connection->net_serial)) {
		refuse(keeper, fd, address, GUARD_REFUSAL_BUSY);
		guard_life_close_fd(keeper, connection);
	} else {
		close(fd);
	}
}

/* No descriptor is left for it: the reserve takes it, so that it can be told and does not stand in the way. */
static int shed(struct guard_keeper *keeper, const struct guard_listener *listener, struct sockaddr_storage *from)
{
	struct guard_source address;
	int fd, err;

	close(keeper->reserve);
	err = guard_listen_accept(listener, &fd, from);
	if (!err && guard_source_of(from, &address) == 0)
		refuse(keeper, fd, &address, GUARD_REFUSAL_BUSY);
	guard_refusal_close_all(&keeper->refusals);
	keeper->reserve = open("/dev/null", O_RDONLY | O_CLOEXEC);
	return err;
}

void guard_life_accept(struct guard_keeper *keeper, const struct guard_listener *listener)
{
	struct sockaddr_storage from;
	struct guard_source address;
	int fd, err = 0;

	for (int i = 0; i < ACCEPT_MAX && !err; i++) {
		err = guard_listen_accept(listener, &fd, &from);
		if (err == ERR_FULL)
			err = shed(keeper, listener, &from);
		else if (!err && guard_source_of(&from, &address) == 0)
			take(keeper, fd, &address);
		else if (!err)
			close(fd);
	}
}

static void begin_session(struct guard_keeper *keeper, struct guard_connection *connection)
{
	int gate = connection->fd;

	guard_watch_drop(keeper->epoll, gate);
	connection->fd = -1;
	connection->stage = GUARD_STAGE_ASKING;
	if (hand(keeper, &keeper->session, connection, gate, &connection->session_serial)) {
		guard_life_note_fault(keeper, connection, FAULT_SYSTEM);
		guard_life_stop(keeper, connection);
		close_fd(keeper, connection);
	}
	close(gate);
}

void guard_life_hear_gate(struct guard_keeper *keeper, struct guard_connection *connection, int is_over)
{
	if (is_over)
		guard_life_close_fd(keeper, connection);
	else
		begin_session(keeper, connection);
}

void guard_life_let_in(struct guard_keeper *keeper, struct guard_connection *connection)
{
	enum guard_refusal refusal = guard_limit_admit(&keeper->limit, &keeper->conf, &connection->source);

	if (refusal) {
		guard_life_ask_to_leave(keeper, connection, guard_refusal_reason(refusal));
		return;
	}
	connection->stage = GUARD_STAGE_OPEN;
	if (connection->queue == GUARD_QUEUE_STARTUP)
		guard_connection_queue(&keeper->connections, connection, GUARD_QUEUE_NONE, 0);
}

int guard_life_resume(struct guard_keeper *keeper, struct guard_connection *connection, int fd)
{
	int err = hear_on(keeper, connection, fd);

	if (err)
		guard_life_close_fd(keeper, connection);
	return err;
}

struct guard_connection *guard_life_adopt(struct guard_keeper *keeper, uint64_t id, const struct guard_source *address,
					  int fd)
{
	struct guard_connection *connection = begin(keeper, id, address);

	connection->is_adopted = 1;
	connection->stage = GUARD_STAGE_OPEN;
	guard_limit_adopt(&keeper->limit, &connection->source);
	if (hear_on(keeper, connection, fd) == 0)
		return connection;
	guard_life_close_fd(keeper, connection);
	return NULL;
}

void guard_life_note_fault(struct guard_keeper *keeper, struct guard_connection *connection, enum ipc_fault fault)
{
	if (fault == FAULT_NONE || connection->fault == FAULT_CRASH || (connection->fault && fault != FAULT_CRASH))
		return;
	connection->fault = fault;
	if (fault != FAULT_SYSTEM) /* which one process reports when the other has crashed: that is worth the line */
		guard_life_hold_against(keeper, connection, fault);
}

void guard_life_stop(struct guard_keeper *keeper, struct guard_connection *connection)
{
	connection->is_stopped = 1;
	guard_connection_queue(&keeper->connections, connection, GUARD_QUEUE_NONE, 0);
	if (connection->net_serial)
		guard_nursery_stop(&keeper->net, connection->net_serial, connection->id);
	if (connection->session_serial)
		guard_nursery_stop(&keeper->session, connection->session_serial, connection->id);
	/* Nobody's child any more, but the kernel said who it is, and its socket is still open. */
	if (connection->is_adopted && connection->pid > 1 && connection->fd >= 0)
		kill(connection->pid, SIGKILL);
}

void guard_life_ask_to_leave(struct guard_keeper *keeper, struct guard_connection *connection, const char *why)
{
	struct ipc_packet packet;

	if (connection->fd < 0) { /* it has closed its ears */
		guard_life_stop(keeper, connection);
		return;
	}
	ipc_packet_begin(&packet, IPC_CONTROL_END);
	ipc_packet_put_text(&packet, why);
	ipc_packet_send(connection->fd, &packet); /* who does not hear it is killed */
	if (connection->queue != GUARD_QUEUE_LEAVING) /* asked again it has not more time */
		guard_connection_queue(&keeper->connections, connection, GUARD_QUEUE_LEAVING, keeper->now_ms);
}

/* Which nursery the process of a connection is of that is one of these. */
static uint64_t *serial_of(const struct guard_keeper *keeper, const struct guard_nurseries *nurseries,
			   struct guard_connection *connection)
{
	return nurseries == &keeper->net ? &connection->net_serial : &connection->session_serial;
}

/* One of the two processes of a connection has ended. */
static void end_process(struct guard_keeper *keeper, struct guard_connection *connection,
			struct guard_nurseries *nurseries, int status)
{
	uint64_t *serial = serial_of(keeper, nurseries, connection);
	enum ipc_fault fault = ipc_fault_of_status(status);

	if (!connection->is_stopped) {
		if (fault == FAULT_CRASH)
			guard_nursery_distrust(nurseries, *serial);
		guard_life_note_fault(keeper, connection, fault);
	}
	*serial = 0;
	if (nurseries == &keeper->session)
		connection->pid = 0; /* another process may have that number from now on */
	else if (connection->session_serial && !connection->is_stopped)
		guard_connection_queue(&keeper->connections, connection, GUARD_QUEUE_LEAVING, keeper->now_ms);
	finish(keeper, connection);
}

/*
 * The process of a connection has lost its nursery: it lives on, but nobody tells of it any more.  Of the session the
 * number is known; it is the kernel that a nursery has it from, and as long as its line is open it is its.
 */
static void orphan(struct guard_keeper *keeper, struct guard_connection *connection, struct guard_nurseries *nurseries)
{
	*serial_of(keeper, nurseries, connection) = 0;
	if (nurseries == &keeper->session)
		connection->is_adopted = 1;
	finish(keeper, connection);
}

static void orphan_all(struct guard_keeper *keeper, struct guard_nurseries *nurseries, uint64_t serial)
{
	size_t n;
	uint64_t *ids = guard_connection_list(&keeper->connections, &n);

	for (size_t i = 0; i < n; i++) {
		struct guard_connection *connection = guard_connection_find(&keeper->connections, ids[i]);

		if (*serial_of(keeper, nurseries, connection) == serial)
			orphan(keeper, connection, nurseries);
	}
	free(ids);
}

void guard_life_note_event(struct guard_keeper *keeper, struct guard_nurseries *nurseries, uint64_t serial,
			   const struct guard_nursery_event *event)
{
	struct guard_connection *connection = guard_connection_find(&keeper->connections, event->id);

	if (event->what == GUARD_NURSERY_GONE)
		orphan_all(keeper, nurseries, serial);
	else if (event->what == GUARD_NURSERY_ENDED && connection)
		end_process(keeper, connection, nurseries, (int)event->number);
	else if (event->what == GUARD_NURSERY_BORN && connection && nurseries == &keeper->session)
		connection->pid = (pid_t)event->number;
}

static struct guard_connection *due_of(const struct guard_keeper *keeper, enum guard_queue_name queue, int64_t *due_ms)
{
	struct guard_connection *first = keeper->connections.queues[queue].first;

	if (first)
		*due_ms = first->queued_ms +
			  (queue == GUARD_QUEUE_STARTUP ? 1000 * keeper->conf.login_grace_s : LEAVE_MS);
	return first;
}

void guard_life_end_due(struct guard_keeper *keeper)
{
	struct guard_connection *connection;
	int64_t due_ms = 0;

	while ((connection = due_of(keeper, GUARD_QUEUE_STARTUP, &due_ms)) && due_ms <= keeper->now_ms) {
		guard_life_note_fault(keeper, connection, FAULT_GRACE);
		guard_life_stop(keeper, connection);
	}
	while ((connection = due_of(keeper, GUARD_QUEUE_LEAVING, &due_ms)) && due_ms <= keeper->now_ms)
		guard_life_stop(keeper, connection);
}

int64_t guard_life_due_ms(const struct guard_keeper *keeper)
{
	int64_t startup_ms = -1, leaving_ms = -1;

	due_of(keeper, GUARD_QUEUE_STARTUP, &startup_ms);
	due_of(keeper, GUARD_QUEUE_LEAVING, &leaving_ms);
	if (startup_ms < 0 || leaving_ms < 0)
		return startup_ms < 0 ? leaving_ms : startup_ms;
	return startup_ms < leaving_ms ? startup_ms : leaving_ms;
}
