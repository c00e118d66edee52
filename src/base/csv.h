/*
 * Rows of a CSV file (RFC 4180: commas, double quotes, quotes doubled inside; CR LF or LF), read one at a time
 * from a file of any length.  A byte order mark is skipped.  Limits come before bytes: a row has at most
 * BASE_CSV_FIELDS fields and BASE_CSV_ROW bytes; text must be UTF-8 without NUL.
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include <stddef.h>
#include <stdio.h>

#include "base/buf.h"

enum { BASE_CSV_FIELDS = 64, BASE_CSV_ROW = 65536 };

struct csv {
	FILE *file;
	unsigned long line;	 /* where the row begins, from 1 */
	unsigned long next_line; /* where the next one begins */
	unsigned column;	 /* after an error: the field it was in, from 1 */
	size_t n;
	const char *fields[BASE_CSV_FIELDS]; /* each ends with a NUL; good until the next call */
	size_t starts[BASE_CSV_FIELDS];
	struct buf row;
};

/* Reads from a file ("-": standard input). */
int base_csv_open(struct csv *csv, const char *path);

/*
 * The next row: 1, or 0 at the end.  ERR_SYNTAX (a quote out of place or never closed), ERR_RANGE (too long, too
 * many fields), ERR_ENCODING (no UTF-8), ERR_IO; after any of the first three reading can go on with the next line.
 */
int base_csv_next(struct csv *csv);

void base_csv_close(struct csv *csv);

/* Appends a field as CSV; a cell that a spreadsheet would run as a formula gets an apostrophe in front. */
void base_csv_add(struct buf *out, const char *field);

/* Appends a whole row, each field made harmless for a terminal first, with the line end of RFC 4180. */
void base_csv_add_row(struct buf *out, const char *const *fields, size_t n);

/* What a file may begin with, so that spreadsheets take it for UTF-8. */
#define BASE_CSV_MARK "\xef\xbb\xbf"

#endif
