/* Where the keeper's lines go, and what its programs write on standard error. */
#ifndef GUARD_LOG_H
#define GUARD_LOG_H

#include "base/conf.h"

/*
 * Appends to the configured file (DATA/maportald.log when none is) from now on: standard output and error become it.
 * Done again, it is opened anew, as after a rotation of logs.
 */
int guard_log_open(const struct conf *conf);

#endif
