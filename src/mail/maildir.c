/* Letters into a maildir: written in tmp, synced, renamed into new, the folder synced. */
#include "config.h"

#include "mail/maildir.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "mail/mime.h"
#include "mail/outbox.h"
#include "mail/transport.h"

struct carrier {
	int tmp, new, cur; /* the three folders */
};

void mail_maildir_name(const struct letter *letter, char name[MAIL_MAILDIR_NAME_SIZE])
{
	char hash[BASE_HASH_TEXT_SIZE];

	base_hash_sha256_text(letter->message_id, strlen(letter->message_id), hash);
	snprintf(name, MAIL_MAILDIR_NAME_SIZE, "%" PRId64 ".%" PRId64 "_%.16s.maportal", letter->created_at, letter->id,
		 hash);
}

static int open_folder(const char *path, const char *name)
{
	struct buf folder = {0};
	int fd = -1;

	base_buf_addf(&folder, "%s/%s", path, name);
	if (!base_file_make_folder(folder.data, 0700))
		fd = open(folder.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	base_buf_release(&folder);
	return fd;
}

static void close_maildir(struct carrier *carrier)
{
	if (!carrier)
		return;
	if (carrier->tmp >= 0)
		close(carrier->tmp);
	if (carrier->new >= 0)
		close(carrier->new);
	if (carrier->cur >= 0)
		close(carrier->cur);
	free(carrier);
}

static int open_maildir(struct carrier **carrier, const struct outbox *outbox)
{
	char path[BASE_CONF_TEXT_SIZE];
	int err = base_conf_path(outbox->conf, outbox->conf->maildir, path);

	if (err)
		return err;
	*carrier = base_mem_zero(1, sizeof **carrier);
	(*carrier)->tmp = open_folder(path, "tmp");
	(*carrier)->new = open_folder(path, "new");
	(*carrier)->cur = open_folder(path, "cur");
	if ((*carrier)->tmp >= 0 && (*carrier)->new >= 0 && (*carrier)->cur >= 0)
		return 0;
	err = base_err_from_errno(errno);
	close_maildir(*carrier);
	*carrier = NULL;
	return err;
}

/* Whether a mail reader has taken the file over; it then has the same name, perhaps with flags behind a colon. */
static int was_read(const struct carrier *carrier, const char *name)
{
	int fd = openat(carrier->cur, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), found = 0;
	DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
	size_t n = strlen(name);
	struct dirent *entry;

	if (!folder) {
		if (fd >= 0)
			close(fd);
		return 0;
	}
	while (!found && (entry = readdir(folder)))
		found = strncmp(entry->d_name, name, n) == 0 && (entry->d_name[n] == ':' || !entry->d_name[n]);
	closedir(folder);
	return found;
}

/* A file on this machine ends its lines with LF; a message has CR only before LF. */
static int write_message(FILE *file, const struct buf *message)
{
	for (size_t i = 0; i < message->len; i++)
		if (message->data[i] != '\r')
			putc(message->data[i], file);
	if (fflush(file) || ferror(file) || fsync(fileno(file)))
		return base_err_from_errno(errno);
	return 0;
}

/* What a crash has left in tmp under this name is overwritten. */
static int write_tmp(const struct carrier *carrier, const char *name, const struct buf *message)
{
	int fd = openat(carrier->tmp, name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600), err;
	FILE *file = fd >= 0 ? fdopen(fd, "w") : NULL;

	if (!file) {
		err = base_err_from_errno(errno);
		if (fd >= 0)
			close(fd);
		return err;
	}
	err = write_message(file, message);
	if (fclose(file) && !err)
		err = base_err_from_errno(errno);
	return err;
}

static int put(const struct carrier *carrier, const char *name, const struct buf *message)
{
	int err = write_tmp(carrier, name, message);

	if (!err && (renameat(carrier->tmp, name, carrier->new, name) < 0 || fsync(carrier->new) < 0))
		err = base_err_from_errno(errno);
	if (err)
		unlinkat(carrier->tmp, name, 0);
	return err;
}

static void deliver(struct carrier *carrier, const struct letter *letter, const struct buf *message,
		    struct verdict *verdict)
{
	char name[MAIL_MAILDIR_NAME_SIZE];
	int err = 0;

	mail_maildir_name(letter, name);
	if (letter->tries <= 1 || !was_read(carrier, name))
		err = put(carrier, name, message);
	if (err)
		mail_verdict_set(verdict, VERDICT_LATER, 1, base_err_text(err));
	else
		mail_verdict_set(verdict, VERDICT_DELIVERED, 0, "已存入信件匣");
}

const struct transport mail_maildir_transport = {
	.channel = STORE_LETTER_MAIL,
	.name = "maildir",
	.open = open_maildir,
	.write = mail_mime_write,
	.deliver = deliver,
	.close = close_maildir,
};
