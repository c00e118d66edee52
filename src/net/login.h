/* Being let in: the session decides by the user name, which is a door. */
#ifndef NET_LOGIN_H
#define NET_LOGIN_H

#include "net/connection.h"

/* Before the first byte is read. */
void net_login_begin(struct net_connection *connection);

/*
 * After each reading: libssh does not tell of a key that it cannot read, or of a signature that is wrong, and does not
 * answer; at the door of cards, whatever is no request it can tell of is taken for that.
 */
void net_login_watch(struct net_connection *connection);

#endif
