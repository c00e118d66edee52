/* The chain of the trail, and everything that breaks it. */
#include "config.h"

#include "store-fixture.h"

#include <sqlite3.h>

#include "base/err.h"
#include "base/mem.h"
#include "store/audit.h"

enum { ROWS = 5 };

static void fill(struct store *store)
{
	assert_int_equal(store_begin(store), 0);
	for (int i = 0; i < ROWS; i++) {
		struct audit audit = {.at = 100 + i,
				      .actor = "nobody",
				      .source = "tty1",
				      .act = "login",
				      .object = "account:7",
				      .outcome = "done"};

		assert_int_equal(store_audit_append(store, &audit), 0);
	}
	assert_int_equal(store_commit(store), 0);
}

static void test_chain(void **state)
{
	struct fixture *fixture = *state;
	int64_t rows, broken;

	assert_int_equal(store_audit_verify(fixture->store, &rows, &broken), 0);
	assert_int_equal(rows, 0);
	fill(fixture->store);
	assert_int_equal(store_audit_verify(fixture->store, &rows, &broken), 0);
	assert_int_equal(rows, ROWS);
	assert_int_equal(broken, 0);
}

/* The canonical form is a promise to whoever verifies the trail without this program. */
static void test_form(void **state)
{
	static const char form[] = "64:0000000000000000000000000000000000000000000000000000000000000000,"
				   "1:1,3:100,6:nobody,1:0,4:tty1,5:login,9:account:7,4:done,";
	struct fixture *fixture = *state;
	struct audit audit = {.at = 100,
			      .actor = "nobody",
			      .source = "tty1",
			      .act = "login",
			      .object = "account:7",
			      .outcome = "done"};
	char hash[BASE_HASH_TEXT_SIZE];

	assert_int_equal(store_begin(fixture->store), 0);
	assert_int_equal(store_audit_append(fixture->store, &audit), 0);
	base_hash_sha256_text(form, sizeof form - 1, hash);
	assert_string_equal(audit.hash, hash);
}

static void test_rollback_leaves_no_gap(void **state)
{
	struct fixture *fixture = *state;
	struct audit audit = {.at = 1, .actor = "nobody", .act = "login", .outcome = "done"};
	int64_t rows, broken;

	fill(fixture->store);
	assert_int_equal(store_begin(fixture->store), 0);
	assert_int_equal(store_audit_append(fixture->store, &audit), 0);
	assert_int_equal(audit.id, ROWS + 1);
	store_rollback(fixture->store);
	fill(fixture->store);
	assert_int_equal(store_audit_verify(fixture->store, &rows, &broken), 0);
	assert_int_equal(rows, 2 * ROWS);
}

static void test_tampering(void **state)
{
	static const struct {
		const char *sql;
		int64_t broken;
	} cases[] = {
		{"UPDATE audit SET outcome = 'failed' WHERE id = 3", 3},
		{"UPDATE audit SET at = at + 1 WHERE id = 1", 1},
		{"UPDATE audit SET level = 4 WHERE id = 5", 5},
		{"UPDATE audit SET actor = 'nobodytty1', source = '' WHERE id = 2", 2},
		{"UPDATE audit SET hash = '0' || substr(hash, 2) || 'x' WHERE id = 2", 2},
		{"UPDATE audit SET hash = (SELECT hash FROM audit WHERE id = 1) WHERE id = 2", 2},
		{"UPDATE audit SET object = "
		 "substr('account:7account:7account:7account:7account:7account:7account:7account:7', 1, 70)"
		 " WHERE id = 4",
		 4},
		{"DELETE FROM audit WHERE id = 1", 1},
		{"DELETE FROM audit WHERE id = 3", 3},
		{"DELETE FROM audit WHERE id = 2; UPDATE audit SET id = id - 1 WHERE id > 2", 2},
		{"UPDATE audit SET id = 10 WHERE id = 5", 5},
		{"UPDATE audit SET id = 9 WHERE id = 3; UPDATE audit SET id = 3 WHERE id = 4;"
		 "UPDATE audit SET id = 4 WHERE id = 9",
		 3},
		{"INSERT INTO audit SELECT 6, at, actor, level, source, act, object, outcome, hash FROM "
		 "audit WHERE id = 5",
		 6},
	};
	static const char undo[] = "DELETE FROM audit; INSERT INTO audit SELECT * FROM kept";
	struct fixture *fixture = *state;
	struct problems findings = {0};
	int64_t rows, broken;

	fill(fixture->store);
	fixture_meddle(fixture, "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;"
				"CREATE TABLE kept AS SELECT * FROM audit");
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		fixture_meddle(fixture, cases[i].sql);
		if (store_audit_verify(fixture->store, &rows, &broken) != ERR_CORRUPT ||
		    broken != cases[i].broken)
			fail_msg("%s: found at %ld", cases[i].sql, (long)broken);
		assert_int_equal(rows, cases[i].broken - 1);
		fixture_meddle(fixture, undo);
		assert_int_equal(store_audit_verify(fixture->store, &rows, &broken), 0);
	}
	fixture_meddle(fixture, cases[0].sql);
	assert_int_equal(store_check(fixture->store, &findings), 0);
	assert_int_equal(findings.n, 1);
	assert_string_equal(findings.rows[0].text, "稽核紀錄自此筆起遭更動：audit:3");
	base_problem_release(&findings);
}

static void test_append_only(void **state)
{
	static const char *const sql[] = {"UPDATE audit SET at = 0", "DELETE FROM audit WHERE id = 5"};
	struct fixture *fixture = *state;
	char path[128];
	sqlite3 *db;

	fill(fixture->store);
	fixture_path(fixture, "maportal.db", path);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	for (size_t i = 0; i < BASE_COUNT(sql); i++)
		assert_int_equal(sqlite3_exec(db, sql[i], NULL, NULL, NULL), SQLITE_CONSTRAINT);
	sqlite3_close(db);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_chain),     CASE(test_form),        CASE(test_rollback_leaves_no_gap),
		CASE(test_tampering), CASE(test_append_only),
	};

	return cmocka_run_group_tests_name("store-audit", tests, NULL, NULL);
}
