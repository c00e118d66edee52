/* Putting a backup back. */
#include "config.h"

#include "portal/restore.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/tree.h"
#include "portal/audit.h"
#include "portal/staff-key.h"
#include "store/alone.h"
#include "store/backup.h"

/* What the programs that run for long lock in the data directory. */
static const struct {
	const char *name, *sentence;
} locks[PORTAL_RESTORE_LOCKS] = {
	{"maportald.lock", "maportald 正在執行，請先停止"},
	{"mailer.lock", "maportal-mailer 正在執行，請先停止"},
};

static const char *data_of(const struct restore *restore)
{
	return restore->backup->conf->data;
}

static int fail(struct restore *restore, const char *subject, const char *sentence, int err)
{
	struct backup_fault *fault = &restore->backup->fault;

	if (err && !*fault->subject) {
		snprintf(fault->subject, sizeof fault->subject, "%s", subject);
		fault->sentence = sentence;
	}
	return err;
}

static int tell_used(struct restore *restore, int err)
{
	return fail(restore, data_of(restore), err == ERR_BUSY ? "仍有程式使用這個資料庫，請先結束" : NULL, err);
}

/* Programs that begin meanwhile find the locks taken. */
static int lock_all(struct restore *restore)
{
	struct flock record = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	char path[BASE_TREE_PATH_SIZE];

	for (size_t i = 0; i < PORTAL_RESTORE_LOCKS; i++) {
		int err = base_tree_join(data_of(restore), locks[i].name, path);

		if (err)
			return err;
		restore->locks[i] = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (restore->locks[i] < 0)
			return fail(restore, locks[i].name, NULL, base_err_from_errno(errno));
		if (fcntl(restore->locks[i], F_SETLK, &record) < 0)
			return fail(restore, data_of(restore), locks[i].sentence, ERR_BUSY);
	}
	return tell_used(restore, store_alone_take(data_of(restore), &restore->folder));
}

static int exists(const char *folder, const char *name)
{
	char path[BASE_TREE_PATH_SIZE];
	struct stat st;

	return base_tree_join(folder, name, path) == 0 && lstat(path, &st) == 0;
}

/* A file that is in the way of going back is named; nothing is lost, and the next restore tries again. */
static int tell_half(struct restore *restore)
{
	const char *name = restore->exchange.name;

	restore->backup->fault = (struct backup_fault){.sentence = NULL};
	return fail(restore, *name ? name : data_of(restore),
		    "無法搬回原處，還原中斷，資料不完整；請排除障礙後再次執行 maportal-admin restore",
		    ERR_HALF_RESTORED);
}

static int undo(struct restore *restore)
{
	int half = base_exchange_is_half(data_of(restore));

	if (half <= 0)
		return half;
	if (base_exchange_undo(&restore->exchange, data_of(restore)))
		return tell_half(restore);
	restore->is_undone = 1;
	return 0;
}

/* Whoever has the database open would go on with the file that is moved away. */
static int look(struct restore *restore)
{
	int err = store_alone_take_database(data_of(restore), &restore->database);

	if (err)
		return tell_used(restore, err);
	if (exists(data_of(restore), STORE_BACKUP_DATABASE) && !restore->is_forced)
		return fail(restore, data_of(restore),
			    "已有資料庫；確定要取代時請加 --force，原有的檔案會移到旁邊", ERR_CONFLICT);
	return 0;
}

/* What the list of the backup says of it. */
static int admit(struct restore *restore)
{
	const struct backup *backup = restore->backup;

	if (backup->manifest.schema > store_version_wanted())
		return fail(restore, backup->folder, "備份來自較新的程式，請先更新程式", ERR_VERSION);
	if (backup->manifest.unsound && !restore->is_unsound_fine)
		return fail(restore, backup->folder, "備份當時資料庫已有問題；仍要還原時請加 --unsound", ERR_CORRUPT);
	return 0;
}

static int copy_all(struct restore *restore)
{
	const struct manifest *manifest = &restore->backup->manifest;
	char from[BASE_TREE_PATH_SIZE], to[BASE_TREE_PATH_SIZE], hash[BASE_HASH_TEXT_SIZE];
	int err = 0;

	for (size_t i = 0; i < manifest->n && !err; i++) {
		const struct manifest_row *row = &manifest->rows[i];
		char *slash;

		err = base_tree_join(restore->backup->folder, row->name, from);
		if (!err)
			err = base_tree_join(restore->exchange.coming, row->name, to);
		if (err)
			break;
		slash = strrchr(to, '/');
		*slash = '\0';
		err = base_file_make_folder(to, 0700);
		*slash = '/';
		if (!err)
			err = base_tree_copy(from, to, 0600, hash);
		if (!err && strcmp(hash, row->hash) != 0)
			err = fail(restore, row->name, "檔案內容與備份清單不符", ERR_CORRUPT);
		err = fail(restore, row->name, NULL, err);
	}
	return err;
}

