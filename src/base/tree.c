/* Files and folders. */
#include "config.h"

#include "base/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/err.h"

enum { BLOCK = 65536, DEPTH_MAX = 8 };

int base_tree_join(const char *folder, const char *name, char path[BASE_TREE_PATH_SIZE])
{
	int n = snprintf(path, BASE_TREE_PATH_SIZE, "%s%s%s", folder, *name ? "/" : "", name);

	return n < 0 || n >= BASE_TREE_PATH_SIZE ? ERR_RANGE : 0;
}

static int open_regular(const char *path, int *fd)
{
	struct stat st;

	*fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
	if (*fd < 0)
		return base_err_from_errno(errno);
	if (fstat(*fd, &st) == 0 && S_ISREG(st.st_mode))
		return 0;
	close(*fd);
	*fd = -1;
	return ERR_IO;
}

static int write_all(int fd, const unsigned char *bytes, size_t n)
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

/* Reads to the end; to < 0: only the hash is wanted. */
static int pump(int from, int to, char hash[BASE_HASH_TEXT_SIZE])
{
	struct digest *work = base_digest_open();
	unsigned char block[BLOCK];
	int err = 0;
	ssize_t n;

	while (!err && (n = read(from, block, sizeof block)) != 0) {
		if (n < 0) {
			err = errno == EINTR ? 0 : base_err_from_errno(errno);
			continue;
		}
		base_digest_add(work, block, (size_t)n);
		if (to >= 0)
			err = write_all(to, block, (size_t)n);
	}
	base_digest_end(work, hash);
	base_digest_close(work);
	return err;
}

int base_tree_hash(const char *path, char hash[BASE_HASH_TEXT_SIZE])
{
	int fd, err = open_regular(path, &fd);

	if (err)
		return err;
	err = pump(fd, -1, hash);
	close(fd);
	return err;
}

int base_tree_copy(const char *from, const char *to, mode_t mode, char hash[BASE_HASH_TEXT_SIZE])
{
	int in, out, err = open_regular(from, &in);

	if (err)
		return err;
	out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	if (out < 0) {
		err = base_err_from_errno(errno);
		close(in);
		return err;
	}
	err = pump(in, out, hash);
	if (!err && fsync(out) < 0)
		err = base_err_from_errno(errno);
	if (close(out) < 0 && !err)
		err = base_err_from_errno(errno);
	close(in);
	return err;
}

int base_tree_sync(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), err = 0;

	if (fd < 0)
		return base_err_from_errno(errno);
	if (fsync(fd) < 0)
		err = base_err_from_errno(errno);
	close(fd);
	return err;
}

/* What to do with the things in a folder; name is below the top one. */
struct walk {
	const char *top;
	int (*file)(void *context, const char *name);	/* anything that is no folder */
	int (*folder)(void *context, const char *name); /* after what is in it */
	void *context;
};

static int walk(const struct walk *walk_, const char *name, int depth);

static int step(const struct walk *walk_, const char *folder, const char *entry, int depth)
{
	char name[BASE_TREE_PATH_SIZE], path[BASE_TREE_PATH_SIZE];
	struct stat st;
	int err;

	if (strcmp(entry, ".") == 0 || strcmp(entry, "..") == 0)
		return 0;
	err = *folder ? base_tree_join(folder, entry, name) : base_tree_join(entry, "", name);
	if (!err)
		err = base_tree_join(walk_->top, name, path);
	if (err)
		return err;
	if (lstat(path, &st) < 0)
		return errno == ENOENT ? 0 : base_err_from_errno(errno);
	return S_ISDIR(st.st_mode) ? walk(walk_, name, depth + 1) : walk_->file(walk_->context, name);
}

static int walk(const struct walk *walk_, const char *name, int depth)
{
	char path[BASE_TREE_PATH_SIZE];
	const struct dirent *entry;
	DIR *folder;
	int err = depth > DEPTH_MAX ? ERR_RANGE : base_tree_join(walk_->top, name, path);

	if (err)
		return err;
	folder = opendir(path);
	if (!folder)
		return errno == ENOENT && depth == 0 ? 0 : base_err_from_errno(errno);
	while (!err && (entry = readdir(folder)))
		err = step(walk_, name, entry->d_name, depth);
	closedir(folder);
	if (!err && walk_->folder)
		err = walk_->folder(walk_->context, name);
	return err;
}

int base_tree_walk(const char *folder, const char *below, int (*visit)(void *context, const char *name), void *context)
{
	const struct walk all = {.top = folder, .file = visit, .context = context};

	return walk(&all, below, 0);
}

static int pass(void *context, const char *name)
{
	(void)context;
	(void)name;
	return 0;
}

static int sync_one(void *context, const char *name)
{
	char path[BASE_TREE_PATH_SIZE];
	int err = base_tree_join(context, name, path);

	return err ? err : base_tree_sync(path);
}

int base_tree_sync_all(const char *folder)
{
	char top[BASE_TREE_PATH_SIZE];
	const struct walk all = {.top = folder, .file = pass, .folder = sync_one, .context = top};
	int err = base_tree_join(folder, "", top);

	return err ? err : walk(&all, "", 0);
}

static int remove_one(void *context, const char *name)
{
	char path[BASE_TREE_PATH_SIZE];
	int err = base_tree_join(context, name, path);

	if (!err && remove(path) < 0)
		err = base_err_from_errno(errno);
	return err;
}

int base_tree_remove(const char *folder)
{
	char top[BASE_TREE_PATH_SIZE];
	const struct walk all = {.top = folder, .file = remove_one, .folder = remove_one, .context = top};
	int err = base_tree_join(folder, "", top);

	return err ? err : walk(&all, "", 0);
}
