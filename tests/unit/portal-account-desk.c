/* Staff who look up accounts: for a reason, masked, and helping without ever seeing a password. */
#include "config.h"

#include "portal-fixture.h"

#include "base/mem.h"
#include "domain/email-change.h"
#include "domain/rule.h"
#include "domain/verification.h"
#include "portal/account-desk.h"
#include "portal/email.h"

static const char reason[] = "來電反映未收到認證信";

/* The nurse's account is open, and somebody of staff acts. */
static void begin(struct fixture *fixture, const char *role, const char *scope_code)
{
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
	fixture_put_staff(fixture, 7, "林美華", role, scope_code);
	fixture->portal.stay = (struct stay){0};
	fixture->portal.actor = (struct actor){
		.kind = ACTOR_STAFF, .level = LEVEL_ONE_TIME_CODE, .staff_id = 7, .source = "tty-test"};
}

static const char *run(struct fixture *fixture, const struct act *act, const char *key, const char *why)
{
	struct desk_request request = {.key = ""};

	assert_int_equal(base_mem_copy(request.key, sizeof request.key, key), 0);
	assert_int_equal(base_mem_copy(request.reason, sizeof request.reason, why), 0);
	return fixture_run(fixture, act, &request);
}

static void assert_rows(struct fixture *fixture, const char *sql, const char *rows)
{
	struct buf found = {0};

	fixture_look(fixture, sql, &found);
	assert_string_equal(base_buf_text(&found), rows);
	base_buf_release(&found);
}

static void test_find(void **state)
{
	static const char *const keys[] = {"bakerlai", "BAKERLAI", "A123456789", "a123456789", "nurse@example.org"};
	struct fixture *fixture = *state;
	struct desk_request request = {.key = "bakerlai"};

	begin(fixture, "administrator", "");
	for (size_t i = 0; i < BASE_COUNT(keys); i++)
		assert_string_equal(run(fixture, &portal_account_desk_find, keys[i], reason), "");
	base_mem_copy(request.reason, sizeof request.reason, reason);
	assert_string_equal(fixture_run(fixture, &portal_account_desk_find, &request), "");
	assert_string_equal(request.found.login_name, "bakerlai");
	assert_string_equal(request.found.email, "n***@example.org");
	assert_string_equal(request.found.person_id_no, "A123***789");
	assert_rows(fixture, "SELECT count(*) FROM account_lookup WHERE reason <> ''", "6\n");
	assert_rows(fixture, "SELECT count(*) FROM audit WHERE object LIKE '%A123456789%' OR object LIKE '%@%'",
		    "0\n");
}

static void test_refusals(void **state)
{
	static const struct {
		const struct act *act;
		const char *key, *why, *rule;
	} rows[] = {
		{&portal_account_desk_find, "bakerlai", "", "R-STF-13"},
		{&portal_account_desk_find, "bakerlai", "abc", "R-STF-13"},
		{&portal_account_desk_find, "nobody", "客服來電", "R-STF-14"},
		{&portal_account_desk_find, "", "客服來電", "R-STF-14"},
		{&portal_account_desk_find, "\x1b[2J", "客服來電", "R-STF-14"},
		{&portal_account_desk_suspend, "bakerlai", "", "R-STF-13"},
		{&portal_account_desk_resume, "bakerlai", "客服來電", "R-STF-6"},
		{&portal_account_desk_unlock, "nobody", "", "R-STF-14"},
	};
	struct fixture *fixture = *state;

	begin(fixture, "administrator", "");
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		assert_string_equal(run(fixture, rows[i].act, rows[i].key, rows[i].why), rows[i].rule);
	assert_rows(fixture, "SELECT count(*) FROM account_lookup", "0\n");
}

static void test_scope(void **state)
{
	struct fixture *fixture = *state;

	begin(fixture, "bureau-manager", "65000");
	assert_string_equal(run(fixture, &portal_account_desk_find, "bakerlai", reason), "R-ACC-1");
	assert_rows(fixture, "SELECT count(*) FROM account_lookup", "0\n");
}

/* The second nurse has the first one's address. */
static void share_address(struct fixture *fixture)
{
	fixture_meddle(fixture,
		       "INSERT INTO account (person_id, login_name, email, state, password_hash, created_at, "
		       "last_login_source) SELECT id, 'carpenter', 'Nurse@Example.org', 'active', '', 0, '' "
		       "FROM person WHERE id NOT IN (SELECT person_id FROM account)");
}

