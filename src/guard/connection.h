/*
 * The connections that the keeper knows: by number, and in two queues of those that have to be done with something by
 * a time.  All in one queue have the same length of time, so the first one is always the next that is due.
 */
#ifndef GUARD_CONNECTION_H
#define GUARD_CONNECTION_H

#include <sys/types.h>

#include "guard/map.h"
#include "guard/source.h"
#include "ipc/fault.h"
#include "ipc/message.h"

enum guard_stage {
	GUARD_STAGE_GREETING, /* the key exchange; fd is the session's end of the gate */
	GUARD_STAGE_ASKING,   /* a session answers; fd is the keeper's end of control, from here on */
	GUARD_STAGE_OPEN,     /* it was let in */
};

enum guard_queue_name { GUARD_QUEUE_NONE, GUARD_QUEUE_STARTUP, GUARD_QUEUE_LEAVING, GUARD_QUEUE_COUNT };

struct guard_connection {
	struct guard_map_node node;
	uint64_t id;
	struct guard_source address, source; /* source: what of it is counted */
	enum guard_stage stage;
	int fd;
	enum guard_queue_name queue;
	struct guard_connection *before, *after; /* in its queue */
	int64_t queued_ms;
	uint64_t net_serial, session_serial; /* nurseries of its processes; 0: there is no such process (any more) */
	pid_t pid;			     /* of the session; 0: not known (yet) */
	int is_adopted;			     /* it began under an earlier keeper, or its nursery has gone */
	int is_stopped;			     /* its processes were killed: how they ended says nothing */
	enum ipc_fault fault;
	int64_t began_s;
	char door[IPC_DOOR_SIZE], who[IPC_WHO_SIZE];
};

struct guard_queue {
	struct guard_connection *first, *last;
};

struct guard_connections {
	struct guard_map map;
	struct guard_queue queues[GUARD_QUEUE_COUNT];
	uint64_t last_id;
};

/* A new one; id 0, or one that is taken: the next free number. */
struct guard_connection *guard_connection_add(struct guard_connections *connections, uint64_t id);

struct guard_connection *guard_connection_find(const struct guard_connections *connections, uint64_t id);

/* The one whose session is that process; NULL.  It looks at all of them. */
struct guard_connection *guard_connection_find_pid(const struct guard_connections *connections, pid_t pid);

/* Takes it out of its queue and puts it at the end of another one (or of none). */
void guard_connection_queue(struct guard_connections *connections, struct guard_connection *connection,
			    enum guard_queue_name queue, int64_t now_ms);

/* The numbers of all connections, ascending; free() them. */
uint64_t *guard_connection_list(const struct guard_connections *connections, size_t *n);

void guard_connection_remove(struct guard_connections *connections, struct guard_connection *connection);

#endif
