/* Each invariant: sound data have no finding, and each way of breaking one is found by its sentence. */
#include "config.h"

#include "store-fixture.h"

#include <string.h>

#include "base/mem.h"
#include "store/audit.h"
#include "store/letter.h"
#include "store/terms.h"
#include "store/token.h"

/* Account 1 went through the whole activation, account 2 waits for its mail. */
static void fill(struct store *store)
{
	struct token token = {.secret_hash = "s",
			      .code_hash = "c",
			      .purpose = "email_verification",
			      .created_at = 10,
			      .expires_at = 20};
	struct audit audit = {.at = 10, .actor = "nobody", .act = "activation.submit", .outcome = "done"};
	struct letter letter = {.kind = "activation-verify", .created_at = 10};
	struct consent consent = {.version = 1, .agreed_at = 10};
	struct account accounts[2];
	char text[] = "text";
	struct terms terms = {.body = text};

	assert_int_equal(store_begin(store), 0);
	assert_int_equal(store_terms_publish(store, &terms), 0);
	memcpy(consent.sha256, terms.sha256, sizeof consent.sha256);
	fixture_add_account(store, "A123456789", "bakerlai", &accounts[0]);
	fixture_add_account(store, "B123456780", "wang2026", &accounts[1]);
	for (int i = 0; i < 2; i++) {
		token.account_id = letter.account_id = consent.account_id = accounts[i].id;
		token.selector[0] = letter.message_id[0] = audit.object[8] = (char)('1' + i);
		memcpy(audit.object, "account:", 8);
		letter.body = text;
		assert_int_equal(store_token_insert(store, &token), 0);
		assert_int_equal(store_letter_insert(store, &letter), 0);
		assert_int_equal(store_audit_append(store, &audit), 0);
		assert_int_equal(store_terms_agree(store, &consent), 0);
	}
	assert_int_equal(store_token_use(store, "1", 15), 0);
	memcpy(accounts[0].state, "active", 7);
	memcpy(accounts[0].password_hash, "$", 2);
	accounts[0].verified_at = 15;
	assert_int_equal(store_account_update(store, &accounts[0]), 0);
	assert_int_equal(store_commit(store), 0);
}

static void test_check(void **state)
{
	static const struct {
		const char *breaking, *repair, *finding;
	} cases[] = {
		{"UPDATE account SET password_hash = '' WHERE id = 1",
		 "UPDATE account SET password_hash = '$' WHERE id = 1", "帳號已啟用但沒有密碼：account:1"},
		{"UPDATE account SET verified_at = 5 WHERE id = 2",
		 "UPDATE account SET verified_at = NULL WHERE id = 2",
		 "帳號狀態與E-Mail認證時間不符：account:2"},
		{"UPDATE account SET person_id = 99 WHERE id = 2",
		 "UPDATE account SET person_id = 2 WHERE id = 2", "帳號沒有對應的人員：account:2"},
		{"UPDATE token SET purpose = 'x' WHERE selector = '2'",
		 "UPDATE token SET purpose = 'email_verification' WHERE selector = '2'",
		 "帳號等待認證但沒有認證碼：account:2"},
		{"UPDATE letter SET account_id = 1", "UPDATE letter SET account_id = 2 WHERE id = 2",
		 "開通的帳號沒有認證信：account:2"},
		{"UPDATE token SET expires_at = 10 WHERE selector = '1'", "UPDATE token SET expires_at = 20",
		 "認證碼的時間前後不符：account:1"},
		{"UPDATE token SET used_at = NULL", "UPDATE token SET used_at = 15 WHERE selector = '1'",
		 "帳號已啟用但仍有可用的認證碼：account:1"},
		{"UPDATE letter SET sent_at = 5 WHERE id = 2", "UPDATE letter SET sent_at = NULL",
		 "信件狀態與寄送時間或內文不符：letter:2"},
		{"UPDATE consent SET sha256 = 'x' WHERE account_id = 2",
		 "UPDATE consent SET sha256 = (SELECT sha256 FROM terms)",
		 "同意的條款與公布的條款內容不同：account:2"},
		{"UPDATE account SET id = 3 WHERE id = 2;"
		 "UPDATE token SET account_id = 3 WHERE selector = '2'",
		 "UPDATE account SET id = 2 WHERE id = 3;"
		 "UPDATE token SET account_id = 2 WHERE selector = '2'",
		 "開通的帳號沒有稽核紀錄：account:3"},
		{"UPDATE account SET id = 3 WHERE id = 2", "UPDATE account SET id = 2 WHERE id = 3",
		 "稽核紀錄所指的帳號不存在：account:2"},
	};
	struct fixture *fixture = *state;
	struct problems findings = {0};

	fill(fixture->store);
	assert_int_equal(store_check(fixture->store, &findings), 0);
	for (size_t i = 0; i < findings.n; i++)
		print_error("%s\n", findings.rows[i].text);
	assert_int_equal(findings.n, 0);
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		size_t found = 0;

		fixture_meddle(fixture, cases[i].breaking);
		assert_int_equal(store_check(fixture->store, &findings), 0);
		for (size_t k = 0; k < findings.n; k++)
			found += strcmp(findings.rows[k].text, cases[i].finding) == 0;
		if (found != 1)
			fail_msg("%s: found %zu times", cases[i].finding, found);
		base_problem_release(&findings);
		fixture_meddle(fixture, cases[i].repair);
		assert_int_equal(store_check(fixture->store, &findings), 0);
		if (findings.n)
			fail_msg("after %s: %s", cases[i].repair, findings.rows[0].text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_check, fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests_name("store-check", tests, NULL, NULL);
}
