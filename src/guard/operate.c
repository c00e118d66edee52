/* The conversation at the socket. */
#include "config.h"

#include "guard/operate.h"

#include <stdlib.h>

#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "guard/control.h"
#include "guard/life.h"
#include "ipc/row.h"

enum { ID_MAX_BITS = 48 }; /* what claims to be a larger number gets a new one */

static int send_row(int fd, const struct guard_connection *connection)
{
	struct ipc_row row = {.id = connection->id, .pid = (uint64_t)connection->pid, .began_s = connection->began_s};
	struct ipc_packet packet;

	guard_source_text(&connection->address, row.source);
	base_mem_copy(row.door, sizeof row.door, connection->door);
	base_mem_copy(row.who, sizeof row.who, connection->who);
	ipc_row_put(&packet, IPC_OPERATE_ROW, &row);
	return ipc_packet_send(fd, &packet);
}

static int send_done(int fd, size_t number)
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, IPC_OPERATE_DONE);
	ipc_packet_put_number(&packet, number);
	return ipc_packet_send(fd, &packet);
}

/*
 * Which of the listed have a session; those that have ended since are left out.  One that has closed its line to us is
 * still there.
 */
static const struct guard_connection *find_open(const struct guard_keeper *keeper, uint64_t id)
{
	const struct guard_connection *connection = guard_connection_find(&keeper->connections, id);

	if (!connection || connection->stage != GUARD_STAGE_OPEN)
		return NULL;
	return connection->fd >= 0 || connection->session_serial ? connection : NULL;
}

static void take_state(struct guard_connection *connection, const struct ipc_row *row)
{
	base_mem_copy(connection->door, sizeof connection->door, row->door);
	base_mem_copy(connection->who, sizeof connection->who, row->who);
}

/*
 * Says HELLO though it is known: we did not read for a while, so it has given its line up.  It stays the one that it
 * was, wherever it claims to come from; and it has one line.
 */
static int resume(struct guard_keeper *keeper, struct guard_peer *peer, struct guard_connection *connection,
		  const struct ipc_row *row)
{
	if (connection->fd >= 0 || connection->stage != GUARD_STAGE_OPEN)
		return ERR_DENIED;
	if (guard_life_resume(keeper, connection, guard_socket_take(&keeper->socket, peer)) == 0)
		take_state(connection, row);
	return 0;
}

/* The peer becomes a connection.  Who it is and its process are what the kernel says, the rest what it says. */
static int adopt(struct guard_keeper *keeper, struct guard_peer *peer, struct ipc_packet *packet)
{
	struct guard_connection *connection;
	struct guard_source address;
	struct ipc_row row;
	pid_t pid = peer->pid;

	if (peer->uid != keeper->setting.identity.uid &&
	    !guard_identity_is_operator(&keeper->setting.identity, peer->uid)) {
		ipc_packet_end(packet);
		return ERR_DENIED;
	}
	if (ipc_row_get(packet, &row) || guard_source_read(row.source, &address))
		return ERR_SYNTAX;
	connection = guard_connection_find_pid(&keeper->connections, pid);
	if (connection)
		return resume(keeper, peer, connection, &row);
	connection = guard_life_adopt(keeper, row.id >> ID_MAX_BITS ? 0 : row.id, &address,
				      guard_socket_take(&keeper->socket, peer));
	if (!connection)
		return 0;
	connection->pid = pid;
	connection->began_s = row.began_s;
	take_state(connection, &row);
	return 0;
}

static int list(struct guard_keeper *keeper, struct guard_peer *peer, struct ipc_packet *packet)
{
	int err = ipc_packet_end(packet);

	if (err || peer->ids)
		return err ? err : ERR_SYNTAX;
	peer->ids = guard_connection_list(&keeper->connections, &peer->n_ids);
	peer->next = peer->n_told = 0;
	guard_operate_tell(keeper, peer);
	return 0;
}

static int kick(struct guard_keeper *keeper, struct guard_peer *peer, struct ipc_packet *packet)
{
	char why[IPC_SENTENCE_SIZE];
	struct guard_connection *connection;
	uint64_t id;
	int err;

	ipc_packet_get_number(packet, &id);
	ipc_packet_get_text(packet, why, sizeof why);
	err = ipc_packet_end(packet);
	if (err)
		return err;
	connection = find_open(keeper, id) ? guard_connection_find(&keeper->connections, id) : NULL;
	if (connection)
		guard_life_ask_to_leave(keeper, connection, why);
	return send_done(peer->fd, connection != NULL);
}

static int say(struct guard_keeper *keeper, struct guard_peer *peer, struct ipc_packet *packet)
{
	char text[IPC_SENTENCE_SIZE];
	int err;

	ipc_packet_get_text(packet, text, sizeof text);
	err = ipc_packet_end(packet);
	return err ? err : send_done(peer->fd, guard_control_say(keeper, text));
}

static const struct {
	enum ipc_message kind;
	int (*answer)(struct guard_keeper *keeper, struct guard_peer *peer, struct ipc_packet *packet);
} rows[] = {{IPC_OPERATE_LIST, list}, {IPC_OPERATE_KICK, kick}, {IPC_OPERATE_SAY, say}};

static int understand(struct guard_keeper *keeper, struct guard_peer *peer, struct ipc_packet *packet)
{
	if (packet->kind == IPC_CONTROL_HELLO)
		return adopt(keeper, peer, packet);
	if (guard_identity_is_operator(&keeper->setting.identity, peer->uid))
		for (size_t i = 0; i < BASE_COUNT(rows); i++)
			if (rows[i].kind == packet->kind)
				return rows[i].answer(keeper, peer, packet);
	ipc_packet_end(packet);
	return ERR_DENIED;
}

void guard_operate_hear(struct guard_keeper *keeper, struct guard_peer *peer)
{
	uint64_t number = peer->number;
	struct ipc_packet packet;
	int err = ipc_packet_receive(peer->fd, &packet);

	if (err == ERR_BUSY)
		return;
	guard_socket_note_word(peer, keeper->now_ms);
	if (!err)
		err = understand(keeper, peer, &packet);
	if (err)
		guard_socket_drop(&keeper->socket, guard_socket_find(&keeper->socket, number));
}

void guard_operate_tell(struct guard_keeper *keeper, struct guard_peer *peer)
{
	int err = 0;

	guard_socket_note_word(peer, keeper->now_ms);
	while (peer->ids && peer->next < peer->n_ids) {
		const struct guard_connection *connection = find_open(keeper, peer->ids[peer->next]);

		if (connection)
			err = send_row(peer->fd, connection);
		if (err)
			break;
		peer->n_told += connection != NULL;
		peer->next++;
	}
	if (peer->ids && !err)
		err = send_done(peer->fd, peer->n_told);
	guard_watch_change(keeper->epoll, peer->fd, GUARD_WATCH_PEER, peer->number, err == ERR_BUSY);
	if (err)
		return;
	free(peer->ids);
	peer->ids = NULL;
}
