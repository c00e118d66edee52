/* What sessions say to the keeper, and what it says to them. */
#ifndef GUARD_CONTROL_H
#define GUARD_CONTROL_H

#include "guard/keeper.h"

/* One message of a session; a session that breaks the rules is ended. */
void guard_control_hear(struct guard_keeper *keeper, struct guard_connection *connection);

/* Says a sentence to everybody who was let in; how many. */
size_t guard_control_say(const struct guard_keeper *keeper, const char *text);

#endif
