/* Migration from any earlier version, in one transaction. */
#include "config.h"

#include "store/migrate.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "store/code.h"
#include "store/embed.h"
#include "store/engine.h"

enum { APPLICATION_ID = 0x4d41504f }; /* "MAPO"; each migration of db/ that makes a file says it too */

static const char migrations[] = "migrations/";

/* The version that an embedded file leads to; 0 when it is no migration. */
static int version_of(const struct embed *file)
{
	size_t n = sizeof migrations - 1;

	return strncmp(file->path, migrations, n) == 0 ? (int)strtol(file->path + n, NULL, 10) : 0;
}

int store_migrate_wanted(void)
{
	int version = 0;

	for (const struct embed *file = store_embed_files; file->path; file++)
		if (version_of(file) > version)
			version = version_of(file);
	return version;
}

/* Reads whose file it is and its version: ERR_VERSION for another program's; an empty file has version 0. */
static int look(struct store *store)
{
	int64_t application_id, version, size;
	int err = store_statement_number(store, STATEMENT_ENGINE_APPLICATION_ID, &application_id, "");

	if (!err)
		err = store_statement_number(store, STATEMENT_ENGINE_VERSION, &version, "");
	if (!err)
		err = store_statement_number(store, STATEMENT_ENGINE_SCHEMA_SIZE, &size, "");
	if (err)
		return err;
	store->version = (int)version;
	if (application_id == APPLICATION_ID || (application_id == 0 && size == 0))
		return 0;
	base_log_error("database: the file belongs to another program");
	return ERR_VERSION;
}

int store_migrate_check(struct store *store)
{
	int err = look(store);

	if (!err && store->version != store_migrate_wanted()) {
		base_log_error("database: version %d instead of %d", store->version, store_migrate_wanted());
		err = ERR_VERSION;
	}
	return err;
}

/* The version is read again inside the transaction: another program may have migrated in between. */
static int run_missing(struct store *store)
{
	int err = look(store), wanted = store_migrate_wanted();

	if (!err && store->version > wanted)
		err = ERR_VERSION;
	for (const struct embed *file = store_embed_files; file->path && !err; file++) {
		if (version_of(file) <= store->version)
			continue;
		base_log_note("database: %s", file->path);
		err = store_engine_script(store, file->path);
	}
	return err ? err : store_code_load(store);
}

/* The kind of journal cannot change inside a transaction, so the queue is entered before it. */
int store_migrate_run(struct store *store)
{
	int err = look(store);

	if (err || store->version == store_migrate_wanted())
		return err;
	err = store_engine_queue(store, STORE_QUEUE_MS);
	if (!err)
		err = store_engine_script(store, "create.sql");
	if (!err)
		err = store_begin(store);
	if (err) {
		store_engine_leave(store);
		return err;
	}
	err = run_missing(store);
	if (err) {
		store_rollback(store);
		return err;
	}
	return store_commit(store);
}
