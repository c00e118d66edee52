/* The folder of blobs. */
#include "config.h"

#include "store/blob.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"

enum { FOLDER_DIGITS = 2 }; /* of the hash: 256 folders keep each short */
enum { UNFINISHED_S = 86400 }; /* nobody writes so long without adding a byte */

static int is_hash(const char *sha256)
{
	size_t n = strspn(sha256, "0123456789abcdef");

	return n == BASE_HASH_TEXT_SIZE - 1 && !sha256[n];
}

static int name(char path[BASE_CONF_TEXT_SIZE], const char *folder, const char *sha256)
{
	int n;

	if (!is_hash(sha256))
		return ERR_SYNTAX;
	n = snprintf(path, BASE_CONF_TEXT_SIZE, "%s/%.*s/%s", folder, FOLDER_DIGITS, sha256, sha256 + FOLDER_DIGITS);
	return n < BASE_CONF_TEXT_SIZE ? 0 : ERR_RANGE;
}

/* By the machine's own clock, as files are dated.  What cannot be removed does not keep anyone from writing. */
static void sweep(const char *path)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;
	struct timespec now;
	struct stat st;

	clock_gettime(CLOCK_REALTIME, &now);
	while (folder && (entry = readdir(folder)))
		if (strncmp(entry->d_name, STORE_BLOB_UNFINISHED, strlen(STORE_BLOB_UNFINISHED)) == 0 &&
		    fstatat(dirfd(folder), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		    st.st_mtime < now.tv_sec - UNFINISHED_S)
			unlinkat(dirfd(folder), entry->d_name, 0);
	if (folder)
		closedir(folder);
}

int store_blob_begin(struct blob *blob, const char *data)
{
	int n, err;

	*blob = (struct blob){.fd = -1};
	n = snprintf(blob->folder, sizeof blob->folder, "%s/blob", data);
	if (n + BASE_HASH_TEXT_SIZE + FOLDER_DIGITS >= (int)sizeof blob->folder)
		return ERR_RANGE;
	err = base_file_make_folder(blob->folder, 0700);
	if (err)
		return err;
	sweep(blob->folder);
	snprintf(blob->path, sizeof blob->path, "%.*s/" STORE_BLOB_UNFINISHED "XXXXXX", n, blob->folder);
	blob->fd = mkostemp(blob->path, O_CLOEXEC);
	if (blob->fd < 0) {
		*blob->path = '\0';
		return base_err_from_errno(errno);
	}
	blob->hash = base_hash_new();
	return 0;
}

int store_blob_add(struct blob *blob, const void *bytes, size_t n)
{
	const char *at = bytes;

	base_hash_add(blob->hash, bytes, n);
	blob->size += (int64_t)n;
	while (n > 0) {
		ssize_t done = write(blob->fd, at, n);

		if (done < 0 && errno != EINTR)
			return base_err_from_errno(errno);
		if (done > 0) {
			at += done;
			n -= (size_t)done;
		}
	}
	return 0;
}

int store_blob_finish(struct blob *blob)
{
	base_hash_finish(blob->hash, blob->sha256);
	blob->hash = NULL;
	return fsync(blob->fd) < 0 ? base_err_from_errno(errno) : 0;
}

static int sync_folder(const char *path, size_t n)
{
	char folder[BASE_CONF_TEXT_SIZE];
	int fd, err = 0;

	snprintf(folder, sizeof folder, "%.*s", (int)n, path);
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || fsync(fd) < 0)
		err = base_err_from_errno(errno);
	if (fd >= 0)
		close(fd);
	return err;
}

/* The same bytes may be there already: then they are the same. */
int store_blob_keep(struct blob *blob)
{
	char path[BASE_CONF_TEXT_SIZE];
	size_t folder_n = strlen(blob->folder) + 1 + FOLDER_DIGITS;
	int err = name(path, blob->folder, blob->sha256);

	if (err)
		return err;
	path[folder_n] = '\0';
	if (mkdir(path, 0700) < 0 && errno != EEXIST)
		return base_err_from_errno(errno);
	path[folder_n] = '/';
	if (rename(blob->path, path) < 0)
		return base_err_from_errno(errno);
	*blob->path = '\0';
	err = sync_folder(path, folder_n);
	return err ? err : sync_folder(path, folder_n - 1 - FOLDER_DIGITS);
}

void store_blob_release(struct blob *blob)
{
	if (blob->fd >= 0)
		close(blob->fd);
	if (*blob->path)
		unlink(blob->path);
	if (blob->hash)
		base_hash_finish(blob->hash, blob->sha256);
	*blob = (struct blob){.fd = -1};
}

/* Reads to the end and goes back to the beginning. */
static int compare(int fd, const char *sha256, int64_t size)
{
	struct hash *hash = base_hash_new();
	char found[BASE_HASH_TEXT_SIZE], block[65536];
	int64_t sum = 0;
	ssize_t n;

	while ((n = read(fd, block, sizeof block)) > 0) {
		base_hash_add(hash, block, (size_t)n);
		sum += n;
	}
	base_hash_finish(hash, found);
	if (n < 0 || lseek(fd, 0, SEEK_SET) < 0)
		return base_err_from_errno(errno);
	return sum == size && strcmp(found, sha256) == 0 ? 0 : ERR_CORRUPT;
}

int store_blob_open(const char *data, const char *sha256, int64_t size, int *fd)
{
	char folder[BASE_CONF_TEXT_SIZE], path[BASE_CONF_TEXT_SIZE];
	struct stat st;
	int err;

	*fd = -1;
	if (snprintf(folder, sizeof folder, "%s/blob", data) >= (int)sizeof folder)
		return ERR_RANGE;
	err = name(path, folder, sha256);
	if (err)
		return err;
	*fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (*fd < 0)
		return base_err_from_errno(errno);
	err = fstat(*fd, &st) < 0 || !S_ISREG(st.st_mode) ? ERR_CORRUPT : compare(*fd, sha256, size);
	if (err) {
		close(*fd);
		*fd = -1;
	}
	return err;
}
