/* What every register's import has in common: the loop, the counts, what stops it. */
#ifndef PORTAL_IMPORT_RUN_H
#define PORTAL_IMPORT_RUN_H

#include "portal/import-row.h"
#include "portal/import-set.h"
#include "portal/import.h"

/* What became of a row that was not refused; which of the changed ones are new, the run counts afterwards. */
enum import_verdict { IMPORT_UNCHANGED, IMPORT_CHANGED, IMPORT_OUTDATED };

struct import_run {
	struct store *store;
	struct import_row row;
	struct import_set seen;	 /* codes that the file has brought so far */
	struct import_set known; /* institutions that were looked up and found */
	struct import_set types; /* likewise personnel types */
	int may_write;		 /* 0: a row was refused, so only faults are looked for */
};

struct import_kind {
	const struct import_column *columns;
	size_t n_columns;
	/* Takes the row: reports its faults, or (when it may) writes it and says what became of it. */
	int (*take)(struct import_run *run, enum import_verdict *verdict);
	int (*count)(struct store *store, int64_t *count); /* rows of the table */
};

/* The body of an import's act. */
int portal_import_run(struct act_call *call, const struct import_kind *kind);

#endif
