/* The table of connections. */
#include "config.h"

#include "guard/connection.h"

#include <stdlib.h>

#include "base/mem.h"

struct guard_connection *guard_connection_add(struct guard_connections *connections, uint64_t id)
{
	struct guard_connection *connection = base_mem_zero(1, sizeof *connection);

	if (id == 0 || guard_map_find(&connections->map, id))
		id = connections->last_id + 1;
	if (id > connections->last_id)
		connections->last_id = id;
	connection->id = id;
	connection->fd = -1;
	guard_map_add(&connections->map, &connection->node, id);
	return connection;
}

struct guard_connection *guard_connection_find(const struct guard_connections *connections, uint64_t id)
{
	return (struct guard_connection *)guard_map_find(&connections->map, id);
}

struct guard_connection *guard_connection_find_pid(const struct guard_connections *connections, pid_t pid)
{
	for (size_t i = 0; i < connections->map.cap; i++)
		for (struct guard_map_node *node = connections->map.chains[i]; node; node = node->next)
			if (((struct guard_connection *)node)->pid == pid)
				return (struct guard_connection *)node;
	return NULL;
}

static void leave_queue(struct guard_connections *connections, struct guard_connection *connection)
{
	struct guard_queue *queue = &connections->queues[connection->queue];

	if (connection->queue == GUARD_QUEUE_NONE)
		return;
	*(connection->before ? &connection->before->after : &queue->first) = connection->after;
	*(connection->after ? &connection->after->before : &queue->last) = connection->before;
	connection->before = connection->after = NULL;
	connection->queue = GUARD_QUEUE_NONE;
}

void guard_connection_queue(struct guard_connections *connections, struct guard_connection *connection,
			    enum guard_queue_name name, int64_t now_ms)
{
	struct guard_queue *queue = &connections->queues[name];

	leave_queue(connections, connection);
	if (name == GUARD_QUEUE_NONE)
		return;
	connection->queue = name;
	connection->queued_ms = now_ms;
	connection->before = queue->last;
	*(queue->last ? &queue->last->after : &queue->first) = connection;
	queue->last = connection;
}

static int compare(const void *a, const void *b)
{
	uint64_t one = *(const uint64_t *)a, other = *(const uint64_t *)b;

	return one < other ? -1 : one > other;
}

uint64_t *guard_connection_list(const struct guard_connections *connections, size_t *n)
{
	uint64_t *ids = base_mem_zero(connections->map.n + 1, sizeof *ids);

	*n = 0;
	for (size_t i = 0; i < connections->map.cap; i++)
		for (const struct guard_map_node *node = connections->map.chains[i]; node; node = node->next)
			ids[(*n)++] = node->hash;
	qsort(ids, *n, sizeof *ids, compare);
	return ids;
}

void guard_connection_remove(struct guard_connections *connections, struct guard_connection *connection)
{
	leave_queue(connections, connection);
	guard_map_remove(&connections->map, &connection->node);
	free(connection);
}
