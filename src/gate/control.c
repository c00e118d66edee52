/* What a session and the keeper have to tell each other. */
#include "config.h"

#include "gate/control.h"

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "ipc/packet.h"

void gate_control_open(struct control *control, const struct ipc_birth *birth, const char *data)
{
	*control = (struct control){
		.fd = birth->fds[1], .data = data, .id = birth->id, .began_at = base_clock_now_s()};
	memcpy(control->source, birth->source, sizeof control->source);
}

static void lose(struct control *control)
{
	if (control->fd >= 0)
		close(control->fd);
	control->fd = -1;
	control->next_try_ms = base_clock_monotonic_ms() + GATE_CONTROL_RETRY_MS;
}

void gate_control_close(struct control *control)
{
	lose(control);
}

/* A keeper that does not read is as good as none. */
static void tell(struct control *control, const struct ipc_packet *packet)
{
	if (control->fd >= 0 && ipc_packet_send(control->fd, packet))
		lose(control);
}

void gate_control_state(struct control *control, const char *door, const char *who)
{
	struct ipc_packet packet;

	if (strcmp(control->door, door) == 0 && strcmp(control->who, who) == 0)
		return;
	if (base_mem_copy(control->door, sizeof control->door, door) ||
	    base_mem_copy(control->who, sizeof control->who, who))
		return;
	ipc_packet_begin(&packet, IPC_CONTROL_STATE);
	ipc_packet_put_text(&packet, door);
	ipc_packet_put_text(&packet, who);
	tell(control, &packet);
}

void gate_control_fault(struct control *control, enum ipc_fault fault)
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, IPC_CONTROL_FAULT);
	ipc_packet_put_number(&packet, fault);
	tell(control, &packet);
}

int gate_control_wait_ms(const struct control *control)
{
	int64_t left_ms = control->next_try_ms - base_clock_monotonic_ms();

	if (control->fd >= 0)
		return -1;
	return left_ms > 0 ? (int)left_ms : 0;
}

static void say_hello(struct control *control)
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, IPC_CONTROL_HELLO);
	ipc_packet_put_number(&packet, control->id);
	ipc_packet_put_number(&packet, (uint64_t)getpid());
	ipc_packet_put_text(&packet, control->source);
	ipc_packet_put_text(&packet, control->door);
	ipc_packet_put_text(&packet, control->who);
	ipc_packet_put_number(&packet, (uint64_t)control->began_at);
	tell(control, &packet);
}

/* Without waiting: a keeper that is starting will be there next time. */
static void look_for_keeper(struct control *control)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int n = snprintf(address.sun_path, sizeof address.sun_path, "%s/%s", control->data, IPC_KEEPER_SOCKET);

	if (base_clock_monotonic_ms() < control->next_try_ms)
		return;
	if (n > 0 && (size_t)n < sizeof address.sun_path)
		control->fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (control->fd >= 0 && connect(control->fd, (const struct sockaddr *)&address, sizeof address) == 0)
		say_hello(control);
	else
		lose(control);
}

static enum control_news read_news(struct control *control, struct ipc_packet *packet)
{
	enum control_news news = packet->kind == IPC_CONTROL_SAY   ? CONTROL_SAY
				 : packet->kind == IPC_CONTROL_END ? CONTROL_END
								   : CONTROL_QUIET;

	if (news != CONTROL_QUIET)
		ipc_packet_get_text(packet, control->text, sizeof control->text);
	if (ipc_packet_end(packet) == 0)
		return news;
	lose(control);
	return CONTROL_QUIET;
}

enum control_news gate_control_hear(struct control *control)
{
	struct ipc_packet packet;
	int err;

	if (control->fd < 0)
		look_for_keeper(control);
	if (control->fd < 0)
		return CONTROL_QUIET;
	err = ipc_packet_receive(control->fd, &packet);
	if (!err)
		return read_news(control, &packet);
	if (err != ERR_BUSY)
		lose(control);
	return CONTROL_QUIET;
}
