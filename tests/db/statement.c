/* Every statement prepares and reads by index unless it says why not; migrations give the schema. */
#include "config.h"

#include "../unit/store-fixture.h"

#include <ctype.h>
#include <sqlite3.h>
#include <string.h>

#include "base/buf.h"
#include "store/engine.h"

static sqlite3 *open_schema(const char *path)
{
	char *complaint = NULL;
	sqlite3 *db;

	assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
	if (sqlite3_exec(db, store_engine_text(path), NULL, NULL, &complaint) != SQLITE_OK)
		fail_msg("%s: %s", path, complaint);
	return db;
}

static sqlite3_stmt *prepared(sqlite3 *db, const char *before, const char *sql, const char *name)
{
	struct buf text = {0};
	sqlite3_stmt *run;

	base_buf_addf(&text, "%s%s", before, sql);
	if (sqlite3_prepare_v2(db, text.data, -1, &run, NULL) != SQLITE_OK)
		fail_msg("%s: %s", name, sqlite3_errmsg(db));
	base_buf_release(&text);
	return run;
}

static void test_prepare(void **state)
{
	sqlite3 *db = open_schema("schema.sql");

	(void)state;
	for (size_t i = 0; i < STATEMENT_COUNT; i++) {
		const struct statement_text *text = &store_statement_texts[i];
		sqlite3_stmt *run = prepared(db, "", text->sql, text->name);

		assert_int_equal(sqlite3_bind_parameter_count(run), strlen(text->types));
		if (text->is_writing)
			assert_false(sqlite3_stmt_readonly(run));
		sqlite3_finalize(run);
	}
	sqlite3_close(db);
}

/* Lines like "SCAN letter" and "USE TEMP B-TREE FOR ORDER BY"; an automatic index is a scan in disguise. */
static const char *fault_of_plan(sqlite3_stmt *plan)
{
	while (sqlite3_step(plan) == SQLITE_ROW) {
		const char *line = (const char *)sqlite3_column_text(plan, 3);

		if (strstr(line, "SCAN ") || strstr(line, "AUTOMATIC") || strstr(line, "TEMP B-TREE"))
			return line;
	}
	return NULL;
}

static int is_planned(const char *sql)
{
	return strncmp(sql, "PRAGMA", 6) != 0 && strncmp(sql, "BEGIN", 5) != 0 &&
	       strncmp(sql, "COMMIT", 6) != 0 && strncmp(sql, "ROLLBACK", 8) != 0;
}

static void test_plan(void **state)
{
	sqlite3 *db = open_schema("schema.sql");
	int faults = 0;

	(void)state;
	for (size_t i = 0; i < STATEMENT_COUNT; i++) {
		const struct statement_text *text = &store_statement_texts[i];
		sqlite3_stmt *plan = prepared(db, "EXPLAIN QUERY PLAN ", text->sql, text->name);
		const char *fault = fault_of_plan(plan);

		if (fault && !*text->scan) {
			print_error("%s: %s\n", text->name, fault);
			faults++;
		} else if (!fault && *text->scan && is_planned(text->sql)) {
			print_error("%s: excused, but reads by index\n", text->name);
			faults++;
		}
		sqlite3_finalize(plan);
	}
	sqlite3_close(db);
	assert_int_equal(faults, 0);
}

/* What keeps the plan test honest: a scan is called a scan. */
static void test_plan_refuses(void **state)
{
	static const char *const scans[] = {
		"SELECT id FROM account WHERE email = 'x'",
		"SELECT id FROM letter WHERE state = 'waiting' ORDER BY reply",
		"SELECT p.id FROM person p JOIN institution i ON i.institution_name = p.name",
	};
	sqlite3 *db = open_schema("schema.sql");

	(void)state;
	for (size_t i = 0; i < sizeof scans / sizeof scans[0]; i++) {
		sqlite3_stmt *plan = prepared(db, "EXPLAIN QUERY PLAN ", scans[i], scans[i]);

		assert_non_null(fault_of_plan(plan));
		sqlite3_finalize(plan);
	}
	sqlite3_close(db);
}

/* A definition without comments and blanks: columns added by ALTER TABLE are written differently. */
static void add_plain(struct buf *out, const char *sql)
{
	while (*sql) {
		if (strncmp(sql, "--", 2) == 0)
			sql += strcspn(sql, "\n");
		else if (isspace((unsigned char)*sql))
			sql++;
		else
			base_buf_add_char(out, *sql++);
	}
	base_buf_add_char(out, '\n');
}

static void describe(sqlite3 *db, struct buf *out)
{
	static const char *const questions[] = {
		"SELECT type || name || sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name",
		"PRAGMA application_id",
		"PRAGMA user_version",
	};

	for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
		sqlite3_stmt *run = prepared(db, "", questions[i], questions[i]);

		while (sqlite3_step(run) == SQLITE_ROW)
			add_plain(out, (const char *)sqlite3_column_text(run, 0));
		sqlite3_finalize(run);
	}
}

static void test_migrations(void **state)
{
	struct fixture *fixture = *state;
	struct buf wanted = {0}, got = {0};
	sqlite3 *schema = open_schema("schema.sql"), *migrated;
	char path[128];

	fixture_path(fixture, "maportal.db", path);
	assert_int_equal(sqlite3_open(path, &migrated), SQLITE_OK);
	describe(schema, &wanted);
	describe(migrated, &got);
	assert_true(wanted.len > 1000);
	assert_string_equal(got.data, wanted.data);
	sqlite3_close(schema);
	sqlite3_close(migrated);
	base_buf_release(&wanted);
	base_buf_release(&got);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_prepare),
		cmocka_unit_test(test_plan),
		cmocka_unit_test(test_plan_refuses),
		cmocka_unit_test_setup_teardown(test_migrations, fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests_name("db-statement", tests, NULL, NULL);
}
