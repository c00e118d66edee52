/*
 * Running the named statements of db/queries.  What a statement is called, takes and does stands in the
 * generated store/statement-list.h; C gives its word and its values.
 *
 * Values go in by a format of one letter each, i (int64_t) and s (const char *, NULL is NULL), which must be
 * the statement's own; or by name out of a record, by its shape.  Rows come out by name into a record.
 * All functions give 0 or an error; an unknown name or a wrong format ends the program.
 */
#ifndef STORE_STATEMENT_H
#define STORE_STATEMENT_H

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

#include "store/record.h"
#include "store/statement-list.h"
#include "store/store.h"

#define STORE_STATEMENT_WORD(word, name, names, types, writes, scan, sql) STATEMENT_##word,
enum statement { STORE_STATEMENT_LIST(STORE_STATEMENT_WORD) STATEMENT_COUNT };

struct statement_text {
	const char *name;
	const char *names; /* of the parameters, separated by blanks */
	const char *types; /* i or s for each */
	int is_writing;
	const char *scan; /* why its plan may read a whole table; "" when it may not */
	const char *sql;
};

extern const struct statement_text store_statement_texts[STATEMENT_COUNT];

/* Binds and leaves the statement ready for next; ERR_DENIED when it writes outside a transaction. */
int store_statement_start(struct store *store, enum statement which, sqlite3_stmt **run, const char *types,
			  ...);

/* 1 with a row, 0 at the end. */
int store_statement_next(struct store *store, sqlite3_stmt *run);

/* Must follow every start that gave 0; NULL is fine. */
void store_statement_end(sqlite3_stmt *run);

/* Start, all rows thrown away, end. */
int store_statement_run(struct store *store, enum statement which, const char *types, ...);

/* The one row that there is; ERR_NOT_FOUND without one. */
int store_statement_find(struct store *store, enum statement which, const struct shape *shape, void *record,
			 const char *types, ...);

/* The one number that there is; ERR_NOT_FOUND without one. */
int store_statement_number(struct store *store, enum statement which, int64_t *number, const char *types,
			   ...);

/* Reads all rows on into an array that the statement's LIMIT keeps from overflowing, and ends. */
int store_statement_collect(struct store *store, sqlite3_stmt *run, const struct shape *shape, void *records,
			    size_t *n);

/* Parameters out of the record, by name; what RETURNING gives back into it; ERR_NOT_FOUND without a row. */
int store_statement_put(struct store *store, enum statement which, const struct shape *shape, void *record);

/*
 * As put, for an INSERT ... ON CONFLICT DO NOTHING without RETURNING, which costs a third of a bulk import;
 * *id is the new row's, ERR_NOT_FOUND when nothing was inserted.
 */
int store_statement_add(struct store *store, enum statement which, const struct shape *shape, void *record,
			int64_t *id);

/* Binds texts in the order of the statement's parameters, numbers as written in digits; runs it. */
int store_statement_load(struct store *store, enum statement which, const char *const *values);

#endif