/* It is opened, and an older one migrated, as it would be in its place; what it lacks then is what was never there. */
static int open_copy(struct restore *restore)
{
	const struct manifest *manifest = &restore->backup->manifest;
	int err;

	restore->was_older = manifest->schema < store_version_wanted();
	restore->conf = *restore->backup->conf;
	if (!exists(restore->exchange.coming, STORE_BACKUP_DATABASE))
		return fail(restore, STORE_BACKUP_DATABASE, "備份缺少這個檔案", ERR_NOT_FOUND);
	err = base_mem_copy(restore->conf.data, sizeof restore->conf.data, restore->exchange.coming);
	if (!err)
		err = store_open(&restore->store, restore->conf.data, restore->was_older ? STORE_CREATE : STORE_WRITE);
	if (!err && restore->was_older)
		err = portal_staff_key_make(&restore->conf);
	return fail(restore, STORE_BACKUP_DATABASE, NULL, err);
}

static int check(struct restore *restore)
{
	struct backup *backup = restore->backup;
	int err = open_copy(restore);

	if (!err)
		err = store_check(restore->store, &backup->findings);
	if (!err && backup->findings.n > 0 && !restore->is_unsound_fine)
		err = fail(restore, STORE_BACKUP_DATABASE,
			   "備份的資料庫檢查發現問題，未還原；仍要還原時請加 --unsound", ERR_CORRUPT);
	return fail(restore, STORE_BACKUP_DATABASE, NULL, err);
}

static int add(struct restore *restore, const char *name)
{
	int err = base_exchange_add(&restore->exchange, name);

	return fail(restore, name,
		    err == ERR_SYNTAX ? "這個名稱保留給還原使用，無法還原"
		    : err == ERR_BUSY ? "位於另一個檔案系統，無法搬移；請先卸載，還原後再處理其中的檔案"
				      : NULL,
		    err);
}

/*
 * The first part of each name on the list: a file, or a folder with several of them.  Then what goes though the list
 * does not name it: helpers of the database, of which none may stay behind beside another one, its keys, and stored
 * files, above all certificates that were believed later.
 */
static int add_all(struct restore *restore)
{
	static const char *const others[] = {STORE_BACKUP_DATABASE "-wal", STORE_BACKUP_DATABASE "-shm",
					     PORTAL_AUDIT_KEY, PORTAL_STAFF_KEY};
	const struct manifest *manifest = &restore->backup->manifest;
	char name[BASE_MANIFEST_NAME_SIZE];
	int err = 0;

	for (size_t i = 0; i < manifest->n && !err; i++) {
		snprintf(name, sizeof name, "%.*s", (int)strcspn(manifest->rows[i].name, "/"), manifest->rows[i].name);
		err = add(restore, name);
	}
	for (size_t i = 0; i < BASE_COUNT(others) && !err; i++)
		err = add(restore, others[i]);
	for (const char *const *folder = portal_backup_folders; *folder && !err; folder++)
		err = add(restore, *folder);
	return err;
}

int portal_restore_prepare(struct restore *restore)
{
	int err = base_file_make_folder(data_of(restore), 0700);

	restore->folder = restore->database = -1;
	for (size_t i = 0; i < PORTAL_RESTORE_LOCKS; i++)
		restore->locks[i] = -1;
	if (!err)
		err = lock_all(restore);
	if (!err)
		err = undo(restore);
	if (!err)
		err = look(restore);
	if (!err)
		err = portal_backup_verify(restore->backup);
	if (!err)
		err = admit(restore);
	if (!err)
		err = base_exchange_begin(&restore->exchange, data_of(restore));
	if (!err)
		err = copy_all(restore);
	if (!err)
		err = add_all(restore);
	if (!err)
		err = check(restore);
	return fail(restore, data_of(restore), NULL, err);
}

int portal_restore_exchange(struct restore *restore)
{
	const struct exchange *exchange = &restore->exchange;
	int err;

	store_close(restore->store); /* with it the engine's log becomes part of the file */
	restore->store = NULL;
	err = base_exchange_run(&restore->exchange);
	if (err && exchange->is_half)
		return tell_half(restore);
	return fail(restore, *exchange->name ? exchange->name : data_of(restore),
		    err == ERR_BUSY ? "正被使用或為掛載點，無法搬移，未還原" : NULL, err);
}

void portal_restore_release(struct restore *restore)
{
	store_close(restore->store);
	restore->store = NULL;
	base_exchange_release(&restore->exchange);
	store_alone_leave(restore->database);
	store_alone_leave(restore->folder);
	for (size_t i = 0; i < PORTAL_RESTORE_LOCKS; i++)
		if (restore->locks[i] >= 0)
			close(restore->locks[i]);
}
