/* What operators ask for at the keeper's socket, and how sessions of an earlier keeper come back there. */
#ifndef GUARD_OPERATE_H
#define GUARD_OPERATE_H

#include "guard/keeper.h"

/* One message of a peer; who breaks the rules or may not ask is dropped. */
void guard_operate_hear(struct guard_keeper *keeper, struct guard_peer *peer);

/* The peer can be told more of what it asked for. */
void guard_operate_tell(struct guard_keeper *keeper, struct guard_peer *peer);

#endif
