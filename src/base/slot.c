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

static int try_any(int fd, unsigned slots)
{
	for (unsigned i = 0; i < slots; i++) {
		struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = (off_t)i, .l_len = 1};

		if (fcntl(fd, F_OFD_SETLK, &lock) == 0)
			return 0;
		if (errno != EAGAIN && errno != EACCES && errno != EINTR)
			return base_err_from_errno(errno);
	}
	return ERR_BUSY;
}

int base_slot_take(const char *path, unsigned slots, unsigned wait_ms, int *slot)
{
	int64_t until_ms = base_clock_monotonic_ms() + wait_ms;
	int err, fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

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
