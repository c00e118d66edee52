/* Counting attempts against a limit. */
#include "config.h"

#include "domain/throttle.h"

static int64_t span_s(const struct throttle *limit)
{
	return limit->lock_s > limit->window_s ? limit->lock_s : limit->window_s;
}

int64_t domain_throttle_since(const struct throttle *limit, int64_t now)
{
	return now - span_s(limit) + 1;
}

int64_t domain_throttle_until(const struct throttle *limit, int64_t now)
{
	return now + span_s(limit) - 1;
}

int64_t domain_throttle_wait_s(const struct throttle *limit, int64_t count, int64_t first_at, int64_t now)
{
	int64_t wait_s = first_at + span_s(limit) - now;

	return count >= limit->max && wait_s > 0 ? wait_s : 0;
}

long domain_throttle_minutes(int64_t wait_s)
{
	return (long)((wait_s + 59) / 60);
}
