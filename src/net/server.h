/*
 * What all connections share: the host keys and the one choice of algorithms.  Made once in the nursery; the
 * children inherit it.  The host key is in every child, because libssh signs where it speaks.
 */
#ifndef NET_SERVER_H
#define NET_SERVER_H

#include <libssh/libssh.h>
#include <libssh/server.h>

#include "base/conf.h"

struct net_server {
	ssh_bind bind;
};

/* Reads the keys that conf names; ERR_NOT_FOUND and friends: one of them cannot be read. */
int net_server_open(struct net_server *server, const struct conf *conf);

/* A session on a connected socket, which becomes its own; it does not block.  NULL: no memory. */
ssh_session net_server_begin(const struct net_server *server, int fd);

#endif
