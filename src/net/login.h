/* Being let in: the session decides by the user name, which is a door. */
#ifndef NET_LOGIN_H
#define NET_LOGIN_H

#include "net/connection.h"

/* Before the first byte is read. */
void net_login_begin(struct net_connection *connection);

#endif
