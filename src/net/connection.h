/*
 * One connection from the first byte to the last, in a process of its own that nothing but this connection can hurt.
 *
 *	shaking hands     net/connection.c
 *	being let in      net/login.c, net/card.c
 *	saying what for   net/channel.c
 *	speaking          net/relay.c
 *	leaving           net/leave.c
 */
#ifndef NET_CONNECTION_H
#define NET_CONNECTION_H

#include <libssh/callbacks.h>
#include <libssh/libssh.h>
#include <libssh/server.h>
#include <stdint.h>

#include "base/conf.h"
#include "ipc/fault.h"
#include "ipc/nursery.h"
#include "net/admit.h"
#include "net/card.h"
#include "net/relay.h"
#include "net/server.h"

struct cage;

enum net_phase {
	NET_STRANGER, /* not let in yet */
	NET_GUEST,    /* let in; has not said what for */
	NET_SPEAKING,
	NET_LEAVING, /* all is said; the client may say good-bye */
};

struct net_connection {
	enum net_phase phase;
	const struct conf *conf;
	int tcp, gate; /* gate: -1 once the session has said all, or has gone */
	ssh_session session;
	ssh_event event;
	ssh_channel channel;
	struct ssh_server_callbacks_struct login;
	struct ssh_channel_callbacks_struct requests;
	struct net_relay *relay;

	int is_over; /* the loop ends; fault and farewell say how */
	enum ipc_fault fault;
	const char *farewell; /* for the client's log */

	unsigned tries;     /* to be let in */
	struct net_card card;
	unsigned variables; /* that were handed on */
	int has_terminal, has_left,
		is_closed; /* has_left: the session has said its status; is_closed: by the client */
	unsigned status;   /* exit status for the client */

	struct ssh_counter_struct socket, packets;
	uint64_t data_packets, data_bytes;
	struct net_quota quota;
	int64_t moved_ms;   /* when the client last took something, or there was nothing to take */
	uint64_t moved;     /* how much it had taken then */
	int64_t leaving_ms; /* when it became NET_LEAVING */
	int64_t resized_ms; /* when the session last heard of a size */
	int is_resized;     /* it has yet to hear of this one */
	unsigned lines, columns;
};

/*
 * Serves a connection until it ends; what comes back is the exit status of the process, which is locked in by
 * the list before the first byte from outside.
 */
enum ipc_fault net_connection_run(const struct net_server *server, const struct ipc_birth *birth,
				  const struct cage *list, const struct conf *conf);

/* The connection ends; the first reason counts.  farewell (NULL: none) is for the client's log. */
void net_connection_end(struct net_connection *connection, enum ipc_fault fault, const char *farewell);

#endif
