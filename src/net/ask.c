/* Asking, and checking the shape of the answers. */
#include "config.h"

#include "net/ask.h"

#include <string.h>

#include "base/err.h"
#include "ipc/packet.h"

enum { EXIT_STATUS_MAX = 255 };

static int await(int gate, struct ipc_packet *packet, uint32_t kind)
{
	int err = ipc_packet_await(gate, packet, -1);

	if (err || packet->kind == kind)
		return err;
	ipc_packet_end(packet);
	return ERR_SYNTAX;
}

int net_ask_enter(int gate, const char *user, char why[IPC_SENTENCE_SIZE])
{
	struct ipc_packet packet;
	uint64_t is_open;
	int err;

	*why = '\0';
	ipc_packet_begin(&packet, IPC_GATE_ENTER);
	ipc_packet_put_text(&packet, user);
	err = ipc_packet_send(gate, &packet);
	if (!err)
		err = await(gate, &packet, IPC_GATE_VERDICT);
	if (err)
		return err;
	ipc_packet_get_number(&packet, &is_open);
	ipc_packet_get_text(&packet, why, IPC_SENTENCE_SIZE);
	err = ipc_packet_end(&packet);
	if (err)
		return err;
	return is_open ? 0 : ERR_DENIED;
}

int net_ask_key(int gate, const void *key, size_t n, int is_proven)
{
	struct ipc_packet packet;
	uint64_t is_known;
	int err;

	ipc_packet_begin(&packet, IPC_GATE_KEY);
	ipc_packet_put_number(&packet, (uint64_t)is_proven);
	ipc_packet_put_bytes(&packet, key, n);
	err = ipc_packet_send(gate, &packet);
	if (!err)
		err = await(gate, &packet, IPC_GATE_KNOWN);
	if (err)
		return err;
	ipc_packet_get_number(&packet, &is_known);
	err = ipc_packet_end(&packet);
	if (err)
		return err;
	return is_known ? 0 : ERR_NOT_FOUND;
}

int net_ask_terminal(int gate, const char *term, unsigned lines, unsigned columns)
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, IPC_GATE_TERMINAL);
	ipc_packet_put_text(&packet, term);
	ipc_packet_put_number(&packet, lines);
	ipc_packet_put_number(&packet, columns);
	return ipc_packet_send(gate, &packet);
}

int net_ask_variable(int gate, const char *name, const char *value)
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, IPC_GATE_VARIABLE);
	ipc_packet_put_text(&packet, name);
	ipc_packet_put_text(&packet, value);
	return ipc_packet_send(gate, &packet);
}

int net_ask_resize(int gate, unsigned lines, unsigned columns)
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, IPC_GATE_RESIZE);
	ipc_packet_put_number(&packet, lines);
	ipc_packet_put_number(&packet, columns);
	return ipc_packet_send(gate, &packet);
}

static int ask_streams(int gate, const struct ipc_packet *question, int streams[NET_STREAMS])
{
	struct ipc_packet packet;
	int err = ipc_packet_send(gate, question);

	streams[NET_STREAM_MAIN] = streams[NET_STREAM_COMPLAINT] = -1;
	if (!err)
		err = await(gate, &packet, IPC_GATE_STREAMS);
	if (err)
		return err;
	streams[NET_STREAM_MAIN] = ipc_packet_get_fd(&packet);
	if (packet.next_fd < packet.n_fds) /* a terminal has one stream for both */
		streams[NET_STREAM_COMPLAINT] = ipc_packet_get_fd(&packet);
	return ipc_packet_end(&packet);
}

int net_ask_shell(int gate, int streams[NET_STREAMS])
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, IPC_GATE_SHELL);
	return ask_streams(gate, &packet, streams);
}

int net_ask_command(int gate, const char *line, int streams[NET_STREAMS])
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, IPC_GATE_COMMAND);
	ipc_packet_put_bytes(&packet, line, strlen(line));
	return ask_streams(gate, &packet, streams);
}

int net_ask_leave(int gate, unsigned *status)
{
	struct ipc_packet packet;
	uint64_t number;
	int err = ipc_packet_receive(gate, &packet);

	if (err)
		return err;
	ipc_packet_get_number(&packet, &number);
	err = ipc_packet_end(&packet);
	if (packet.kind != IPC_GATE_LEAVE || number > EXIT_STATUS_MAX)
		err = ERR_SYNTAX;
	*status = (unsigned)number;
	return err;
}
