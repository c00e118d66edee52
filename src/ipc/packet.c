/* Messages over SOCK_SEQPACKET: the kernel keeps their borders, so one call is one message. */
#include "config.h"

#include "ipc/packet.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/text.h"

enum { NUMBER_BYTES = 8, LENGTH_BYTES = 2 };

union control { /* aligned for the header that stands in it */
	struct cmsghdr header;
	char bytes[CMSG_SPACE(sizeof(int[IPC_PACKET_FDS]))];
};

int ipc_packet_pair(int ends[2])
{
	return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) < 0
		       ? base_err_from_errno(errno)
		       : 0;
}

void ipc_packet_begin(struct ipc_packet *packet, uint32_t kind)
{
	packet->kind = kind;
	packet->err = 0;
	packet->n = packet->at = 0;
	packet->n_fds = packet->next_fd = 0;
}

static void put(struct ipc_packet *packet, const void *bytes, size_t n)
{
	if (!packet->err && n > sizeof packet->bytes - packet->n)
		packet->err = ERR_RANGE;
	if (packet->err || n == 0)
		return;
	memcpy(packet->bytes + packet->n, bytes, n);
	packet->n += n;
}

/* Both sides run on this machine, so its byte order will do. */
void ipc_packet_put_number(struct ipc_packet *packet, uint64_t number)
{
	put(packet, &number, sizeof number);
}

void ipc_packet_put_bytes(struct ipc_packet *packet, const void *bytes, size_t n)
{
	uint16_t length = (uint16_t)n;

	if (n > IPC_PACKET_MAX && !packet->err)
		packet->err = ERR_RANGE;
	put(packet, &length, sizeof length);
	put(packet, bytes, n);
}

void ipc_packet_put_text(struct ipc_packet *packet, const char *text)
{
	ipc_packet_put_bytes(packet, text, strlen(text));
}

void ipc_packet_put_fd(struct ipc_packet *packet, int fd)
{
	if (packet->n_fds == IPC_PACKET_FDS && !packet->err)
		packet->err = ERR_RANGE;
	if (!packet->err)
		packet->fds[packet->n_fds++] = fd;
}

static void attach(struct msghdr *message, union control *control, const struct ipc_packet *packet)
{
	size_t n = packet->n_fds * sizeof *packet->fds;

	if (n == 0)
		return;
	memset(control, 0, sizeof *control);
	message->msg_control = control;
	message->msg_controllen = CMSG_SPACE(n);
	control->header.cmsg_level = SOL_SOCKET;
	control->header.cmsg_type = SCM_RIGHTS;
	control->header.cmsg_len = CMSG_LEN(n);
	memcpy(CMSG_DATA(&control->header), packet->fds, n);
}

static int fault_of(int number)
{
	if (number == EAGAIN || number == EWOULDBLOCK || number == ENOBUFS)
		return ERR_BUSY;
	return number == EPIPE || number == ECONNRESET || number == ENOTCONN ? ERR_CLOSED
									     : base_err_from_errno(number);
}

int ipc_packet_send(int fd, const struct ipc_packet *packet)
{
	uint32_t kind = packet->kind;
	struct iovec parts[] = {
		{.iov_base = &kind, .iov_len = sizeof kind},
		{.iov_base = (void *)(uintptr_t)packet->bytes, .iov_len = packet->n},
	};
	struct msghdr message = {.msg_iov = parts, .msg_iovlen = BASE_COUNT(parts)};
	union control control;
	ssize_t n;

	if (packet->err)
		return packet->err;
	attach(&message, &control, packet);
	do
		n = sendmsg(fd, &message, MSG_NOSIGNAL);
	while (n < 0 && errno == EINTR);
	return n < 0 ? fault_of(errno) : 0;
}

int ipc_packet_send_kind(int fd, uint32_t kind)
{
	struct ipc_packet packet;

	ipc_packet_begin(&packet, kind);
	return ipc_packet_send(fd, &packet);
}

