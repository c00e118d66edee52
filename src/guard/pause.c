/* Back-off. */
#include "config.h"

#include "guard/pause.h"

enum { FIRST_MS = 1000, LONGEST_MS = 60000, DOUBLINGS_MAX = 6 };

int64_t guard_pause_ms(unsigned failures)
{
	unsigned doublings = failures == 0 ? 0 : failures - 1 < DOUBLINGS_MAX ? failures - 1 : DOUBLINGS_MAX;
	int64_t pause_ms = (int64_t)FIRST_MS << doublings;

	return pause_ms > LONGEST_MS ? LONGEST_MS : pause_ms;
}
