/* Whole files: read with a limit, written whole or not at all. */
#include "config.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"

int base_file_read_open(int fd, size_t limit, struct buf *out)
{
	int err = 0;
	size_t start = out->len;
	struct stat st;
	char block[16384];
	ssize_t n;

	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
		err = ERR_IO;
	while (!err && (n = read(fd, block, sizeof block)) != 0) {
		if (n < 0)
			err = base_err_from_errno(errno);
		else if (out->len - start + (size_t)n > limit)
			err = ERR_RANGE;
		else
			base_buf_add(out, block, (size_t)n);
	}
	if (err)
		base_buf_cut(out, start);
	return err;
}

/* Opening does not wait: a pipe in the place of a file would hold the program up before it could be refused. */
int base_file_read(const char *path, size_t limit, struct buf *out)
{
	int err, fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0)
		return base_err_from_errno(errno);
	err = base_file_read_open(fd, limit, out);
	close(fd);
	return err;
}

static int write_bytes(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, bytes, n);

		if (done < 0 && errno != EINTR)
			return base_err_from_errno(errno);
		if (done > 0) {
			bytes += done;
			n -= (size_t)done;
		}
	}
	return 0;
}

static int write_all(int fd, const char *bytes, size_t n)
{
	int err = write_bytes(fd, bytes, n);

	return !err && fsync(fd) < 0 ? base_err_from_errno(errno) : err;
}

int base_file_copy(int from, int to)
{
	char block[65536];
	ssize_t n;
	int err = 0;

	while (!err && (n = read(from, block, sizeof block)) != 0) {
		if (n < 0 && errno != EINTR)
			return base_err_from_errno(errno);
		if (n > 0)
			err = write_bytes(to, block, (size_t)n);
	}
	return err;
}

int base_file_sync_above(const char *path)
{
	char *above = base_mem_dup(path), *slash = strrchr(above, '/');
	int fd, err = 0;

	if (slash)
		slash[slash == above] = '\0';
	fd = open(slash ? above : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || fsync(fd) < 0)
		err = base_err_from_errno(errno);
	if (fd >= 0)
		close(fd);
	free(above);
	return err;
}

int base_file_write(const char *path, const void *bytes, size_t n, mode_t mode)
{
	struct buf beside = {0};
	int err, fd;

	base_buf_addf(&beside, "%s.XXXXXX", path);
	fd = mkostemp(beside.data, O_CLOEXEC);
	if (fd < 0) {
		err = base_err_from_errno(errno);
		goto out;
	}
	err = write_all(fd, bytes, n);
	if (!err && fchmod(fd, mode) < 0)
		err = base_err_from_errno(errno);
	if (close(fd) < 0 && !err)
		err = base_err_from_errno(errno);
	if (!err && rename(beside.data, path) < 0)
		err = base_err_from_errno(errno);
	if (err)
		unlink(beside.data);
	else
		err = base_file_sync_above(path);
out:
	base_buf_release(&beside);
	return err;
}

int base_file_make_folder(const char *path, mode_t mode)
{
	char *part;
	int err = 0;

	if (!*path)
		return ERR_SYNTAX;
	part = base_mem_dup(path);
	for (char *slash = strchr(part + 1, '/');; slash = strchr(slash + 1, '/')) {
		if (slash)
			*slash = '\0';
		if (mkdir(part, mode) == 0)
			err = base_file_sync_above(part);
		else if (errno != EEXIST)
			err = base_err_from_errno(errno);
		if (!slash || err)
			break;
		*slash = '/';
	}
	free(part);
	return err;
}
