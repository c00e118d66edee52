/* The loader of code tables: a statement's parameters are columns of its file. */
#include "config.h"

#include "store/code.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "store/engine.h"

enum { VALUES = 16 };

/* A file whose rows fill a table; split names a column that holds several values, each making a row. */
static const struct source {
	const char *path;
	enum statement statement;
	const char *split;
} sources[] = {
	{"data/counties.csv", STATEMENT_CODE_COUNTY, NULL},
	{"data/counties.csv", STATEMENT_CODE_COUNTY_DIGITS, "institution_code_county_digits"},
	{"data/personnel_types.csv", STATEMENT_CODE_PERSONNEL_TYPE, NULL},
	{"data/app_systems.csv", STATEMENT_CODE_APP_SYSTEM, NULL},
	{"data/application_kinds.csv", STATEMENT_CODE_APPLICATION_KIND, NULL},
	{"data/support_statuses.csv", STATEMENT_CODE_APPLICATION_STATE, NULL},
};

static size_t find_column(const struct csv *header, const char *name, size_t n, const char *path)
{
	for (size_t i = 0; i < header->n; i++)
		if (strncmp(header->fields[i], name, n) == 0 && !header->fields[i][n])
			return i;
	base_log_fatal("database: %s has no column %.*s", path, (int)n, name);
}

/* Where the statement's parameters stand in the file; *split is the parameter that is to be split. */
static void link_columns(const struct csv *header, const struct source *source, size_t columns[VALUES],
			 size_t *split)
{
	const char *names = store_statement_texts[source->statement].names;

	*split = VALUES;
	for (size_t i = 0; *names && i < VALUES; i++) {
		size_t n = strcspn(names, " ");

		columns[i] = find_column(header, names, n, source->path);
		if (source->split && strncmp(names, source->split, n) == 0)
			*split = i;
		names += n + (names[n] == ' ');
	}
}

static int load_split(struct store *store, const struct source *source, const char **values, size_t split)
{
	char *pieces = base_mem_dup(values[split]), *rest = pieces, *piece;
	int err = 0;

	while (!err && (piece = strsep(&rest, ";")) != NULL) {
		values[split] = piece;
		err = store_statement_load(store, source->statement, values);
	}
	free(pieces);
	return err;
}

static int load_rows(struct store *store, const struct source *source, struct csv *csv)
{
	size_t columns[VALUES] = {0}, n = strlen(store_statement_texts[source->statement].types), split;
	const char *values[VALUES];
	int err = base_csv_next(csv);

	if (err <= 0)
		return err;
	link_columns(csv, source, columns, &split);
	while ((err = base_csv_next(csv)) > 0) {
		for (size_t i = 0; i < n; i++)
			values[i] = columns[i] < csv->n ? csv->fields[columns[i]] : "";
		err = split < n ? load_split(store, source, values, split)
				: store_statement_load(store, source->statement, values);
		if (err)
			break;
	}
	return err;
}

static int load_source(struct store *store, const struct source *source)
{
	struct csv csv = {.next_line = 1};
	char *text = base_mem_dup(store_engine_text(source->path));
	int err;

	csv.file = fmemopen(text, strlen(text), "r");
	err = csv.file ? load_rows(store, source, &csv) : base_err_from_errno(errno);
	base_csv_close(&csv);
	free(text);
	return err;
}

int store_code_load(struct store *store)
{
	int err = 0;

	for (size_t i = 0; i < BASE_COUNT(sources) && !err; i++)
		err = load_source(store, &sources[i]);
	return err;
}