static void take_fds(struct msghdr *message, struct ipc_packet *packet)
{
	for (struct cmsghdr *header = CMSG_FIRSTHDR(message); header; header = CMSG_NXTHDR(message, header)) {
		size_t n = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);

		if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS ||
		    n > IPC_PACKET_FDS - packet->n_fds)
			continue;
		memcpy(packet->fds + packet->n_fds, CMSG_DATA(header), n * sizeof(int));
		packet->n_fds += n;
	}
}

int ipc_packet_receive(int fd, struct ipc_packet *packet)
{
	struct iovec parts[] = {
		{.iov_base = &packet->kind, .iov_len = sizeof packet->kind},
		{.iov_base = packet->bytes, .iov_len = sizeof packet->bytes},
	};
	union control control;
	struct msghdr message = {
		.msg_iov = parts,
		.msg_iovlen = BASE_COUNT(parts),
		.msg_control = &control,
		.msg_controllen = sizeof control,
	};
	ssize_t n;

	ipc_packet_begin(packet, 0);
	do
		n = recvmsg(fd, &message, MSG_CMSG_CLOEXEC);
	while (n < 0 && errno == EINTR);
	if (n <= 0)
		return n == 0 ? ERR_CLOSED : fault_of(errno);
	take_fds(&message, packet);
	if ((size_t)n < sizeof packet->kind || message.msg_flags & (MSG_TRUNC | MSG_CTRUNC))
		packet->err = ERR_SYNTAX;
	else
		packet->n = (size_t)n - sizeof packet->kind;
	return packet->err ? ipc_packet_end(packet) : 0;
}

int ipc_packet_await(int fd, struct ipc_packet *packet, int timeout_ms)
{
	int64_t end_ms = base_clock_monotonic_ms() + timeout_ms;
	struct pollfd in = {.fd = fd, .events = POLLIN};
	int err;

	while ((err = ipc_packet_receive(fd, packet)) == ERR_BUSY) {
		int64_t left_ms = timeout_ms < 0 ? -1 : end_ms - base_clock_monotonic_ms();

		if (timeout_ms >= 0 && left_ms <= 0)
			return ERR_TIMEOUT;
		if (poll(&in, 1, (int)left_ms) < 0 && errno != EINTR)
			return base_err_from_errno(errno);
	}
	return err;
}

static const unsigned char *get(struct ipc_packet *packet, size_t n)
{
	const unsigned char *bytes = packet->bytes + packet->at;

	if (!packet->err && n > packet->n - packet->at)
		packet->err = ERR_SYNTAX;
	if (packet->err)
		return NULL;
	packet->at += n;
	return bytes;
}

void ipc_packet_get_number(struct ipc_packet *packet, uint64_t *number)
{
	const unsigned char *bytes = get(packet, NUMBER_BYTES);

	*number = 0;
	if (bytes)
		memcpy(number, bytes, NUMBER_BYTES);
}

const void *ipc_packet_get_bytes(struct ipc_packet *packet, size_t *n)
{
	const unsigned char *bytes = get(packet, LENGTH_BYTES);
	uint16_t length = 0;

	if (bytes)
		memcpy(&length, bytes, LENGTH_BYTES);
	bytes = bytes ? get(packet, length) : NULL;
	*n = bytes ? length : 0;
	return bytes;
}

void ipc_packet_get_text(struct ipc_packet *packet, char *text, size_t size)
{
	size_t n;
	const char *bytes = ipc_packet_get_bytes(packet, &n);

	*text = '\0';
	if (!packet->err && (n >= size || memchr(bytes, '\0', n) || !base_text_is_utf8(bytes, n)))
		packet->err = ERR_RANGE;
	if (packet->err)
		return;
	memcpy(text, bytes, n);
	text[n] = '\0';
}

int ipc_packet_get_fd(struct ipc_packet *packet)
{
	if (!packet->err && packet->next_fd == packet->n_fds)
		packet->err = ERR_SYNTAX;
	return packet->err ? -1 : packet->fds[packet->next_fd++];
}

int ipc_packet_end(struct ipc_packet *packet)
{
	while (packet->next_fd < packet->n_fds)
		close(packet->fds[packet->next_fd++]);
	if (!packet->err && packet->at != packet->n)
		packet->err = ERR_SYNTAX;
	return packet->err;
}
