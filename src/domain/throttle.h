/*
 * How long somebody who tried too often has to wait (R-ACT-7, R-ACT-26).  Attempts are counted over a span that
 * covers both the window and the lock; once there are too many, the wait ends when the first of them has left
 * the span.  So never more than max attempts fall into any span of that length.
 */
#ifndef DOMAIN_THROTTLE_H
#define DOMAIN_THROTTLE_H

#include <stdint.h>

struct throttle {
	int64_t max;
	int64_t window_s;
	int64_t lock_s; /* 0: no longer than the window */
};

/* The instant since which attempts count. */
int64_t domain_throttle_since(const struct throttle *limit, int64_t now);

/*
 * The last instant that counts.  It lies ahead: after the clock was set back, attempts of a moment ago still count, but
 * one that a wrong clock put into another year closes the door to nobody.
 */
int64_t domain_throttle_until(const struct throttle *limit, int64_t now);

/* Seconds to wait after count attempts, the first of them at first_at; 0: go on. */
int64_t domain_throttle_wait_s(const struct throttle *limit, int64_t count, int64_t first_at, int64_t now);

/* For people: minutes, rounded up. */
long domain_throttle_minutes(int64_t wait_s);

#endif
