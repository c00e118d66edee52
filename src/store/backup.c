/* Backups by the engine's own way of copying. */
#include "config.h"

#include "store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "store/engine.h"

/* Pages at a time, and how long others have the disk to themselves then. */
enum { PAGES = 512, PAUSE_MS = 2, BUSY_MS = 20 };

static void pause_ms(long ms)
{
	nanosleep(&(struct timespec){.tv_nsec = ms * 1000000L}, NULL);
}

static int open_copy(struct store *copy, const char *path)
{
	int result, fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return base_err_from_errno(errno);
	close(fd);
	result = sqlite3_open_v2(path, &copy->db, SQLITE_OPEN_READWRITE, NULL);
	return result ? store_engine_err(copy, result, "backup") : 0;
}

static int copy_pages(struct store *store, struct store *copy, void (*step)(void *context, int left, int all),
		      void *context)
{
	sqlite3_backup *backup = sqlite3_backup_init(copy->db, "main", store->db, "main");
	int result = SQLITE_OK;

	if (!backup)
		return store_engine_err(copy, sqlite3_errcode(copy->db), "backup");
	while (result == SQLITE_OK || result == SQLITE_BUSY || result == SQLITE_LOCKED) {
		result = sqlite3_backup_step(backup, PAGES);
		if (step)
			step(context, sqlite3_backup_remaining(backup), sqlite3_backup_pagecount(backup));
		if (result != SQLITE_DONE)
			pause_ms(result == SQLITE_OK ? PAUSE_MS : BUSY_MS);
	}
	sqlite3_backup_finish(backup);
	return result == SQLITE_DONE ? 0 : store_engine_err(copy, result, "backup");
}

/*
 * All of it is read in one transaction: another process's commit would otherwise begin the copy anew, and under load
 * it would never end.
 */
int store_backup_copy(struct store *store, const char *folder, void (*step)(void *context, int left, int all),
		      void *context)
{
	struct store copy = {.place = -1};
	struct buf path = {0};
	int64_t version;
	int err = store_statement_run(store, STATEMENT_ENGINE_SNAPSHOT, "");

	base_buf_addf(&path, "%s/" STORE_BACKUP_DATABASE, folder);
	if (!err)
		err = store_statement_number(store, STATEMENT_ENGINE_VERSION, &version, "");
	if (!err)
		err = open_copy(&copy, path.data);
	if (!err)
		err = copy_pages(store, &copy, step, context);
	if (sqlite3_close(copy.db) != SQLITE_OK && !err)
		err = ERR_IO;
	if (!sqlite3_get_autocommit(store->db))
		store_statement_run(store, STATEMENT_ENGINE_ROLLBACK, "");
	base_buf_release(&path);
	return err;
}
