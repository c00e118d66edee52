/* A file that only one process can lock. */
#include "config.h"

#include "guard/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/err.h"

#define LOCK_NAME "maportald.lock"

/* A record lock: it is this process's, so neither nurseries nor sessions carry it on. */
int guard_lock_take(const struct conf *conf, int *fd)
{
	struct flock record = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	char path[BASE_CONF_TEXT_SIZE];
	int err = base_conf_path(conf, LOCK_NAME, path);

	*fd = -1;
	if (err)
		return err;
	*fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (*fd < 0)
		return base_err_from_errno(errno);
	if (fcntl(*fd, F_SETLK, &record) == 0)
		return 0;
	err = errno == EACCES || errno == EAGAIN ? ERR_CONFLICT : base_err_from_errno(errno);
	close(*fd);
	*fd = -1;
	return err;
}
