/* The chain of the trail, and everything that breaks it. */
#include "config.h"

#include "store-fixture.h"

#include <sqlite3.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "store/audit-verify.h"
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
	struct audit_verdict verdict;

	assert_int_equal(store_audit_verify(fixture->store, &verdict), 0);
	assert_int_equal(verdict.rows, 0);
	fill(fixture->store);
	assert_int_equal(store_audit_verify(fixture->store, &verdict), 0);
	assert_int_equal(verdict.rows, ROWS);
	assert_int_equal(verdict.damage, AUDIT_SOUND);
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
	struct audit_verdict verdict;

	fill(fixture->store);
	assert_int_equal(store_begin(fixture->store), 0);
	assert_int_equal(store_audit_append(fixture->store, &audit), 0);
	assert_int_equal(audit.id, ROWS + 1);
	store_rollback(fixture->store);
	fill(fixture->store);
	assert_int_equal(store_audit_verify(fixture->store, &verdict), 0);
	assert_int_equal(verdict.rows, 2 * ROWS);
}

/* Each kind of damage in its words. */
static void test_tampering(void **state)
{
	static const struct {
		const char *sql, *sentence;
	} cases[] = {
		{"UPDATE audit SET outcome = 'failed' WHERE id = 3", "稽核紀錄第 3 筆的內容遭更動"},
		{"UPDATE audit SET at = at + 1 WHERE id = 1", "稽核紀錄第 1 筆的內容遭更動"},
		{"UPDATE audit SET level = 4 WHERE id = 5", "稽核紀錄自第 5 筆起遭調換、插入或改寫"},
		{"UPDATE audit SET actor = 'nobodytty1', source = '' WHERE id = 2", "稽核紀錄第 2 筆的內容遭更動"},
		{"UPDATE audit SET actor = 'nobod', source = 'ytty1' WHERE id = 2", "稽核紀錄第 2 筆的內容遭更動"},
		{"UPDATE audit SET outcome = outcome || char(0) || 'x' WHERE id = 2", "稽核紀錄第 2 筆的內容遭更動"},
		{"UPDATE audit SET hash = '0' || substr(hash, 2) || 'x' WHERE id = 2", "稽核紀錄第 2 筆的雜湊值遭更動"},
		{"UPDATE audit SET hash = (SELECT hash FROM audit WHERE id = 1) WHERE id = 2",
		 "稽核紀錄第 2 筆的雜湊值遭更動"},
		{"UPDATE audit SET object = replace(hex(zeroblob(3000)), '0', 'x') WHERE id = 4",
		 "稽核紀錄第 4 筆的內容遭更動"},
		{"DELETE FROM audit WHERE id = 1", "稽核紀錄第 1 筆至第 1 筆遭刪除"},
		{"DELETE FROM audit WHERE id IN (3, 4)", "稽核紀錄第 3 筆至第 4 筆遭刪除"},
		{"DELETE FROM audit WHERE id = 2; UPDATE audit SET id = id - 1 WHERE id > 2",
		 "稽核紀錄自第 2 筆起遭調換、插入或改寫"},
		{"UPDATE audit SET id = 10 WHERE id = 5", "稽核紀錄第 5 筆至第 9 筆遭刪除"},
		{"UPDATE audit SET id = -7 WHERE id = 5", "稽核紀錄自第 -7 筆起遭調換、插入或改寫"},
		{"UPDATE audit SET id = 9 WHERE id = 3; UPDATE audit SET id = 3 WHERE id = 4;"
		 "UPDATE audit SET id = 4 WHERE id = 9",
		 "稽核紀錄自第 3 筆起遭調換、插入或改寫"},
		{"INSERT INTO audit SELECT 6, at, actor, level, source, act, object, outcome, hash FROM "
		 "audit WHERE id = 5",
		 "稽核紀錄自第 6 筆起遭調換、插入或改寫"},
	};
	static const char undo[] = "DELETE FROM audit; INSERT INTO audit SELECT * FROM kept";
	struct fixture *fixture = *state;
	struct problems findings = {0};
	struct audit_verdict verdict;
	struct buf text = {0};

	fill(fixture->store);
	fixture_meddle(fixture, "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;"
				"DROP TRIGGER counter_audit_insert; CREATE TABLE kept AS SELECT * FROM audit");
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		fixture_meddle(fixture, cases[i].sql);
		assert_int_equal(store_audit_verify(fixture->store, &verdict), 0);
		base_buf_clear(&text);
		store_audit_verify_tell(&verdict, &text);
		if (strcmp(text.data, cases[i].sentence) != 0)
			fail_msg("%s: %s", cases[i].sql, text.data);
		fixture_meddle(fixture, undo);
		assert_int_equal(store_audit_verify(fixture->store, &verdict), 0);
		assert_int_equal(verdict.damage, AUDIT_SOUND);
	}
	fixture_meddle(fixture, cases[2].sql);
	assert_int_equal(store_check(fixture->store, &findings), 0);
	assert_int_equal(findings.n, 1);
	assert_string_equal(findings.rows[0].text, cases[2].sentence);
	base_problem_release(&findings);
	base_buf_release(&text);
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
