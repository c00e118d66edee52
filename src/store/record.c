/* Members of records to parameters and back, by name. */
#include "config.h"

#include "store/record.h"

#include <stdint.h>
#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"

/* Names mostly come in the order of the fields: *hint is where the last one was found. */
static const struct field *find_field(const struct shape *shape, const char *name, size_t n, size_t *hint)
{
	for (size_t i = 0; i < shape->n; i++) {
		size_t at = (*hint + i) % shape->n;
		const struct field *field = &shape->fields[at];

		if (strncmp(field->name, name, n) == 0 && !field->name[n]) {
			*hint = at + 1;
			return field;
		}
	}
	base_log_fatal("database: no member for \"%.*s\"", (int)n, name);
}

static int read_text(sqlite3_stmt *run, int column, const struct field *field, char *member)
{
	const char *text = (const char *)sqlite3_column_text(run, column);

	return base_mem_copy(member, field->size, text ? text : "") ? ERR_CORRUPT : 0;
}

static int read_field(sqlite3_stmt *run, int column, const struct field *field, void *record)
{
	void *member = (char *)record + field->offset;
	const char *text;

	switch (field->kind) {
	case FIELD_INT:
		*(int *)member = sqlite3_column_int(run, column);
		return 0;
	case FIELD_NUMBER:
	case FIELD_OPTION:
		*(int64_t *)member = sqlite3_column_int64(run, column);
		return 0;
	case FIELD_BODY:
		text = (const char *)sqlite3_column_text(run, column);
		*(char **)member = text ? base_mem_dup(text) : NULL;
		return 0;
	default:
		return read_text(run, column, field, member);
	}
}

int store_record_read(sqlite3_stmt *run, const struct shape *shape, void *record)
{
	size_t hint = 0;
	int err = 0;

	for (int column = 0; column < sqlite3_column_count(run) && !err; column++) {
		const char *name = sqlite3_column_name(run, column);

		err = read_field(run, column, find_field(shape, name, strlen(name), &hint), record);
	}
	return err;
}

/* The record outlives the run. */
static int bind_text(sqlite3_stmt *run, int place, const char *text)
{
	return text ? sqlite3_bind_text(run, place, text, -1, SQLITE_STATIC) : sqlite3_bind_null(run, place);
}

static int bind_field(sqlite3_stmt *run, int place, const struct field *field, const void *record)
{
	const char *member = (const char *)record + field->offset;
	int64_t number;

	switch (field->kind) {
	case FIELD_INT:
		return sqlite3_bind_int(run, place, *(const int *)(const void *)member);
	case FIELD_NUMBER:
	case FIELD_OPTION:
		number = *(const int64_t *)(const void *)member;
		if (field->kind == FIELD_OPTION && number == 0)
			return sqlite3_bind_null(run, place);
		return sqlite3_bind_int64(run, place, number);
	case FIELD_TEXT_OPTION:
		return bind_text(run, place, *member ? member : NULL);
	case FIELD_BODY:
		return bind_text(run, place, *(char *const *)(const void *)member);
	default:
		return bind_text(run, place, member);
	}
}

int store_record_bind(sqlite3_stmt *run, const char *names, const struct shape *shape, const void *record)
{
	size_t hint = 0;
	int result = SQLITE_OK;

	for (int place = 1; *names && !result; place++) {
		size_t n = strcspn(names, " ");

		result = bind_field(run, place, find_field(shape, names, n, &hint), record);
		names += n + (names[n] == ' ');
	}
	return result;
}

static int is_same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static int is_same_field(const struct field *field, const char *a, const char *b)
{
	switch (field->kind) {
	case FIELD_INT:
	case FIELD_NUMBER:
	case FIELD_OPTION:
		return memcmp(a, b, field->size) == 0;
	case FIELD_BODY:
		return is_same_text(*(char *const *)(const void *)a, *(char *const *)(const void *)b);
	default:
		return is_same_text(a, b);
	}
}

int store_record_is_same(const struct shape *shape, const void *a, const void *b)
{
	size_t i = 0;

	while (i < shape->n && is_same_field(&shape->fields[i], (const char *)a + shape->fields[i].offset,
					     (const char *)b + shape->fields[i].offset))
		i++;
	return i == shape->n;
}
