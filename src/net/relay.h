/*
 * Bytes between the client's channel and the session's streams, both ways, binary clean, in bounded memory.
 *
 * To the session: what the stream does not take stays in libssh's buffer, and the connection stops reading
 * from the client while there is much of it.  To the client: one block is read from the streams, as much as
 * there is, and nothing more until it has gone; so a client that does not read makes the session wait.
 */
#ifndef NET_RELAY_H
#define NET_RELAY_H

#include <libssh/libssh.h>
#include <poll.h>
#include <stddef.h>
#include <stdint.h>

#include "net/ask.h"

enum { NET_RELAY_OUT_SIZE = 32768, NET_RELAY_IN_SIZE = 4096 };

struct net_relay {
	ssh_session session;
	ssh_channel channel;
	const struct ssh_counter_struct *packets; /* of the session */
	int streams[NET_STREAMS];                 /* -1: there is none, or it has been read to its end */
	int is_eof;                               /* the client has nothing more to say */
	size_t held;          /* bytes from the client that still lie in libssh's buffer */
	size_t in_at, in_n;   /* of in: bytes on their way to the session */
	size_t out_at, out_n; /* of out: bytes on their way to the client */
	uint64_t sent;        /* bytes that have gone to the client */
	int is_out_complaint;
	const uint64_t *awaited; /* packets: one more has to pass before the client can be sent something */
	uint64_t awaited_from;
	unsigned char *in; /* block, or memory of its own for more than that */
	unsigned char block[NET_RELAY_IN_SIZE], out[NET_RELAY_OUT_SIZE];
};

/* No streams yet. */
void net_relay_init(struct net_relay *relay, ssh_session session, const struct ssh_counter_struct *packets);

/* The streams become the relay's. */
void net_relay_begin(struct net_relay *relay, ssh_channel channel, const int streams[NET_STREAMS]);

/* Bytes of data that are dealt with; libssh keeps the others. */
size_t net_relay_take(struct net_relay *relay, const void *data, size_t n);

/* The client will send nothing more. */
void net_relay_end_input(struct net_relay *relay);

/* What the streams are waited for; and what is to be done after the waiting. */
void net_relay_want(const struct net_relay *relay, struct pollfd fds[NET_STREAMS]);
void net_relay_move(struct net_relay *relay, const struct pollfd fds[NET_STREAMS]);

/* Whether something can be done without waiting: libssh may have opened the way since the last move. */
int net_relay_is_ready(const struct net_relay *relay);

/* Whether so much of the client's bytes waits that nothing more should be read from it. */
int net_relay_is_full(const struct net_relay *relay);

/* Whether the client keeps bytes waiting. */
int net_relay_is_pending(const struct net_relay *relay);

/* Whether all that the session said has gone to the client, and it says nothing more. */
int net_relay_is_done(const struct net_relay *relay);

#endif
