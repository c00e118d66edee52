/* One keeper for a data directory. */
#ifndef GUARD_LOCK_H
#define GUARD_LOCK_H

#include "base/conf.h"

/* Takes the lock for as long as *fd is open; ERR_CONFLICT when another keeper has it. */
int guard_lock_take(const struct conf *conf, int *fd);

#endif
