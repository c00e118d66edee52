/* The connection itself: inside of struct store, for the files of this folder only. */
#ifndef STORE_ENGINE_H
#define STORE_ENGINE_H

#include <sqlite3.h>

#include "store/statement.h"
#include "store/store.h"

/* How long a writer waits for its turn when nothing else is said. */
enum { STORE_QUEUE_MS = 30000 };

struct store {
	sqlite3 *db;
	enum store_mode mode;
	char *data;     /* the data directory */
	int version;    /* of the schema in the file */
	int place;      /* in the queue of writers; -1: not in it */
	int is_writing; /* between begin and commit */
	int broken;     /* the error that ended the open transaction before its time; 0 */
	sqlite3_stmt *runs[STATEMENT_COUNT]; /* prepared when first wanted */
};

/* See store_prepare. */
int store_engine_prepare(void);

/* Opens or (STORE_CREATE) makes the file and says what every connection says; close also after an error. */
int store_engine_open(struct store *store);
void store_engine_close(struct store *store);

/* Waits up to wait_ms in the queue of writers unless the store stands first already; leaves it. */
int store_engine_queue(struct store *store, unsigned wait_ms);
void store_engine_leave(struct store *store);

/* An embedded file of db/, by its path below it. */
const char *store_engine_text(const char *path);

/* Runs an embedded file of statements. */
int store_engine_script(struct store *store, const char *path);

/* The error for a result of the engine, with a line on the log when a person must look at it. */
int store_engine_err(struct store *store, int result, const char *what);

#endif
