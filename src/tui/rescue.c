/* The terminal put right when a signal ends the process. */
#include "config.h"

#include "tui/rescue.h"

#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/mem.h"

static struct {
	volatile sig_atomic_t is_set;
	int fd;
	const char *farewell;
	size_t n;
	struct termios modes;
} rescue;

static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL};

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
static void exchange(void (*from)(int), void (*to)(int), int flags)
{
	for (size_t i = 0; i < BASE_COUNT(signals); i++) {
		struct sigaction present, wanted = {.sa_handler = to, .sa_flags = flags};

		sigemptyset(&wanted.sa_mask);
		if (sigaction(signals[i], NULL, &present) == 0 && !(present.sa_flags & SA_SIGINFO) &&
		    present.sa_handler == from)
			sigaction(signals[i], &wanted, NULL);
	}
}

void tui_rescue_begin(int fd, const char *farewell)
{
	rescue.fd = fd;
	rescue.farewell = farewell;
	rescue.n = strlen(farewell);
	rescue.is_set = tcgetattr(fd, &rescue.modes) == 0;
	exchange(SIG_DFL, put_right, (int)(SA_RESETHAND | SA_NODEFER));
}

void tui_rescue_end(void)
{
	rescue.is_set = 0;
	exchange(put_right, SIG_DFL, 0);
}
