/* The queue of writers: tickets in a file, locks on their bytes. */
#include "config.h"

#include "store/queue.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/err.h"

/* Byte 0 guards the ticket number; the tickets' own bytes follow. */
enum { RETRY_MS = 1, FIRST_TICKET = 1 };

static struct flock lock_of(short type, int64_t start, int64_t length)
{
	return (struct flock){.l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length};
}

static int open_file(const char *data, int *fd)
{
	struct buf path = {0};
	int number;

	base_buf_addf(&path, "%s/write.lock", data);
	*fd = open(path.data, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	number = errno;
	base_buf_release(&path);
	if (*fd >= 0)
		return 0;
	return number == EACCES || number == EPERM || number == EROFS ? ERR_READONLY
								      : base_err_from_errno(number);
}

/* Draws the next number and locks its byte before anybody can draw a later one. */
static int draw_ticket(int fd, int64_t *ticket)
{
	struct flock guard = lock_of(F_WRLCK, 0, 1), own;
	int64_t next;

	while (fcntl(fd, F_OFD_SETLKW, &guard) < 0)
		if (errno != EINTR)
			return base_err_from_errno(errno);
	if (pread(fd, ticket, sizeof *ticket, 0) != sizeof *ticket || *ticket < FIRST_TICKET ||
	    *ticket == INT64_MAX)
		*ticket = FIRST_TICKET;
	next = *ticket + 1;
	own = lock_of(F_WRLCK, *ticket, 1);
	if (pwrite(fd, &next, sizeof next, 0) != sizeof next || fcntl(fd, F_OFD_SETLK, &own) < 0)
		return base_err_from_errno(errno);
	guard.l_type = F_UNLCK;
	return fcntl(fd, F_OFD_SETLK, &guard) < 0 ? base_err_from_errno(errno) : 0;
}

/* Whether nobody with a lower ticket is alive: 1, 0 or an error. */
static int is_first(int fd, int64_t ticket)
{
	struct flock before = lock_of(F_WRLCK, FIRST_TICKET, ticket - FIRST_TICKET);

	if (ticket == FIRST_TICKET)
		return 1;
	if (fcntl(fd, F_OFD_GETLK, &before) < 0)
		return base_err_from_errno(errno);
	return before.l_type == F_UNLCK;
}

int store_queue_enter(const char *data, unsigned wait_ms, int *place)
{
	int64_t ticket = 0, until_ms = base_clock_monotonic_ms() + wait_ms;
	int first = 0, fd, err = open_file(data, &fd);

	if (err)
		return err;
	err = draw_ticket(fd, &ticket);
	while (!err && (first = is_first(fd, ticket)) == 0 && base_clock_monotonic_ms() < until_ms)
		nanosleep(&(struct timespec){.tv_nsec = RETRY_MS * 1000000L}, NULL);
	if (!err && first <= 0)
		err = first < 0 ? first : ERR_BUSY;
	if (err)
		close(fd);
	else
		*place = fd;
	return err;
}

/* Unlocked by name: a child that was forked meanwhile may still hold the same open file. */
void store_queue_leave(int place)
{
	struct flock all = lock_of(F_UNLCK, 0, 0);

	fcntl(place, F_OFD_SETLK, &all);
	close(place);
}
