/*
 * One row of a register after the other: cells found by the names of their columns, brought into stored form,
 * and faults reported.  Knows CSV and text, not what the columns mean.
 */
#ifndef PORTAL_IMPORT_ROW_H
#define PORTAL_IMPORT_ROW_H

#include <stddef.h>

#include "base/csv.h"
#include "domain/rule.h"
#include "portal/import.h"

enum import_class {
	IMPORT_PUBLIC,
	IMPORT_ID_NO,	 /* reported with its middle masked */
	IMPORT_PERSONAL, /* reported by its first character */
};

struct import_column {
	const char *name; /* as the header row writes it */
	int is_needed;	  /* the header must have it */
	enum import_class class;
};

enum { IMPORT_COLUMNS_MAX = 16, IMPORT_WHOLE_ROW = IMPORT_COLUMNS_MAX };

struct import_row {
	const struct import_job *job;
	const struct import_column *columns;
	size_t n_columns;
	struct csv csv;
	size_t cells[IMPORT_COLUMNS_MAX]; /* number of the cell, from 1; 0: the file has no such column */
	size_t n_cells;			  /* of the header */
	unsigned long warnings;
	int is_refused; /* this row has a fault that refuses it */
	struct buf text;
};

/* Opens the job's file and reads its header: ERR_SYNTAX when it will not do (reported), else as base_csv_open. */
int portal_import_row_open(struct import_row *row, const struct import_job *job, const struct import_column *columns,
			   size_t n_columns);

/* Moves to the next row that is not blank: 1, 0 at the end, ERR_IO.  A malformed row is there, and refused. */
int portal_import_row_next(struct import_row *row);

void portal_import_row_close(struct import_row *row);

/* Whether the file has a column. */
int portal_import_row_has(const struct import_row *row, size_t column);

/* The cell as the file writes it; "" when the file has no such column. */
const char *portal_import_row_cell(const struct import_row *row, size_t column);

/* Reports the breach of a rule (RULE_NONE: nothing) in a column or IMPORT_WHOLE_ROW. */
void portal_import_row_fault(struct import_row *row, size_t column, enum rule rule);

/*
 * Stored form of a cell: through the gate with flags, blanks around it taken off.  Untouched when the file has no
 * such column; "" after a fault.
 */
void portal_import_row_text(struct import_row *row, size_t column, unsigned flags, char *to, size_t size);

/* A date in one of the forms of base_date_parse as ISO text; "" when the cell is empty. */
void portal_import_row_date(struct import_row *row, size_t column, char iso[11]);

#endif
