/* The log of the keeper. */
#include "config.h"

#include "guard/log.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/err.h"

#define LOG_NAME "maportald.log"

int guard_log_open(const struct conf *conf)
{
	char path[BASE_CONF_TEXT_SIZE];
	int fd, err = base_conf_path(conf, *conf->log ? conf->log : LOG_NAME, path);

	if (err)
		return err;
	fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0640);
	if (fd < 0)
		return base_err_from_errno(errno);
	if (dup2(fd, STDOUT_FILENO) < 0 || dup2(fd, STDERR_FILENO) < 0)
		err = base_err_from_errno(errno);
	close(fd);
	return err;
}
