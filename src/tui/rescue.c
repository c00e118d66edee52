/* The terminal put right when a signal ends the process. */
#include "config.h"

#include "tui/rescue.h"

#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/mem.h"

static struct {
	volatile sig_atomic_t is_set, asked;
	int fd;
	const char *farewell;
	size_t n;
	struct termios modes;
} rescue;

/* Hang-up and the like ask; there is time for a log-out.  Faults do not. */
static const int requests[] = {SIGHUP, SIGINT, SIGTERM};
static const int faults[] = {SIGQUIT, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL};

static void note(int number)
{
	rescue.asked = number;
}

/* Only what POSIX allows in a handler, which was for once: raised again, the signal ends the process. */
static void put_right(int number)
{
	if (rescue.is_set) {
		ssize_t written = write(rescue.fd, rescue.farewell, rescue.n);

		(void)written;
		tcsetattr(rescue.fd, TCSANOW, &rescue.modes);
	}
	raise(number);
}

/* Who already has a handler (a sanitizer, say) keeps it. */
static void exchange(const int *signals, size_t n, void (*from)(int), const struct sigaction *wanted)
{
	for (size_t i = 0; i < n; i++) {
		struct sigaction present;

		if (sigaction(signals[i], NULL, &present) == 0 && !(present.sa_flags & SA_SIGINFO) &&
		    present.sa_handler == from)
			sigaction(signals[i], wanted, NULL);
	}
}

void tui_rescue_begin(int fd, const char *farewell)
{
	struct sigaction noting = {.sa_handler = note};
	struct sigaction dying = {.sa_handler = put_right, .sa_flags = (int)(SA_RESETHAND | SA_NODEFER)};

	rescue.fd = fd;
	rescue.farewell = farewell;
	rescue.n = strlen(farewell);
	rescue.asked = 0;
	rescue.is_set = tcgetattr(fd, &rescue.modes) == 0;
	exchange(requests, BASE_COUNT(requests), SIG_DFL, &noting);
	exchange(faults, BASE_COUNT(faults), SIG_DFL, &dying);
}

int tui_rescue_end(void)
{
	const struct sigaction ordinary = {.sa_handler = SIG_DFL};

	rescue.is_set = 0;
	exchange(requests, BASE_COUNT(requests), note, &ordinary);
	exchange(faults, BASE_COUNT(faults), put_right, &ordinary);
	return rescue.asked;
}

void tui_rescue_add_requests(sigset_t *set)
{
	for (size_t i = 0; i < BASE_COUNT(requests); i++)
		sigaddset(set, requests[i]);
}

int tui_rescue_asked(void)
{
	return rescue.asked;
}
