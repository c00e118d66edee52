/* Priority lowered for a while. */
#include "config.h"

#include "base/gentle.h"

#include <errno.h>
#include <sys/resource.h>
#include <unistd.h>

/*
 * So much lower; one of that weight still gets a tenth of a processor that somebody else wants all of.  The kernel
 * counts RLIMIT_NICE from 20 (nice 0) up.
 */
enum { GENTLE_STEP = 10, NICE_CEILING = 20, NICE_MOST = 19 };

static int own_nice(int *nice)
{
	errno = 0;
	*nice = getpriority(PRIO_PROCESS, 0);
	return errno == 0;
}

static int may_come_back(int nice)
{
	struct rlimit limit;

	return geteuid() == 0 ||
	       (getrlimit(RLIMIT_NICE, &limit) == 0 && limit.rlim_cur >= (rlim_t)(NICE_CEILING - nice));
}

void base_gentle_begin(struct gentle *gentle)
{
	int lower;

	*gentle = (struct gentle){0};
	if (!own_nice(&gentle->nice) || !may_come_back(gentle->nice))
		return;
	lower = gentle->nice + GENTLE_STEP < NICE_MOST ? gentle->nice + GENTLE_STEP : NICE_MOST;
	gentle->is_lower = setpriority(PRIO_PROCESS, 0, lower) == 0;
}

void base_gentle_end(const struct gentle *gentle)
{
	if (gentle->is_lower)
		setpriority(PRIO_PROCESS, 0, gentle->nice);
}

void base_gentle_allow(void)
{
	struct rlimit limit;
	int nice;

	if (!own_nice(&nice))
		return;
	limit.rlim_cur = limit.rlim_max = (rlim_t)(NICE_CEILING - nice);
	(void)setrlimit(RLIMIT_NICE, &limit);
}
