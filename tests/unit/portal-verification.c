/* Token or code in, password set: the states of a token, guessing, and what changes meanwhile. */
#include "config.h"

#include "portal-fixture.h"

#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "domain/rule.h"
#include "domain/verification.h"
#include "portal/activation.h"
#include "portal/notice.h"
#include "portal/verification.h"
#include "store/account.h"

/* Opening again cancels the older letter (R-ACT-51) and may change name and address (R-ACT-24). */
static void test_reopening_supersedes(void **state)
{
	struct fixture *fixture = *state;
	struct activation activation;
	char first[32], second[32];

	fixture_open_account(fixture, first);
	fixture_fill(&activation);
	base_mem_copy(activation.login_name, sizeof activation.login_name, "wangxiaoming");
	assert_string_equal(fixture_run(fixture, &portal_activation_submit, &activation), "");
	fixture_read_code(fixture, second);
	assert_string_not_equal(first, second);
	assert_string_equal(fixture_verify(fixture, first, "Abcdef1!"), "R-ACT-51");
	assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(RULE_ACT_51_SUPERSEDED));
	assert_string_equal(fixture_verify(fixture, second, "Abcdef1!"), "");
	assert_string_equal(fixture_login(fixture, "WangXiaoMing", "Abcdef1!"), "");
}

static void test_token_states(void **state)
{
	struct fixture *fixture = *state;
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, "2222-2222-2222-2222", "Abcdef1!"), "R-ACT-51");
	assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(RULE_ACT_51));
	base_clock_set(FIXTURE_NOW_S + 86401);
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "R-ACT-51");
	assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(RULE_ACT_51_EXPIRED));
	base_clock_set(FIXTURE_NOW_S + 86399);
	assert_string_equal(fixture_verify(fixture, code, "abcdef1!"), "R-ACT-61");
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "R-ACT-51");
	assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(RULE_ACT_51_USED));
}

static void test_codes_cannot_be_guessed_for_ever(void **state)
{
	struct fixture *fixture = *state;

	for (int i = 0; i < 10; i++)
		assert_string_equal(fixture_verify(fixture, "2222-2222-2222-2222", "Abcdef1!"), "R-ACT-51");
	assert_string_equal(fixture_verify(fixture, "2222-2222-2222-2222", "Abcdef1!"), "R-ACT-50");
}

static void test_verified_account_has_default_systems(void **state)
{
	struct fixture *fixture = *state;
	struct app_system_page systems = {0};
	size_t granted = 0;
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
	assert_int_equal(fixture_count_letters(fixture), 2);
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	assert_string_equal(fixture_run(fixture, &portal_notice_app_systems, &systems), "");
	for (size_t i = 0; i < systems.n; i++)
		granted += systems.systems[i].is_granted != 0;
	assert_int_equal(granted, 2);
}

/* Whoever leaves "open" out and tries codes at "finish" is counted and stopped all the same. */
static void test_finish_is_counted(void **state)
{
	struct fixture *fixture = *state;
	struct verification verification = {
		.code = "2222-2222-2222-2222", .password = "Abcdef1!", .password_confirm = "Abcdef1!"};

	for (int i = 0; i < 10; i++)
		assert_string_equal(fixture_run(fixture, &portal_verification_finish, &verification),
				    "R-ACT-51");
	assert_string_equal(fixture_run(fixture, &portal_verification_finish, &verification), "R-ACT-50");
	assert_string_equal(fixture_run(fixture, &portal_verification_open, &verification), "R-ACT-50");
}

/* Also where nobody has filled in the name, and the ID number that nobody types here (R-ACT-66). */
static void test_password_is_not_name_or_number(void **state)
{
	static const char *const passwords[] = {"Xbakerlai1!", "XBAKERLAIx1!", "xA123456789!"};
	struct fixture *fixture = *state;
	struct verification verification = {0};
	char code[32];

	fixture_open_account(fixture, code);
	base_mem_copy(verification.code, sizeof verification.code, code);
	for (size_t i = 0; i < BASE_COUNT(passwords); i++) {
		base_mem_copy(verification.login_name, sizeof verification.login_name, i ? "another" : "");
		base_mem_copy(verification.password, sizeof verification.password, passwords[i]);
		base_mem_copy(verification.password_confirm, sizeof verification.password_confirm, passwords[i]);
		assert_string_equal(fixture_run(fixture, &portal_verification_finish, &verification), "R-ACT-66");
	}
}

static struct fixture *meddled;

/* The person opens the account anew in the very moment that the password takes. */
static int prepare_and_reopen(struct act_call *call)
{
	int err = portal_verification_finish.prepare(call);
	struct problems problems = {0};
	struct activation activation;

	fixture_fill(&activation);
	assert_int_equal(portal_act_run(&meddled->portal, &portal_activation_submit, &activation, &problems),
			 0);
	assert_int_equal(problems.n, 0);
	return err;
}

static void test_superseded_while_hashing(void **state)
{
	struct act slow = portal_verification_finish;
	struct fixture *fixture = meddled = *state;
	struct verification verification = {.password = "Abcdef1!", .password_confirm = "Abcdef1!"};
	struct account account;
	char code[32];

	fixture_open_account(fixture, code);
	base_mem_copy(verification.code, sizeof verification.code, code);
	slow.prepare = prepare_and_reopen;
	assert_string_equal(fixture_run(fixture, &slow, &verification), "R-ACT-51");
	assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(RULE_ACT_51_SUPERSEDED));
	assert_int_equal(store_account_find_login_name(fixture->portal.store, "bakerlai", &account), 0);
	assert_string_equal(account.state, "pending_mail");
	assert_string_equal(account.password_hash, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_reopening_supersedes),
		FIXTURE_TEST(test_token_states),
		FIXTURE_TEST(test_codes_cannot_be_guessed_for_ever),
		FIXTURE_TEST(test_verified_account_has_default_systems),
		FIXTURE_TEST(test_finish_is_counted),
		FIXTURE_TEST(test_password_is_not_name_or_number),
		FIXTURE_TEST(test_superseded_while_hashing),
	};

	return cmocka_run_group_tests_name("portal-verification", tests, NULL, NULL);
}
