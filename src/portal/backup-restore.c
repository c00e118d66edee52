/* Putting a backup back. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/tree.h"
#include "portal/backup.h"
#include "store/backup.h"

/* What the programs that run for long lock in the data directory. */
static const struct {
	const char *name, *sentence;
} locks[] = {
	{"maportald.lock", "maportald 正在執行，請先停止"},
	{"mailer.lock", "maportal-mailer 正在執行，請先停止"},
};

enum { LOCKS = sizeof locks / sizeof locks[0] };

/* A database and its helpers: none of them may stay behind beside another one. */
static const char *const databases[] = {STORE_BACKUP_DATABASE, STORE_BACKUP_DATABASE "-wal",
					STORE_BACKUP_DATABASE "-shm"};

/* While a backup is put back. */
struct place {
	struct backup *backup;
	const char *data;
	int is_forced, is_unsound_fine;
	char beside[BASE_TREE_PATH_SIZE]; /* where it is put together */
	char aside[BASE_TREE_PATH_SIZE];  /* where goes what was there; "" until something was */
	int fds[LOCKS];
};

static int fail(struct place *place, const char *subject, const char *sentence, int err)
{
	struct backup_fault *fault = &place->backup->fault;

	if (err && !*fault->subject) {
		snprintf(fault->subject, sizeof fault->subject, "%s", subject);
		fault->sentence = sentence;
	}
	return err;
}

/* Programs that begin meanwhile find the locks taken. */
static int lock_all(struct place *place)
{
	struct flock record = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	char path[BASE_TREE_PATH_SIZE];

	for (size_t i = 0; i < LOCKS; i++) {
		int err = base_tree_join(place->data, locks[i].name, path);

		if (err)
			return err;
		place->fds[i] = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (place->fds[i] < 0)
			return fail(place, locks[i].name, NULL, base_err_from_errno(errno));
		if (fcntl(place->fds[i], F_SETLK, &record) < 0)
			return fail(place, place->data, locks[i].sentence, ERR_BUSY);
	}
	return 0;
}

static int exists(const char *folder, const char *name)
{
	char path[BASE_TREE_PATH_SIZE];
	struct stat st;

	return base_tree_join(folder, name, path) == 0 && lstat(path, &st) == 0;
}

static int look(struct place *place)
{
	int used = store_backup_is_used(place->data);

	if (used)
		return fail(place, place->data, used < 0 ? NULL : "仍有程式使用這個資料庫，請先結束",
			    used < 0 ? used : ERR_BUSY);
	if (exists(place->data, STORE_BACKUP_DATABASE) && !place->is_forced)
		return fail(place, place->data, "已有資料庫；確定要取代時請加 --force，原有的檔案會移到旁邊",
			    ERR_CONFLICT);
	if (place->backup->manifest.schema > store_version_wanted())
		return fail(place, place->backup->folder, "備份來自較新的程式，請先更新程式", ERR_VERSION);
	if (place->backup->manifest.unsound && !place->is_unsound_fine)
		return fail(place, place->backup->folder, "備份當時資料庫已有問題；仍要還原時請加 --unsound",
			    ERR_CORRUPT);
	return 0;
}

static int copy_all(struct place *place)
{
	const struct manifest *manifest = &place->backup->manifest;
	char from[BASE_TREE_PATH_SIZE], to[BASE_TREE_PATH_SIZE], hash[BASE_HASH_TEXT_SIZE];
	int err = 0;

	for (size_t i = 0; i < manifest->n && !err; i++) {
		const struct manifest_row *row = &manifest->rows[i];
		char *slash;

		err = base_tree_join(place->backup->folder, row->name, from);
		if (!err)
			err = base_tree_join(place->beside, row->name, to);
		if (err)
			break;
		slash = strrchr(to, '/');
		*slash = '\0';
		err = base_file_make_folder(to, 0700);
		*slash = '/';
		if (!err)
			err = base_tree_copy(from, to, 0600, hash);
		if (!err && strcmp(hash, row->hash) != 0)
			err = fail(place, row->name, "檔案內容與備份清單不符", ERR_CORRUPT);
		err = fail(place, row->name, NULL, err);
	}
	return err;
}

