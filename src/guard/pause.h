/* How long to wait before something that failed is tried again. */
#ifndef GUARD_PAUSE_H
#define GUARD_PAUSE_H

#include <stdint.h>

/* A second after the first failure in a row, twice as long after each further one, a minute at most. */
int64_t guard_pause_ms(unsigned failures);

#endif
