/* The connection: opening the file, settings, and what the engine's results mean. */
#include "config.h"

#include "store/engine.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "store/embed.h"
#include "store/queue.h"


/* Extended results stand before the primary ones that contain them. */
static const struct meaning {
	int result, err;
	int is_expected; /* needs no line on the log */
} meanings[] = {
	{SQLITE_CONSTRAINT_UNIQUE, ERR_CONFLICT, 1},
	{SQLITE_CONSTRAINT_PRIMARYKEY, ERR_CONFLICT, 1},
	{SQLITE_CONSTRAINT_FOREIGNKEY, ERR_CONFLICT, 1},
	{SQLITE_CONSTRAINT_TRIGGER, ERR_DENIED, 0},
	{SQLITE_CONSTRAINT, ERR_RANGE, 0},
	{SQLITE_TOOBIG, ERR_RANGE, 0},
	{SQLITE_BUSY, ERR_BUSY, 0},
	{SQLITE_LOCKED, ERR_BUSY, 0},
	{SQLITE_FULL, ERR_FULL, 0},
	{SQLITE_READONLY, ERR_READONLY, 0},
	{SQLITE_CORRUPT, ERR_CORRUPT, 0},
	{SQLITE_NOTADB, ERR_CORRUPT, 0},
	{SQLITE_IOERR, ERR_IO, 0},
	{SQLITE_CANTOPEN, ERR_IO, 0},
	{SQLITE_PERM, ERR_DENIED, 0},
	{SQLITE_AUTH, ERR_DENIED, 0},
};

/* Only "no space" is called full by the engine; a quota or a size limit is full as well. */
static int is_out_of_space(sqlite3 *db, int result)
{
	int number = sqlite3_system_errno(db);

	return (result & 0xff) == SQLITE_IOERR && (number == ENOSPC || number == EDQUOT || number == EFBIG);
}

int store_engine_err(struct store *store, int result, const char *what)
{
	const struct meaning *meaning = NULL;
	int err;

	if ((result & 0xff) == SQLITE_NOMEM)
		base_log_fatal("out of memory in the database engine");
	for (size_t i = 0; i < BASE_COUNT(meanings) && !meaning; i++)
		if (meanings[i].result == result || meanings[i].result == (result & 0xff))
			meaning = &meanings[i];
	err = is_out_of_space(store->db, result) ? ERR_FULL : meaning ? meaning->err : ERR_SYSTEM;
	if (!meaning || !meaning->is_expected)
		base_log_error("database: %s: %s (%d)", what, sqlite3_errstr(result), result);
	return err;
}

const char *store_engine_text(const char *path)
{
	const struct embed *file = store_embed_files;

	while (file->path && strcmp(file->path, path) != 0)
		file++;
	if (!file->path)
		base_log_fatal("database: %s is not part of the program", path);
	return file->text;
}

int store_engine_script(struct store *store, const char *path)
{
	int result = sqlite3_exec(store->db, store_engine_text(path), NULL, NULL, NULL);

	return result ? store_engine_err(store, result, path) : 0;
}

/* The engine would make the file with the mode that umask leaves; it is for its owner alone. */
static int make_file(const char *path)
{
	int fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0)
		return errno == EACCES ? ERR_READONLY : base_err_from_errno(errno);
	close(fd);
	return 0;
}

/* Memory for pages and small things is taken when it is needed: taken beforehand, most of it would never be. */
int store_engine_prepare(void)
{
	int result = sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);

	if (!result)
		result = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	if (!result)
		result = sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
	if (!result)
		result = sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
	if (!result)
		result = sqlite3_initialize();
	if (!result)
		return 0;
	base_log_error("database: prepare: %s (%d)", sqlite3_errstr(result), result);
	return ERR_SYSTEM;
}

int store_engine_open(struct store *store)
{
	int flags = store->mode == STORE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
	struct buf path = {0};
	int result, err = 0;

	base_buf_addf(&path, "%s/maportal.db", store->data);
	if (store->mode == STORE_CREATE)
		err = make_file(path.data);
	else if (access(path.data, F_OK) < 0)
		err = errno == ENOENT ? ERR_NO_DATABASE : base_err_from_errno(errno);
	if (err)
		goto out;
	result = sqlite3_open_v2(path.data, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
	if (result) {
		err = store_engine_err(store, result, "open");
		goto out;
	}
	sqlite3_extended_result_codes(store->db, 1);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	err = store_engine_script(store, "connection.sql");
	if (!err && store->mode == STORE_BULK)
		err = store_engine_script(store, "bulk.sql");
out:
	base_buf_release(&path);
	return err;
}

int store_engine_queue(struct store *store, unsigned wait_ms)
{
	return store->place >= 0 ? 0 : store_queue_enter(store->data, wait_ms, &store->place);
}

void store_engine_leave(struct store *store)
{
	if (store->place >= 0)
		store_queue_leave(store->place);
	store->place = -1;
}

void store_engine_close(struct store *store)
{
	store_engine_leave(store);
	for (size_t i = 0; i < STATEMENT_COUNT; i++)
		sqlite3_finalize(store->runs[i]);
	sqlite3_close(store->db);
}
