/* What is looked up once in the nursery need not be looked up, nor kept, by any child. */
#ifndef NET_WARM_H
#define NET_WARM_H

#include "net/server.h"

/* Shakes hands with itself, once by every cipher; ERR_SYSTEM: no client could ever get in. */
int net_warm_up(const struct net_server *server);

#endif
