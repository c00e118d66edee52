/*
 * What sessions, operators and strangers may say to the keeper: the input is a series of messages, each with a byte
 * for whom it comes from, one for its kind, one for its length, and its bytes as they are.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "base/mem.h"
#include "guard/control.h"
#include "guard/life.h"
#include "guard/operate.h"
#include "ipc/packet.h"

enum { SESSIONS = 2, OPERATOR = 2, STRANGER = 3, TALKERS = 4, HEAD = 3, FIRST_KIND = 30, KINDS = 26 };

enum { STRANGE_UID = 54321 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

struct world {
	struct guard_keeper keeper;
	int ends[TALKERS]; /* the others' */
	uint64_t numbers[TALKERS];
};

static void add_session(struct world *world, int i)
{
	struct guard_connection *connection = guard_connection_add(&world->keeper.connections, 0);
	int ends[2];

	if (ipc_packet_pair(ends))
		abort();
	connection->stage = GUARD_STAGE_ASKING;
	connection->pid = -1 - i;
	connection->fd = ends[0];
	guard_watch_add(world->keeper.epoll, ends[0], GUARD_WATCH_CONNECTION, connection->id);
	guard_limit_begin(&world->keeper.limit, &connection->source);
	world->numbers[i] = connection->id;
	world->ends[i] = ends[1];
}

static void add_peer(struct world *world, int i, uid_t uid)
{
	struct guard_socket *socket = &world->keeper.socket;
	int ends[2];

	if (ipc_packet_pair(ends))
		abort();
	world->numbers[i] = ++socket->last_number;
	world->ends[i] = ends[1];
	guard_watch_add(world->keeper.epoll, ends[0], GUARD_WATCH_PEER, world->numbers[i]);
	socket->peers[socket->n++] =
		(struct guard_peer){.number = world->numbers[i], .fd = ends[0], .uid = uid, .pid = -10 - i};
}

static void begin(struct world *world)
{
	struct guard_keeper *keeper = &world->keeper;

	base_conf_init(&keeper->conf, "");
	keeper->report.left_out = 1; /* no lines */
	keeper->report.lines = GUARD_REPORT_MAX;
	keeper->report.until_ms = INT64_MAX;
	keeper->setting.identity.uid = 1000;
	keeper->epoll = epoll_create1(EPOLL_CLOEXEC);
	keeper->socket.epoll = keeper->epoll;
	keeper->socket.fd = -1;
	guard_limit_init(&keeper->limit);
	guard_penalty_init(&keeper->penalty);
	for (int i = 0; i < SESSIONS; i++)
		add_session(world, i);
	add_peer(world, OPERATOR, 1000);
	add_peer(world, STRANGER, STRANGE_UID);
}

static void end(struct world *world)
{
	struct guard_keeper *keeper = &world->keeper;
	struct guard_map_node *node;
	size_t at = 0;

	while ((node = guard_map_any(&keeper->connections.map, &at)))
		guard_life_close_fd(keeper, (struct guard_connection *)node);
	if (keeper->limit.startups + keeper->limit.sessions + keeper->limit.sources.n > 0)
		abort(); /* who has gone is still counted */
	guard_socket_close(&keeper->socket);
	guard_map_release(&keeper->connections.map);
	guard_limit_release(&keeper->limit);
	guard_penalty_release(&keeper->penalty);
	close(keeper->epoll);
	for (int i = 0; i < TALKERS; i++)
		close(world->ends[i]);
}

static void hear(struct world *world, int i)
{
	struct guard_connection *connection = guard_connection_find(&world->keeper.connections, world->numbers[i]);
	struct guard_peer *peer = guard_socket_find(&world->keeper.socket, world->numbers[i]);
	size_t before = world->keeper.connections.map.n;

	if (i < SESSIONS && connection)
		guard_control_hear(&world->keeper, connection);
	if (i >= SESSIONS && peer)
		guard_operate_hear(&world->keeper, peer);
	if (i == STRANGER && world->keeper.connections.map.n > before)
		abort(); /* a stranger became a session */
}

static void say(int fd, uint32_t kind, const uint8_t *data, size_t length)
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, kind);
	memcpy(packet.bytes, data, length);
	packet.n = length;
	ipc_packet_send(fd, &packet);
}

/* Nobody is killed here: what is adopted has the pid that the kernel tells of a peer, and these are no process's. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct world *world = base_mem_zero(1, sizeof *world);

	begin(world);
	while (n > HEAD) {
		int i = data[0] % TALKERS;
		uint32_t kind = FIRST_KIND + data[1] % KINDS;
		size_t length = data[2];

		data += HEAD;
		n -= HEAD;
		if (length > n)
			length = n;
		say(world->ends[i], kind, data, length);
		hear(world, i);
		data += length;
		n -= length;
	}
	end(world);
	free(world);
	return 0;
}
