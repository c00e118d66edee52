/* A counted gate across processes: open-file-description locks on the bytes of one file. */
#include "config.h"

#include "base/slot.h"

#include <errno.h>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"

enum { RETRY_MS = 5 };

static int open_file(const char *path)
{
	return open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
}

static int try_one(int fd, int64_t number)
{
	struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = (off_t)number, .l_len = 1};

	if (fcntl(fd, F_OFD_SETLK, &lock) == 0)
		return 0;
	return errno == EAGAIN || errno == EACCES || errno == EINTR ? ERR_BUSY : base_err_from_errno(errno);
}

static int try_any(int fd, unsigned slots)
{
	int err = ERR_BUSY;

	for (unsigned i = 0; err == ERR_BUSY && i < slots; i++)
		err = try_one(fd, i);
	return err;
}

int base_slot_take(const char *path, unsigned slots, unsigned wait_ms, int *slot)
{
	int64_t until_ms = base_clock_monotonic_ms() + wait_ms;
	int err, fd = open_file(path);

	if (fd < 0)
		return base_err_from_errno(errno);
	while ((err = try_any(fd, slots)) == ERR_BUSY && base_clock_monotonic_ms() < until_ms)
		nanosleep(&(struct timespec){.tv_nsec = RETRY_MS * 1000000L}, NULL);
	if (err) {
		close(fd);
		return err == ERR_BUSY ? ERR_TIMEOUT : err;
	}
	*slot = fd;
	return 0;
}

void base_slot_leave(int slot)
{
	close(slot);
}

int base_slot_hold(const char *path, int64_t number, int *slot)
{
	int err, fd = open_file(path);

	if (fd < 0)
		return base_err_from_errno(errno);
	err = try_one(fd, number);
	if (err)
		close(fd);
	else
		*slot = fd;
	return err;
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