/* Whoever tries numbers hears the same of an account elsewhere, one that several share, and none. */
static void test_scope_tells_nothing(void **state)
{
	static const struct act *const acts[] = {
		&portal_account_desk_find, &portal_account_desk_resend, &portal_account_desk_unlock};
	static const char *const keys[] = {"A123456789", "nurse@example.org", "A223456781", "nobody", "", "\x1b[2J"};
	struct fixture *fixture = *state;

	begin(fixture, "bureau-manager", "65000");
	share_address(fixture);
	for (size_t i = 0; i < BASE_COUNT(acts); i++)
		for (size_t k = 0; k < BASE_COUNT(keys); k++) {
			assert_string_equal(run(fixture, acts[i], keys[k], reason), "R-ACC-1");
			assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(RULE_ACC_1_ACCOUNT));
			assert_string_equal(fixture->problems.rows[0].field, "key");
		}
}

static void test_letters(void **state)
{
	static struct desk_request request;
	struct fixture *fixture = *state;
	int64_t n;

	begin(fixture, "help-desk", "");
	n = fixture_count_letters(fixture);
	assert_string_equal(run(fixture, &portal_account_desk_resend, "bakerlai", ""), "");
	assert_int_equal(fixture_count_letters(fixture), n + 1);
	request = (struct desk_request){.key = "bakerlai"};
	assert_int_equal(base_mem_copy(request.reason, sizeof request.reason, reason), 0);
	assert_string_equal(fixture_run(fixture, &portal_account_desk_find, &request), "");
	assert_string_equal(request.found.letters[0].kind, "password-reset-desk");
	assert_string_equal(request.found.letters[0].kind_title, "重設密碼信");
	assert_string_equal(request.found.letters[0].state_title, "等待寄送");
}

static void test_unlock(void **state)
{
	struct desk_request request = {.key = "bakerlai"};
	struct fixture *fixture = *state;

	begin(fixture, "help-desk", "");
	fixture->portal.actor = (struct actor){.source = "tty-test"};
	for (int i = 0; i < 10; i++)
		assert_string_not_equal(fixture_login(fixture, "bakerlai", "Wrong123!"), "");
	assert_string_not_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	fixture->portal.actor = (struct actor){
		.kind = ACTOR_STAFF, .level = LEVEL_ONE_TIME_CODE, .staff_id = 7, .source = "tty-desk"};
	assert_string_equal(fixture_run(fixture, &portal_account_desk_unlock, &request), "");
	assert_true(request.was_locked);
	assert_string_equal(fixture_run(fixture, &portal_account_desk_unlock, &request), "");
	assert_false(request.was_locked);
	fixture->portal.actor = (struct actor){.source = "tty-other"};
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
}

static void test_suspended(void **state)
{
	struct fixture *fixture = *state;
	int64_t n;

	begin(fixture, "administrator", "");
	n = fixture_count_letters(fixture);
	assert_string_equal(run(fixture, &portal_account_desk_suspend, "bakerlai", reason), "");
	assert_int_equal(fixture_count_letters(fixture), n + 1);
	assert_string_equal(run(fixture, &portal_account_desk_suspend, "bakerlai", reason), "R-STF-6");
	assert_string_equal(fixture->problems.rows[0].text, "此帳號已停用，不需再停用");
	assert_string_equal(run(fixture, &portal_account_desk_resend, "bakerlai", ""), "R-STF-6");
	assert_string_equal(fixture->problems.rows[0].text, "此帳號已停用，須先恢復才能寄信");
	assert_rows(fixture, "SELECT state FROM account", "suspended\n");
	assert_string_equal(run(fixture, &portal_account_desk_resume, "bakerlai", reason), "");
	assert_rows(fixture, "SELECT state FROM account", "active\n");
	assert_string_equal(run(fixture, &portal_account_desk_resume, "bakerlai", reason), "R-STF-6");
	assert_string_equal(fixture->problems.rows[0].text, "此帳號未停用，不需恢復");
	assert_rows(fixture, "SELECT count(*) FROM account_lookup", "2\n");
	assert_int_equal(fixture_count_letters(fixture), n + 2);
	assert_rows(fixture, "SELECT kind FROM letter ORDER BY id DESC LIMIT 2",
		    "account-resumption\naccount-suspension\n");
}

