/* Locks of the folder and of the engine's file. */
#include "config.h"

#include "store/alone.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/exchange.h"
#include "store/backup.h"

/* Where the engine's connections lock the file for as long as they live (sqlite.org/fileformat2.html, 1.5). */
enum { LOCK_START = 0x40000000 + 2, LOCK_LENGTH = 510 };

static int lock_folder(const char *data, int operation, int *fd)
{
	int number;

	*fd = open(data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (*fd < 0)
		return base_err_from_errno(errno);
	if (flock(*fd, operation | LOCK_NB) == 0)
		return 0;
	number = errno;
	close(*fd);
	*fd = -1;
	return number == EWOULDBLOCK ? ERR_BUSY : base_err_from_errno(number);
}

int store_alone_pass(const char *data, int *pass)
{
	int half, err = lock_folder(data, LOCK_SH, pass);

	if (err)
		return err == ERR_NOT_FOUND ? 0 : err;
	half = base_exchange_is_half(data);
	if (half == 0)
		return 0;
	store_alone_leave(*pass);
	*pass = -1;
	return half > 0 ? ERR_HALF_RESTORED : half;
}

int store_alone_take(const char *data, int *alone)
{
	return lock_folder(data, LOCK_EX, alone);
}

/* The lock is of the open file: a process that opens the database as well would give up one of its own. */
int store_alone_take_database(const char *data, int *alone)
{
	struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCK_START, .l_len = LOCK_LENGTH};
	struct buf path = {0};
	int number;

	base_buf_addf(&path, "%s/" STORE_BACKUP_DATABASE, data);
	*alone = open(path.data, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	number = *alone < 0 ? errno : 0;
	base_buf_release(&path);
	if (number)
		return number == ENOENT ? 0 : base_err_from_errno(number);
	if (fcntl(*alone, F_OFD_SETLK, &lock) == 0)
		return 0;
	number = errno;
	close(*alone);
	*alone = -1;
	return number == EACCES ? ERR_BUSY : base_err_from_errno(number);
}

void store_alone_leave(int alone)
{
	if (alone >= 0)
		close(alone);
}
