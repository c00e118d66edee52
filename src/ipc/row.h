/* One session as operators are told of it, and as it names itself to a new keeper: the values of two messages. */
#ifndef IPC_ROW_H
#define IPC_ROW_H

#include "ipc/message.h"
#include "ipc/packet.h"

struct ipc_row {
	uint64_t id, pid; /* pid 0: not known */
	char source[IPC_SOURCE_SIZE], door[IPC_DOOR_SIZE], who[IPC_WHO_SIZE];
	int64_t began_s;
};

/* A whole message: kind is IPC_OPERATE_ROW or IPC_CONTROL_HELLO. */
void ipc_row_put(struct ipc_packet *packet, enum ipc_message kind, const struct ipc_row *row);

/* The values of such a message, and its end. */
int ipc_row_get(struct ipc_packet *packet, struct ipc_row *row);

#endif
