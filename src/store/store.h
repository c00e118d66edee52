/*
 * The database: one SQLite file, maportal.db, in the data directory.  Only this folder knows the engine.
 *
 * A store is one connection of one process; it is opened after a fork and never carried across one.  Every
 * function returns 0 or an error code; a statement that must find a row answers ERR_NOT_FOUND without one.
 * A value that the schema refuses gives ERR_RANGE; a row that exists already, or refers to one that does not,
 * ERR_CONFLICT; after both the transaction may go on.
 * Writing happens between store_begin and store_commit; rows outside a transaction are refused (ERR_DENIED).
 * ERR_NO_DATABASE, ERR_HALF_RESTORED, ERR_FULL, ERR_READONLY, ERR_CORRUPT, ERR_BUSY and ERR_VERSION say what a person
 * can do about them.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdint.h>

#include "base/problem.h"

struct store;

enum store_mode {
	STORE_WRITE,  /* the ordinary mode; the database must exist and have this program's version */
	STORE_READ,   /* no writing at all */
	STORE_CREATE, /* as STORE_WRITE; made, or migrated to this version, when needed */
	STORE_BULK,   /* as STORE_WRITE, with much memory for pages: imports of a whole register */
};

/*
 * Before the first store_open of a process whose many children will open stores: what the engine sets up once is then
 * shared by them, and each takes little memory.
 */
int store_prepare(void);

int store_open(struct store **store, const char *data, enum store_mode mode);
void store_close(struct store *store); /* NULL is fine; an open transaction is rolled back */

/* Writers queue fairly on a lock file before BEGIN IMMEDIATE; ERR_BUSY after 30 s. */
int store_begin(struct store *store);

/* The same for what may as well be left out: ERR_BUSY when the turn does not come within wait_ms. */
int store_begin_within(struct store *store, unsigned wait_ms);

/* Whether a transaction is open: there is none inside another. */
int store_is_writing(const struct store *store);

int store_commit(struct store *store); /* durable when it returns 0; on an error everything is rolled back */
void store_rollback(struct store *store);

/* The version of the schema in the file and of this program. */
int store_version(const struct store *store);
int store_version_wanted(void);

/*
 * Looks for damage: the engine's integrity check, foreign keys, the audit chain, and the invariants that the
 * schema cannot say (each a named statement check_*).  Rows found are added to findings, one sentence each.
 */
int store_check(struct store *store, struct problems *findings);

#endif
