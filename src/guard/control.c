/* The conversation with sessions. */
#include "config.h"

#include "guard/control.h"

#include <stdlib.h>

#include "base/err.h"
#include "base/mem.h"
#include "guard/life.h"
#include "ipc/packet.h"

static int read_state(struct guard_keeper *keeper, struct guard_connection *connection, struct ipc_packet *packet)
{
	char door[IPC_DOOR_SIZE], who[IPC_WHO_SIZE];
	int err;

	ipc_packet_get_text(packet, door, sizeof door);
	ipc_packet_get_text(packet, who, sizeof who);
	err = ipc_packet_end(packet);
	if (err)
		return err;
	base_mem_copy(connection->door, sizeof connection->door, door);
	base_mem_copy(connection->who, sizeof connection->who, who);
	if (connection->stage == GUARD_STAGE_ASKING)
		guard_life_let_in(keeper, connection);
	return 0;
}

static int read_fault(struct guard_keeper *keeper, struct guard_connection *connection, struct ipc_packet *packet)
{
	uint64_t number;
	int err;

	ipc_packet_get_number(packet, &number);
	err = ipc_packet_end(packet);
	if (err)
		return err;
	if (number > FAULT_CRASH)
		return ERR_RANGE;
	guard_life_hold_against(keeper, connection, ipc_fault_find((unsigned)number)->fault);
	return 0;
}

static int understand(struct guard_keeper *keeper, struct guard_connection *connection, struct ipc_packet *packet)
{
	switch (packet->kind) {
	case IPC_CONTROL_STATE:
		return read_state(keeper, connection, packet);
	case IPC_CONTROL_FAULT:
		return read_fault(keeper, connection, packet);
	default:
		ipc_packet_end(packet);
		return ERR_SYNTAX;
	}
}

void guard_control_hear(struct guard_keeper *keeper, struct guard_connection *connection)
{
	struct ipc_packet packet;
	int err = ipc_packet_receive(connection->fd, &packet);

	if (err == ERR_BUSY)
		return;
	if (!err)
		err = understand(keeper, connection, &packet);
	if (!err)
		return;
	if (err != ERR_CLOSED) { /* no session of ours speaks like that: it was taken over */
		guard_life_note_fault(keeper, connection, FAULT_CRASH);
		guard_life_stop(keeper, connection);
	}
	guard_life_close_fd(keeper, connection);
}

size_t guard_control_say(const struct guard_keeper *keeper, const char *text)
{
	size_t n, told = 0;
	uint64_t *ids = guard_connection_list(&keeper->connections, &n);
	struct ipc_packet packet;

	ipc_packet_begin(&packet, IPC_CONTROL_SAY);
	ipc_packet_put_text(&packet, text);
	for (size_t i = 0; i < n; i++) {
		const struct guard_connection *connection = guard_connection_find(&keeper->connections, ids[i]);

		if (connection->stage == GUARD_STAGE_OPEN && connection->fd >= 0)
			told += ipc_packet_send(connection->fd, &packet) == 0;
	}
	free(ids);
	return told;
}
