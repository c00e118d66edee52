/* Reading the configuration: once at the start, and again on SIGHUP without dropping anybody. */
#ifndef GUARD_RELOAD_H
#define GUARD_RELOAD_H

#include "guard/keeper.h"

/* What the keeper alone can find wrong in a configuration: ERR_SYNTAX, and one line of complaint. */
int guard_reload_check(const struct conf *conf, struct buf *complaint);

/* Says on the log what is wrong with a new configuration and keeps the old one; or works by the new one from now on. */
void guard_reload(struct guard_keeper *keeper);

#endif