/* An older database is looked at once it has been migrated. */
static int check(struct place *place)
{
	struct backup *backup = place->backup;
	struct store *copy = NULL;
	int err;

	if (!exists(place->beside, STORE_BACKUP_DATABASE))
		return fail(place, STORE_BACKUP_DATABASE, "備份缺少這個檔案", ERR_NOT_FOUND);
	if (backup->manifest.schema < store_version_wanted())
		return 0;
	err = store_open(&copy, place->beside, STORE_WRITE);
	if (!err)
		err = store_check(copy, &backup->findings);
	store_close(copy);
	if (!err && backup->findings.n > 0 && !place->is_unsound_fine)
		err = fail(place, STORE_BACKUP_DATABASE,
			   "備份的資料庫檢查發現問題，未還原；仍要還原時請加 --unsound", ERR_CORRUPT);
	return fail(place, STORE_BACKUP_DATABASE, NULL, err);
}

static int move(struct place *place, const char *from, const char *to, const char *name)
{
	char source[BASE_TREE_PATH_SIZE], target[BASE_TREE_PATH_SIZE];
	int err = base_tree_join(from, name, source);

	if (!err)
		err = base_tree_join(to, name, target);
	if (!err && rename(source, target) < 0)
		err = base_err_from_errno(errno);
	return fail(place, name, NULL, err);
}

static int put_aside(struct place *place, const char *name)
{
	int err;

	if (!exists(place->data, name))
		return 0;
	if (!*place->aside) {
		err = base_tree_join(place->data, "before-restore.XXXXXX", place->aside);
		if (!err && !mkdtemp(place->aside))
			err = base_err_from_errno(errno);
		if (err)
			return fail(place, place->data, NULL, err);
	}
	return move(place, place->data, place->aside, name);
}

/* The first part of each name in turn: a file, or a folder with several of them. */
static int exchange(struct place *place)
{
	const struct manifest *manifest = &place->backup->manifest;
	char name[BASE_MANIFEST_NAME_SIZE];
	int err = 0;

	for (size_t i = 0; i < sizeof databases / sizeof databases[0] && !err; i++)
		err = put_aside(place, databases[i]);
	for (size_t i = 0; i < manifest->n && !err; i++) {
		snprintf(name, sizeof name, "%.*s", (int)strcspn(manifest->rows[i].name, "/"), manifest->rows[i].name);
		if (strcmp(name, STORE_BACKUP_DATABASE) == 0 || !exists(place->beside, name))
			continue;
		err = put_aside(place, name);
		if (!err)
			err = move(place, place->beside, place->data, name);
	}
	if (!err)
		err = base_tree_sync(place->data);
	if (!err) /* last: with it everything is there */
		err = move(place, place->beside, place->data, STORE_BACKUP_DATABASE);
	return err ? err : base_tree_sync(place->data);
}

static int put_back(struct place *place)
{
	int err = base_tree_join(place->data, "restore.XXXXXX", place->beside);

	if (!err && !mkdtemp(place->beside))
		err = base_err_from_errno(errno);
	if (err)
		return fail(place, place->data, NULL, err);
	err = copy_all(place);
	if (!err)
		err = check(place);
	if (!err)
		err = base_tree_sync_all(place->beside);
	if (!err)
		err = exchange(place);
	base_tree_remove(place->beside);
	return err;
}

int portal_backup_restore(struct backup *backup, int is_forced, int is_unsound_fine, char aside[BASE_CONF_TEXT_SIZE])
{
	struct place place = {
		.backup = backup,
		.data = backup->conf->data,
		.is_forced = is_forced,
		.is_unsound_fine = is_unsound_fine,
		.fds = {-1, -1},
	};
	int err = base_file_make_folder(place.data, 0700);

	if (!err)
		err = lock_all(&place);
	if (!err)
		err = look(&place);
	if (!err)
		err = put_back(&place);
	for (size_t i = 0; i < LOCKS; i++)
		if (place.fds[i] >= 0)
			close(place.fds[i]);
	if (base_mem_copy(aside, BASE_CONF_TEXT_SIZE, place.aside))
		*aside = '\0';
	return fail(&place, place.data, NULL, err);
}
