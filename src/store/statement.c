/* Named statements: prepared once, values in, rows out. */
#include "config.h"

#include "store/statement.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "store/engine.h"

#define TEXT_ROW(word, name, names, types, writes, scan, sql) \
	[STATEMENT_##word] = {name, names, types, writes, scan, sql},
const struct statement_text store_statement_texts[STATEMENT_COUNT] = {STORE_STATEMENT_LIST(TEXT_ROW)};

/* What ends a transaction and not only the statement: the engine gave up, or is no longer to be trusted. */
static int is_fatal_to_transaction(struct store *store, int err)
{
	return sqlite3_get_autocommit(store->db) ||
	       (err != ERR_CONFLICT && err != ERR_RANGE && err != ERR_DENIED);
}

static int fail(struct store *store, int result, const char *what)
{
	int err = store_engine_err(store, result, what);

	if (store->is_writing && !store->broken && is_fatal_to_transaction(store, err))
		store->broken = err;
	return err;
}

/* The statement, ready for its values. */
static int prepare(struct store *store, enum statement which, sqlite3_stmt **run)
{
	const struct statement_text *text = &store_statement_texts[which];
	int result;

	*run = NULL;
	if (store->broken)
		return store->broken;
	if (text->is_writing && !store->is_writing)
		return ERR_DENIED;
	if (!store->runs[which]) {
		result = sqlite3_prepare_v3(store->db, text->sql, -1, SQLITE_PREPARE_PERSISTENT,
					    &store->runs[which], NULL);
		if (result)
			return fail(store, result, text->name);
	}
	*run = store->runs[which];
	return 0;
}

/* Values outlive the run: they are the caller's, who ends it before he returns. */
static int bind_text(sqlite3_stmt *run, int place, const char *text)
{
	return text ? sqlite3_bind_text(run, place, text, -1, SQLITE_STATIC) : sqlite3_bind_null(run, place);
}

static int start(struct store *store, enum statement which, sqlite3_stmt **run, const char *types,
		 va_list values)
{
	const struct statement_text *text = &store_statement_texts[which];
	int result = SQLITE_OK, err = prepare(store, which, run);

	if (strcmp(types, text->types) != 0)
		base_log_fatal("database: %s takes \"%s\"", text->name, text->types);
	if (err)
		return err;
	for (int place = 1; *types && !result; types++, place++) {
		if (*types == 'i')
			result = sqlite3_bind_int64(*run, place, va_arg(values, int64_t));
		else
			result = bind_text(*run, place, va_arg(values, const char *));
	}
	if (result) {
		store_statement_end(*run);
		*run = NULL;
		return fail(store, result, text->name);
	}
	return 0;
}

int store_statement_start(struct store *store, enum statement which, sqlite3_stmt **run, const char *types,
			  ...)
{
	va_list values;
	int err;

	va_start(values, types);
	err = start(store, which, run, types, values);
	va_end(values);
	return err;
}

static const char *name_of(const struct store *store, const sqlite3_stmt *run)
{
	size_t which = 0;

	while (which < STATEMENT_COUNT - 1 && store->runs[which] != run)
		which++;
	return store_statement_texts[which].name;
}

int store_statement_next(struct store *store, sqlite3_stmt *run)
{
	int result = sqlite3_step(run);

	if (result == SQLITE_ROW)
		return 1;
	return result == SQLITE_DONE ? 0 : fail(store, result, name_of(store, run));
}

void store_statement_end(sqlite3_stmt *run)
{
	if (run) {
		sqlite3_reset(run);
		sqlite3_clear_bindings(run);
	}
}

/* The first row into a record (when one is wanted), the others to the end; ERR_NOT_FOUND without one. */
static int finish(struct store *store, sqlite3_stmt *run, const struct shape *shape, void *record)
{
	int err = 0, more = store_statement_next(store, run), found = more > 0;

	if (found && shape)
		err = store_record_read(run, shape, record);
	while (!err && more > 0)
		more = store_statement_next(store, run);
	store_statement_end(run);
	if (!err && more < 0)
		err = more;
	return err || found ? err : ERR_NOT_FOUND;
}

int store_statement_run(struct store *store, enum statement which, const char *types, ...)
{
	sqlite3_stmt *run;
	va_list values;
	int err;

	va_start(values, types);
	err = start(store, which, &run, types, values);
	va_end(values);
	if (err)
		return err;
	err = finish(store, run, NULL, NULL);
	return err == ERR_NOT_FOUND ? 0 : err;
}

int store_statement_find(struct store *store, enum statement which, const struct shape *shape, void *record,
			 const char *types, ...)
{
	sqlite3_stmt *run;
	va_list values;
	int err;

	va_start(values, types);
	err = start(store, which, &run, types, values);
	va_end(values);
	return err ? err : finish(store, run, shape, record);
}

int store_statement_number(struct store *store, enum statement which, int64_t *number, const char *types, ...)
{
	sqlite3_stmt *run;
	va_list values;
	int err;

	va_start(values, types);
	err = start(store, which, &run, types, values);
	va_end(values);
	if (err)
		return err;
	err = store_statement_next(store, run);
	if (err > 0)
		*number = sqlite3_column_int64(run, 0);
	store_statement_end(run);
	return err > 0 ? 0 : err < 0 ? err : ERR_NOT_FOUND;
}

int store_statement_collect(struct store *store, sqlite3_stmt *run, const struct shape *shape, void *records,
			    size_t *n)
{
	int more = 0, err = 0;

	for (*n = 0; !err && (more = store_statement_next(store, run)) > 0; *n += !err)
		err = store_record_read(run, shape, (char *)records + *n * shape->size);
	store_statement_end(run);
	return err ? err : more;
}

int store_statement_put(struct store *store, enum statement which, const struct shape *shape, void *record)
{
	const struct statement_text *text = &store_statement_texts[which];
	sqlite3_stmt *run;
	int result, err = prepare(store, which, &run);

	if (err)
		return err;
	result = store_record_bind(run, text->names, shape, record);
	if (result) {
		store_statement_end(run);
		return fail(store, result, text->name);
	}
	return finish(store, run, shape, record);
}

int store_statement_add(struct store *store, enum statement which, const struct shape *shape, void *record,
			int64_t *id)
{
	int err = store_statement_put(store, which, shape, record);

	if (err != ERR_NOT_FOUND || sqlite3_changes(store->db) == 0)
		return err;
	*id = sqlite3_last_insert_rowid(store->db);
	return 0;
}

int store_statement_load(struct store *store, enum statement which, const char *const *values)
{
	const struct statement_text *text = &store_statement_texts[which];
	sqlite3_stmt *run;
	int result = SQLITE_OK, err = prepare(store, which, &run);

	if (err)
		return err;
	for (int i = 0; text->types[i] && !result; i++)
		result = text->types[i] == 'i' ? sqlite3_bind_int64(run, i + 1, strtoll(values[i], NULL, 10))
					       : bind_text(run, i + 1, values[i]);
	err = result ? fail(store, result, text->name) : finish(store, run, NULL, NULL);
	store_statement_end(run);
	return err == ERR_NOT_FOUND ? 0 : err;
}
