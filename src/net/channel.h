/* What a client wants of its one channel: a terminal, a few variables, then a shell or a command. */
#ifndef NET_CHANNEL_H
#define NET_CHANNEL_H

#include "net/connection.h"

/* For libssh: data is the connection.  The channel, or NULL: it has one already. */
ssh_channel net_channel_open(ssh_session session, void *data);

/* Tells the session of a new size, not too often; is done with it or will be asked again. */
void net_channel_resize(struct net_connection *connection, int64_t now_ms);

/* Milliseconds until that is due; -1: nothing is to be told. */
int net_channel_resize_due_ms(const struct net_connection *connection, int64_t now_ms);

#endif
