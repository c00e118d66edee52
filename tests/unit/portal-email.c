/* A change of address: what each letter may do, and what others do between the request and its end. */
#include "config.h"

#include "portal-fixture.h"

#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "domain/email-change.h"
#include "domain/rule.h"
#include "domain/verification.h"
#include "portal/email.h"
#include "portal/session.h"
#include "portal/verification.h"
#include "store/account.h"

static const char password[] = "Abcdef1!";

static void log_in(struct fixture *fixture)
{
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, password), "");
	assert_string_equal(fixture_login(fixture, "bakerlai", password), "");
}

static const char *request(struct fixture *fixture, const char *email, const char *typed)
{
	struct email_change change = {.email = ""};

	base_mem_copy(change.email, sizeof change.email, email);
	base_mem_copy(change.email_confirm, sizeof change.email_confirm, email);
	base_mem_copy(change.password, sizeof change.password, typed);
	return fixture_run(fixture, &portal_email_change, &change);
}

static const char *finish(struct fixture *fixture, const char *code)
{
	struct verification verification = {.email = ""};

	base_mem_copy(verification.code, sizeof verification.code, code);
	return fixture_run(fixture, &portal_email_finish, &verification);
}

static void expect_address(const struct fixture *fixture, const char *email)
{
	struct buf found = {0};

	fixture_look(fixture, "SELECT email FROM account", &found);
	assert_int_equal(strncmp(found.data, email, strlen(email)), 0);
	assert_string_equal(found.data + strlen(email), "\n");
	base_buf_release(&found);
}

static void test_whole_way(void **state)
{
	struct fixture *fixture = *state;
	struct verification pending = {.email = ""};
	struct buf letters = {0};
	char code[32];

	log_in(fixture);
	assert_string_equal(fixture_run(fixture, &portal_email_pending, &pending), "R-ACT-83");
	assert_string_equal(request(fixture, "New@Example.org", password), "");
	assert_string_equal(fixture_run(fixture, &portal_email_pending, &pending), "");
	assert_string_equal(pending.email, "New@Example.org");
	expect_address(fixture, "nurse@example.org");
	fixture_read_code(fixture, code);
	assert_string_equal(finish(fixture, code), "");
	expect_address(fixture, "New@Example.org");
	assert_string_equal(finish(fixture, code), "R-ACT-51");
	assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(RULE_ACT_51_USED));
	fixture_look(fixture, "SELECT kind, recipient FROM letter WHERE kind LIKE 'email%' ORDER BY id", &letters);
	assert_string_equal(letters.data, "email-change New@Example.org\nemail-notice nurse@example.org\n"
					  "email-changed nurse@example.org\n");
	base_buf_release(&letters);
}

/* Neither kind of letter does the other's work, and trying is counted. */
static void test_letters_are_not_mixed(void **state)
{
	struct fixture *fixture = *state;
	struct verification verification = {.email = ""};
	char first[32], code[32];

	fixture_open_account(fixture, first);
	assert_string_equal(finish(fixture, first), "R-ACT-51");
	assert_string_equal(fixture_verify(fixture, first, password), "");
	assert_string_equal(fixture_login(fixture, "bakerlai", password), "");
	assert_string_equal(request(fixture, "new@example.org", password), "");
	fixture_read_code(fixture, code);
	assert_string_equal(fixture_run(fixture, &portal_session_logout, NULL), "");
	base_mem_copy(verification.code, sizeof verification.code, code);
	assert_string_equal(fixture_run(fixture, &portal_verification_open, &verification), "");
	assert_string_equal(verification.email, "new@example.org");
	base_mem_copy(verification.password, sizeof verification.password, "Other123!");
	base_mem_copy(verification.password_confirm, sizeof verification.password_confirm, "Other123!");
	for (int i = 0; i < 9; i++)
		assert_string_equal(fixture_run(fixture, &portal_verification_finish, &verification), "R-ACT-51");
	assert_string_equal(finish(fixture, code), "R-ACT-50");
	assert_string_equal(fixture_login(fixture, "bakerlai", password), "");
	expect_address(fixture, "nurse@example.org");
}

static void set_state(struct fixture *fixture, const char *word)
{
	struct account account;

	assert_int_equal(store_begin(fixture->portal.store), 0);
	assert_int_equal(store_account_find_login_name(fixture->portal.store, "bakerlai", &account), 0);
	base_mem_copy(account.state, sizeof account.state, word);
	assert_int_equal(store_account_update(fixture->portal.store, &account), 0);
	assert_int_equal(store_commit(fixture->portal.store), 0);
}

static void test_suspended_meanwhile(void **state)
{
	struct fixture *fixture = *state;
	char code[32];

	log_in(fixture);
	assert_string_equal(request(fixture, "new@example.org", password), "");
	fixture_read_code(fixture, code);
	set_state(fixture, "suspended");
	assert_string_equal(finish(fixture, code), "R-ACT-6");
	expect_address(fixture, "nurse@example.org");
	set_state(fixture, "active");
	assert_string_equal(finish(fixture, code), "");
	expect_address(fixture, "new@example.org");
}

static void test_refusals(void **state)
{
	struct fixture *fixture = *state;
	struct email_change change = {.email = "new@example.org", .email_confirm = "new@example.org"};

	assert_string_equal(request(fixture, "new@example.org", password), base_err_text(ERR_DENIED));
	log_in(fixture);
	assert_string_equal(fixture_run(fixture, &portal_email_check, &change), "");
	assert_string_equal(request(fixture, "nurse@example.org", password), "R-ACT-80");
	assert_string_equal(request(fixture, "nurse@example", password), "R-ACT-41");
	assert_string_equal(request(fixture, "new@example.org", ""), "R-ACT-81");
	for (int i = 0; i < 5; i++)
		assert_string_equal(request(fixture, "new@example.org", "Abcdef1?"), "R-ACT-81");
	assert_string_equal(request(fixture, "new@example.org", password), "R-ACT-7");
	base_clock_set(FIXTURE_NOW_S + 901);
	for (int i = 0; i < 5; i++)
		assert_string_equal(request(fixture, i % 2 ? "new@example.org" : "newer@example.org", password), "");
	assert_string_equal(request(fixture, "new@example.org", password), "R-ACT-82");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_whole_way),
		FIXTURE_TEST(test_letters_are_not_mixed),
		FIXTURE_TEST(test_suspended_meanwhile),
		FIXTURE_TEST(test_refusals),
	};

	return cmocka_run_group_tests_name("portal-email", tests, NULL, NULL);
}
