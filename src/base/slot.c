/* A counted gate across processes: open-file-description locks on the bytes of one file. */
#include "config.h"

#include "base/slot.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"

/* Byte 0 belongs to the one whose turn is next; the bytes behind it are the slots. */
enum { TURN = 0, FIRST_SLOT = 1, LOOK_MS = 1, AGAIN_MS = 20 };

/* What the alarm of a wait replaces. */
struct alarm {
	struct itimerval timer;
	struct sigaction action;
	sigset_t blocked;
};

static int open_file(const char *path)
{
	return open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
}

static int set_lock(int fd, int command, short type, off_t byte)
{
	struct flock lock = {.l_type = type, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1};

	return fcntl(fd, command, &lock) < 0 ? errno : 0;
}

/* It has only to end a system call. */
static void hear(int signal)
{
	(void)signal;
}

/* It comes again and again, for it may come the moment before the wait begins. */
static void set_alarm(unsigned wait_ms, struct alarm *before)
{
	const struct itimerval timer = {.it_value = {.tv_sec = wait_ms / 1000, .tv_usec = wait_ms % 1000 * 1000},
					.it_interval = {.tv_usec = AGAIN_MS * 1000}};
	struct sigaction action = {.sa_handler = hear};
	sigset_t alarm;

	sigemptyset(&alarm);
	sigaddset(&alarm, SIGALRM);
	sigemptyset(&action.sa_mask);
	sigaction(SIGALRM, &action, &before->action);
	sigprocmask(SIG_UNBLOCK, &alarm, &before->blocked);
	setitimer(ITIMER_REAL, &timer, &before->timer);
}

static void stop_alarm(const struct alarm *before)
{
	const struct itimerval never = {.it_value = {.tv_sec = 0}};

	setitimer(ITIMER_REAL, &never, NULL);
	sigaction(SIGALRM, &before->action, NULL);
	sigprocmask(SIG_SETMASK, &before->blocked, NULL);
	setitimer(ITIMER_REAL, &before->timer, NULL);
}

static int is_busy(int number)
{
	return number == EAGAIN || number == EACCES || number == EINTR;
}

/* The kernel lets those who wait for one byte in by the order in which they came, and wakes no other. */
static int wait_turn(int fd, unsigned wait_ms, int64_t until_ms)
{
	int number = set_lock(fd, F_OFD_SETLK, F_WRLCK, TURN);
	struct alarm before;

	if (!is_busy(number) || wait_ms == 0)
		return number;
	set_alarm(wait_ms, &before);
	do
		number = set_lock(fd, F_OFD_SETLKW, F_WRLCK, TURN);
	while (number == EINTR && base_clock_monotonic_ms() < until_ms);
	stop_alarm(&before);
	return number;
}

static int try_any(int fd, unsigned slots)
{
	int number = EAGAIN;

	for (unsigned i = 0; i < slots && is_busy(number); i++)
		number = set_lock(fd, F_OFD_SETLK, F_WRLCK, FIRST_SLOT + (off_t)i);
	return number;
}

/* One looks, all others sleep. */
static int wait_slot(int fd, unsigned slots, int64_t until_ms)
{
	int number = try_any(fd, slots);

	while (is_busy(number) && base_clock_monotonic_ms() < until_ms) {
		nanosleep(&(struct timespec){.tv_nsec = LOOK_MS * 1000000L}, NULL);
		number = try_any(fd, slots);
	}
	return number;
}

int base_slot_take(const char *path, unsigned slots, unsigned wait_ms, int *slot)
{
	int64_t until_ms = base_clock_monotonic_ms() + wait_ms;
	int fd = open_file(path), number;

	if (fd < 0)
		return base_err_from_errno(errno);
	number = wait_turn(fd, wait_ms, until_ms);
	if (!number)
		number = wait_slot(fd, slots, until_ms);
	if (!number)
		number = set_lock(fd, F_OFD_SETLK, F_UNLCK, TURN);
	if (number) {
		base_slot_leave(fd);
		return is_busy(number) ? ERR_TIMEOUT : base_err_from_errno(number);
	}
	*slot = fd;
	return 0;
}

/* Unlocked by name: a child that was forked meanwhile may still hold the same open file. */
void base_slot_leave(int slot)
{
	struct flock all = {.l_type = F_UNLCK, .l_whence = SEEK_SET};

	fcntl(slot, F_OFD_SETLK, &all);
	close(slot);
}

int base_slot_hold(const char *path, int64_t number, int *slot)
{
	int fd = open_file(path), result;

	if (fd < 0)
		return base_err_from_errno(errno);
	result = set_lock(fd, F_OFD_SETLK, F_WRLCK, (off_t)number);
	if (result) {
		close(fd);
		return is_busy(result) ? ERR_BUSY : base_err_from_errno(result);
	}
	*slot = fd;
	return 0;
}

int base_slot_is_held(const char *path, int64_t number, int *is_held)
{
	struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = (off_t)number, .l_len = 1};
	int err = 0, fd = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC);

	*is_held = 0;
	if (fd < 0)
		return errno == ENOENT ? 0 : base_err_from_errno(errno);
	if (fcntl(fd, F_OFD_GETLK, &lock) < 0)
		err = base_err_from_errno(errno);
	else
		*is_held = lock.l_type != F_UNLCK;
	close(fd);
	return err;
}