static void become_staff(struct fixture *fixture)
{
	fixture->portal.stay = (struct stay){0};
	fixture->portal.actor = (struct actor){
		.kind = ACTOR_STAFF, .level = LEVEL_ONE_TIME_CODE, .staff_id = 7, .source = "tty-desk"};
}

/* What a thief asked for before the suspension is no good after it. */
static void test_suspended_with_letters(void **state)
{
	struct email_change change = {
		.email = "thief@example.org", .email_confirm = "thief@example.org", .password = "Abcdef1!"};
	struct verification verification = {.email = ""};
	struct fixture *fixture = *state;
	char code[32];

	begin(fixture, "administrator", "");
	assert_string_equal(run(fixture, &portal_account_desk_resend, "bakerlai", ""), "");
	fixture->portal.actor = (struct actor){.source = "tty-test"};
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	assert_string_equal(fixture_run(fixture, &portal_email_change, &change), "");
	fixture_read_code(fixture, code);
	base_mem_copy(verification.code, sizeof verification.code, code);
	become_staff(fixture);
	assert_string_equal(run(fixture, &portal_account_desk_suspend, "bakerlai", reason), "");
	assert_string_equal(run(fixture, &portal_account_desk_resume, "bakerlai", reason), "");
	fixture->portal.actor = (struct actor){.source = "tty-test"};
	assert_string_equal(fixture_run(fixture, &portal_email_finish, &verification), "R-ACT-51");
	assert_rows(fixture, "SELECT email FROM account", "nurse@example.org\n");
	assert_rows(fixture, "SELECT purpose FROM token WHERE used_at IS NULL AND superseded_at IS NULL", "");
}

static void test_shared_address(void **state)
{
	static const struct act *const acts[] = {
		&portal_account_desk_find, &portal_account_desk_resend, &portal_account_desk_unlock,
		&portal_account_desk_suspend, &portal_account_desk_resume,
	};
	struct fixture *fixture = *state;

	begin(fixture, "administrator", "");
	share_address(fixture);
	for (size_t i = 0; i < BASE_COUNT(acts); i++)
		assert_string_equal(run(fixture, acts[i], "nurse@example.org", reason), "R-STF-15");
	assert_rows(fixture, "SELECT DISTINCT state FROM account", "active\n");
	assert_rows(fixture, "SELECT count(*) FROM account_lookup", "0\n");
	assert_string_equal(run(fixture, &portal_account_desk_suspend, "carpenter", reason), "");
	assert_rows(fixture, "SELECT login_name, state FROM account ORDER BY id",
		    "bakerlai active\ncarpenter suspended\n");
}

/* What was found is meant, whatever the key finds by now. */
static void test_found_is_meant(void **state)
{
	struct desk_request request = {.key = "nurse@example.org"};
	struct fixture *fixture = *state;

	begin(fixture, "administrator", "");
	base_mem_copy(request.reason, sizeof request.reason, reason);
	assert_string_equal(fixture_run(fixture, &portal_account_desk_find, &request), "");
	share_address(fixture);
	fixture_meddle(fixture, "UPDATE account SET email = 'other@example.org' WHERE login_name = 'bakerlai'");
	assert_string_equal(fixture_run(fixture, &portal_account_desk_suspend, &request), "");
	assert_string_equal(fixture_run(fixture, &portal_account_desk_find, &request), "");
	assert_string_equal(request.found.login_name, "bakerlai");
	assert_rows(fixture, "SELECT login_name, state FROM account ORDER BY id",
		    "bakerlai suspended\ncarpenter active\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_find),
		FIXTURE_TEST(test_refusals),
		FIXTURE_TEST(test_scope),
		FIXTURE_TEST(test_scope_tells_nothing),
		FIXTURE_TEST(test_shared_address),
		FIXTURE_TEST(test_found_is_meant),
		FIXTURE_TEST(test_letters),
		FIXTURE_TEST(test_unlock),
		FIXTURE_TEST(test_suspended),
		FIXTURE_TEST(test_suspended_with_letters),
	};

	return cmocka_run_group_tests_name("portal-account-desk", tests, NULL, NULL);
}
