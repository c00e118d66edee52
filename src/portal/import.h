/*
 * Registers that come as CSV files: institutions and licences.
 *
 * The header row names the columns: their order is free, unknown ones are passed over.  Every row is checked by
 * the rules of the domain; a row with a fault is refused and reported, and then nothing at all is written unless
 * the job says that bad rows may be skipped.  All rows are one act; the same file again changes nothing.  Columns,
 * values and rules are described in maportal-admin(8).
 */
#ifndef PORTAL_IMPORT_H
#define PORTAL_IMPORT_H

#include "base/problem.h"
#include "portal/act.h"

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

struct import_result {
	unsigned long rows; /* the sum of the following five */
	unsigned long added, changed, unchanged;
	unsigned long outdated; /* of a contract older than the one known */
	unsigned long refused;
	unsigned long warnings;
};

struct import_job {
	const char *path; /* "-": standard input */
	int may_skip_bad;
	void (*on_fault)(void *with, const struct import_fault *fault);
	void (*on_rows)(void *with, unsigned long rows); /* now and then; NULL: nobody watches */
	void *with;
	struct import_result result;
};

/*
 * The acts; they take a struct import_job and fill its result.  Refused with R-IMP-10 when rows were and the job
 * does not skip them; ERR_SYNTAX when the header will not do or there are no rows (reported as a fault), ERR_NOT_FOUND
 * and friends for the file.
 */
extern const struct act portal_import_institution;
extern const struct act portal_import_licence;

#endif
