/* Messages in, answers out, streams handed over. */
#include "config.h"

#include "gate/gate.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"

enum { BUFFER_BYTES = 32768 }; /* of a stream: what a client that does not read may leave lying in the kernel */

void gate_open(struct gate *gate, int fd)
{
	gate->fd = fd;
	gate->stream = gate->complaints = -1;
	gate->keys = NULL;
	gate_request_init(&gate->request);
}

static void close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

void gate_close(struct gate *gate)
{
	close_end(&gate->stream);
	close_end(&gate->complaints);
	close_end(&gate->fd);
}

static int answer(struct gate *gate)
{
	int is_open = gate->request.stage == GATE_ENTERED;
	struct ipc_packet packet;

#ifdef CRASH_TRIGGER
	if (strcmp(gate->request.user, "crash.session") == 0)
		abort();
#endif
	ipc_packet_begin(&packet, IPC_GATE_VERDICT);
	ipc_packet_put_number(&packet, (uint64_t)is_open);
	ipc_packet_put_text(&packet, is_open ? "" : domain_door_refusal());
	return ipc_packet_send(gate->fd, &packet);
}

static int answer_key(struct gate *gate)
{
	const struct gate_keys *keys = gate->keys;
	const struct gate_key *shown = &gate->request.shown;
	struct ipc_packet packet;

	ipc_packet_begin(&packet, IPC_GATE_KNOWN);
	ipc_packet_put_number(&packet, keys && keys->is_known(keys->context, shown->bytes, shown->n));
	return ipc_packet_send(gate->fd, &packet);
}

static int take(struct gate *gate, struct ipc_packet *packet)
{
	enum gate_stage before = gate->request.stage;
	unsigned n_shown = gate->request.n_shown;
	int err = gate_request_take(&gate->request, packet);

	if (err)
		return err;
	if (gate->request.n_shown != n_shown)
		return answer_key(gate);
	return before == GATE_OUTSIDE && gate->request.stage != before ? answer(gate) : 0;
}

int gate_hear(struct gate *gate)
{
	struct ipc_packet packet;
	int err = ipc_packet_receive(gate->fd, &packet);

	while (!err) {
		err = take(gate, &packet);
		if (!err)
			err = ipc_packet_receive(gate->fd, &packet);
	}
	return err == ERR_BUSY ? 0 : err;
}

static int make_stream(int ends[2])
{
	int size = BUFFER_BYTES;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
		return base_err_from_errno(errno);
	for (int i = 0; i < 2; i++)
		setsockopt(ends[i], SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
	return 0;
}

int gate_serve(struct gate *gate)
{
	int stream[2] = {-1, -1}, complaints[2] = {-1, -1}, err = make_stream(stream);
	struct ipc_packet packet;

	if (!err)
		err = make_stream(complaints);
	if (!err) {
		ipc_packet_begin(&packet, IPC_GATE_STREAMS);
		ipc_packet_put_fd(&packet, stream[1]);
		ipc_packet_put_fd(&packet, complaints[1]);
		err = ipc_packet_send(gate->fd, &packet);
	}
	close_end(&stream[1]);
	close_end(&complaints[1]);
	gate->stream = stream[0];
	gate->complaints = complaints[0];
	return err;
}

int gate_leave(struct gate *gate, unsigned status)
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, IPC_GATE_LEAVE);
	ipc_packet_put_number(&packet, status);
	return ipc_packet_send(gate->fd, &packet);
}
