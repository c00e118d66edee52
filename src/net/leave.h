/* The end of a connection as its client sees it. */
#ifndef NET_LEAVE_H
#define NET_LEAVE_H

#include "net/connection.h"

/* Once the session has said all: its status, or a sentence in its place when it has crashed. */
void net_leave_begin(struct net_connection *connection, int64_t now_ms);

/*
 * Milliseconds that the client has left for hanging up, 0 when it will not: it is not disconnected before, since PuTTY
 * takes that for an error even after both sides have closed the channel.
 */
int net_leave_left_ms(const struct net_connection *connection, int64_t now_ms);

/* The last message, and whatever is still on its way; a client that does not take it is left soon. */
void net_leave_end(struct net_connection *connection);

#endif
