/*
 * Records and rows: a table of fields says which member belongs to which column or parameter, so a struct is
 * bound and read by name and no list of columns stands in C.
 */
#ifndef STORE_RECORD_H
#define STORE_RECORD_H

#include <sqlite3.h>
#include <stddef.h>

/* How a column and a member of a record mean the same. */
enum field_kind {
	FIELD_INT,         /* int */
	FIELD_NUMBER,      /* int64_t */
	FIELD_OPTION,      /* int64_t; 0 is NULL */
	FIELD_TEXT,        /* char[] */
	FIELD_TEXT_OPTION, /* char[]; "" is NULL */
	FIELD_BODY,        /* char *, allocated when read; NULL is NULL */
};

struct field {
	enum field_kind kind;
	const char *name; /* of column, parameter and member */
	size_t offset, size;
};

#define STORE_FIELD(kind, record, member) \
	{kind, #member, offsetof(struct record, member), sizeof(((struct record *)0)->member)}

struct shape {
	size_t size; /* of the record */
	const struct field *fields;
	size_t n;
};

#define STORE_SHAPE(record, table) {sizeof(struct record), table, sizeof(table) / sizeof(table)[0]}

/*
 * The row's columns into the members of the same name; ERR_CORRUPT when one does not fit.  A FIELD_BODY is
 * allocated anew: what the member held before is not looked at.
 */
int store_record_read(sqlite3_stmt *run, const struct shape *shape, void *record);

/* The members of these names (separated by blanks) to the parameters 1, 2 ...; the engine's result. */
int store_record_bind(sqlite3_stmt *run, const char *names, const struct shape *shape, const void *record);

/* Whether all members of two records are the same. */
int store_record_is_same(const struct shape *shape, const void *a, const void *b);

#endif
