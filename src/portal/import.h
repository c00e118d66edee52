/*
 * Registers that come as CSV files: institutions and licences.
 *
 * The header row names the columns: their order is free, unknown ones are passed over.  Every row is checked by
 * the rules of the domain; a row with a fault is refused and reported, and then nothing at all is written unless
 * the job says that bad rows may be skipped.  All rows and one audit record are one transaction; the same file
 * again changes nothing.  Columns, values and rules are described in maportal-admin(8).
 */
#ifndef PORTAL_IMPORT_H
#define PORTAL_IMPORT_H

#include "base/problem.h"
#include "store/audit.h"
#include "store/store.h"

enum { PORTAL_IMPORT_VALUE_SIZE = 128 };

/* What is wrong with a row; good only during the call that reports it. */
struct import_fault {
	unsigned long line;   /* where the row begins, from 1 */
	unsigned column;      /* number of the cell, from 1; 0: the whole row */
	const char *name;     /* of the column; "" for the whole row */
	const char *value;    /* harmless, shortened, masked where personal */
	const char *rule;     /* "" when the file itself is malformed */
	enum problem_severity severity; /* PROBLEM_ERROR refuses the row */
	const char *text;
};

struct import_job {
	const char *path; /* "-": standard input */
	int may_skip_bad;
	struct audit audit; /* who, from where, when; the import fills act, object and outcome */
	void (*on_fault)(void *with, const struct import_fault *fault);
	void (*on_rows)(void *with, unsigned long rows); /* now and then; NULL: nobody watches */
	void *with;
};

struct import_result {
	unsigned long rows; /* the sum of the following five */
	unsigned long added, changed, unchanged;
	unsigned long outdated; /* of a contract older than the one known */
	unsigned long refused;
	unsigned long warnings;
	int is_written; /* whether the database holds it now */
};

/*
 * Reads a whole file.  0 also when rows were refused (see result); ERR_SYNTAX when the header will not do or there
 * are no rows (reported as a fault), ERR_NOT_FOUND and friends for the file and the database; nothing is written
 * then.
 */
int portal_import_institution(struct store *store, const struct import_job *job, struct import_result *result);
int portal_import_licence(struct store *store, const struct import_job *job, struct import_result *result);

#endif
