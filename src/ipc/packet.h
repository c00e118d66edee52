/*
 * Typed, bounded messages between two of our processes over a SOCK_SEQPACKET pair: a kind, then values, each read in
 * the order in which it was put, and descriptors beside them.
 *
 * The other side may have been taken over: every value is checked for its length, a text for its bytes, and end tells
 * whether anything is left over.  The first fault sticks (packet->err), so a reader tests once, at the end:
 *
 *	ipc_packet_get_number(&packet, &lines);
 *	ipc_packet_get_text(&packet, term, sizeof term);
 *	if (ipc_packet_end(&packet))
 *		return ERR_SYNTAX;
 */
#ifndef IPC_PACKET_H
#define IPC_PACKET_H

#include <stddef.h>
#include <stdint.h>

enum { IPC_PACKET_MAX = 8192, IPC_PACKET_FDS = 2 };

struct ipc_packet {
	uint32_t kind; /* enum ipc_message */
	int err;       /* the first fault; 0: none */
	size_t n, at;
	size_t n_fds, next_fd;
	int fds[IPC_PACKET_FDS]; /* that came: the packet's own until they are taken; that go: the caller's */
	unsigned char bytes[IPC_PACKET_MAX];
};

/* A pair of connected ends, close-on-exec and non-blocking; ERR_SYSTEM and friends. */
int ipc_packet_pair(int ends[2]);

void ipc_packet_begin(struct ipc_packet *packet, uint32_t kind);
void ipc_packet_put_number(struct ipc_packet *packet, uint64_t number);
void ipc_packet_put_text(struct ipc_packet *packet, const char *text);
void ipc_packet_put_bytes(struct ipc_packet *packet, const void *bytes, size_t n);
void ipc_packet_put_fd(struct ipc_packet *packet, int fd);

/* 0; ERR_BUSY when the other side does not read; ERR_CLOSED when it has gone; the fault of a put. */
int ipc_packet_send(int fd, const struct ipc_packet *packet);

/* A message without values. */
int ipc_packet_send_kind(int fd, uint32_t kind);

/* 0; ERR_BUSY when there is none; ERR_CLOSED when the other side has gone; ERR_SYNTAX for what is no message. */
int ipc_packet_receive(int fd, struct ipc_packet *packet);

/* As receive, but waits up to timeout_ms (-1: for ever): ERR_TIMEOUT. */
int ipc_packet_await(int fd, struct ipc_packet *packet, int timeout_ms);

/* 0 after a fault. */
void ipc_packet_get_number(struct ipc_packet *packet, uint64_t *number);

/* A text without NUL, as UTF-8; "" after a fault, which it is when it does not fit into size bytes with its NUL. */
void ipc_packet_get_text(struct ipc_packet *packet, char *text, size_t size);

/* Bytes inside the packet, good until the next receive; n is 0 after a fault. */
const void *ipc_packet_get_bytes(struct ipc_packet *packet, size_t *n);

/* The next descriptor, from now on the caller's; -1 (and a fault) when none is left. */
int ipc_packet_get_fd(struct ipc_packet *packet);

/* The first fault, or ERR_SYNTAX when something is left over; closes descriptors that nobody took. */
int ipc_packet_end(struct ipc_packet *packet);

#endif
