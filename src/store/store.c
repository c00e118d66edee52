/* The database as a whole: opening, transactions, version. */
#include "config.h"

#include "store/store.h"

#include <stdlib.h>

#include "base/err.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "store/alone.h"
#include "store/engine.h"
#include "store/migrate.h"

int store_prepare(void)
{
	return store_engine_prepare();
}

int store_open(struct store **store, const char *data, enum store_mode mode)
{
	struct store *made = base_mem_zero(1, sizeof *made);
	int err, pass = -1;

	*store = NULL;
	made->mode = mode;
	made->place = -1;
	made->data = base_mem_dup(data);
	err = mode == STORE_CREATE ? base_file_make_folder(data, 0700) : 0;
	if (!err)
		err = store_alone_pass(data, &pass);
	if (!err)
		err = store_engine_open(made);
	if (!err && mode == STORE_CREATE)
		err = store_migrate_run(made);
	if (!err)
		err = store_migrate_check(made);
	store_alone_leave(pass);
	if (err)
		store_close(made);
	else
		*store = made;
	return err;
}

void store_close(struct store *store)
{
	if (!store)
		return;
	store_rollback(store);
	store_engine_close(store);
	free(store->data);
	free(store);
}

int store_begin_within(struct store *store, unsigned wait_ms)
{
	int err;

	if (store->is_writing)
		base_log_fatal("database: a transaction inside a transaction");
	if (sqlite3_db_readonly(store->db, "main") == 1)
		return ERR_READONLY;
	err = store_engine_queue(store, wait_ms);
	if (err)
		return err;
	err = store_statement_run(store, STATEMENT_ENGINE_BEGIN, "");
	if (err)
		store_engine_leave(store);
	else
		store->is_writing = 1;
	return err;
}

int store_begin(struct store *store)
{
	return store_begin_within(store, STORE_QUEUE_MS);
}

int store_is_writing(const struct store *store)
{
	return store->is_writing;
}

int store_commit(struct store *store)
{
	int err;

	if (!store->is_writing)
		base_log_fatal("database: nothing to commit");
	err = store_statement_run(store, STATEMENT_ENGINE_COMMIT, "");
	if (err) {
		store_rollback(store);
		return err;
	}
	store->is_writing = 0;
	store_engine_leave(store);
	return 0;
}

void store_rollback(struct store *store)
{
	if (!store->is_writing)
		return;
	store->broken = 0;
	store->is_writing = 0;
	if (!sqlite3_get_autocommit(store->db))
		store_statement_run(store, STATEMENT_ENGINE_ROLLBACK, "");
	store_engine_leave(store);
}

int store_version(const struct store *store)
{
	return store->version;
}

int store_version_wanted(void)
{
	return store_migrate_wanted();
}
