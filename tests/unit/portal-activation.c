/* The acts of activation and verification: every answer, every refusal, and what each leaves behind. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "domain/login.h"
#include "domain/rule.h"
#include "domain/verification.h"
#include "portal-fixture.h"
#include "portal/activation.h"
#include "portal/notice.h"
#include "portal/session.h"
#include "portal/verification.h"
#include "store/account.h"
#include "store/audit.h"
#include "store/letter.h"

/* Each test begins with a data directory of its own. */
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)

static int64_t count_letters(struct fixture *fixture)
{
	struct letter letters[16];
	size_t n;

	assert_int_equal(store_letter_list(fixture->portal.store, NULL, 0, letters, 16, &n), 0);
	for (size_t i = 0; i < n; i++)
		store_letter_release(&letters[i]);
	return (int64_t)n;
}

static void open_account(struct fixture *fixture, char code[32])
{
	struct activation activation;

	fixture_fill(&activation);
	assert_string_equal(fixture_run(fixture, &portal_activation_submit, &activation), "");
	fixture_read_code(fixture, code);
	assert_int_equal(strlen(code), 19);
}

static const char *verify(struct fixture *fixture, const char *code, const char *password)
{
	struct verification verification = {0};
	const char *rule;

	base_mem_copy(verification.code, sizeof verification.code, code);
	rule = fixture_run(fixture, &portal_verification_open, &verification);
	if (*rule)
		return rule;
	base_mem_copy(verification.password, sizeof verification.password, password);
	base_mem_copy(verification.password_confirm, sizeof verification.password_confirm, password);
	return fixture_run(fixture, &portal_verification_finish, &verification);
}

static const char *login(struct fixture *fixture, const char *login_name, const char *password)
{
	struct login record = {.captcha = "x"};

	base_mem_copy(record.login_name, sizeof record.login_name, login_name);
	base_mem_copy(record.password, sizeof record.password, password);
	return fixture_run(fixture, &portal_session_login, &record);
}

static void test_query_answers(void **state)
{
	struct fixture *fixture = *state;
	struct activation activation = {.person_id_no = "a123456789"};
	char code[32];

	assert_string_equal(fixture_run(fixture, &portal_activation_query, &activation), "R-ACT-25");
	assert_string_equal(activation.person_id_no, "A123456789");
	open_account(fixture, code);
	assert_string_equal(fixture_run(fixture, &portal_activation_query, &activation), "R-ACT-24");
	assert_false(portal_act_is_refused(&fixture->problems));
	assert_string_equal(verify(fixture, code, "Abcdef1!"), "");
	assert_string_equal(fixture_run(fixture, &portal_activation_query, &activation), "R-ACT-23");
	assert_true(portal_act_is_refused(&fixture->problems));
}

/* Ten new numbers an hour and terminal; the same number again is free, another terminal is too. */
static void test_query_is_limited(void **state)
{
	static const char *const numbers[] = {"B137735463", "C258745266", "D246938494", "E133964014",
					      "F227228466", "G218926932", "H209556272", "I255606360",
					      "J114614164", "K134373263", "L112975110"};
	struct fixture *fixture = *state;
	struct activation activation = {0};

	for (size_t i = 0; i < BASE_COUNT(numbers); i++) {
		base_mem_copy(activation.person_id_no, sizeof activation.person_id_no, numbers[i]);
		assert_string_equal(fixture_run(fixture, &portal_activation_query, &activation),
				    i < 10 ? "R-ACT-25" : "R-ACT-26");
	}
	base_mem_copy(activation.person_id_no, sizeof activation.person_id_no, numbers[0]);
	assert_string_equal(fixture_run(fixture, &portal_activation_query, &activation), "R-ACT-25");
	base_mem_copy(activation.person_id_no, sizeof activation.person_id_no, "M221341161");
	base_mem_copy(fixture->portal.actor.source, sizeof fixture->portal.actor.source, "tty-other");
	assert_string_equal(fixture_run(fixture, &portal_activation_query, &activation), "R-ACT-25");
	base_mem_copy(fixture->portal.actor.source, sizeof fixture->portal.actor.source, "tty-test");
	assert_string_equal(fixture_run(fixture, &portal_activation_query, &activation), "R-ACT-26");
	base_clock_set(FIXTURE_NOW_S + 3601);
	assert_string_equal(fixture_run(fixture, &portal_activation_query, &activation), "R-ACT-25");
}

/* Whatever does not fit the register gives the same sentence for the whole form (R-ACT-34). */
static void test_register_must_match(void **state)
{
	static const struct {
		const char *person_id_no, *is_practising, *home_institution_code, *certificate_serial, *rule;
	} cases[] = {
		{"A123456789", "yes", "0401180014", "049465", ""},
		{"A123456789", "yes", "0401180014", "049466", "R-ACT-34"},
		{"A123456789", "yes", "0601160016", "049465", "R-ACT-34"},
		{"A123456789", "no", "", "049465", "R-ACT-34"},
		{"B137735463", "yes", "0401180014", "049465", "R-ACT-34"},
		{"B137735463", "no", "", "123456", ""},
		{"C258745266", "no", "", "123456", "R-ACT-34"},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		struct activation activation;

		fixture_fill(&activation);
		base_mem_copy(activation.person_id_no, sizeof activation.person_id_no, cases[i].person_id_no);
		base_mem_copy(activation.is_practising, sizeof activation.is_practising, cases[i].is_practising);
		base_mem_copy(activation.home_institution_code, sizeof activation.home_institution_code,
			      cases[i].home_institution_code);
		base_mem_copy(activation.certificate_serial, sizeof activation.certificate_serial,
			      cases[i].certificate_serial);
		assert_string_equal(fixture_run(fixture, &portal_activation_match, &activation), cases[i].rule);
		if (*cases[i].rule)
			assert_string_equal(fixture->problems.rows[0].field, "");
	}
}

static void test_submit_leaves_account_letter_and_trail(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->portal.store;
	int64_t rows, broken;
	struct account account;
	char code[32];

	open_account(fixture, code);
	assert_int_equal(store_account_find_login_name(store, "BakerLai", &account), 0);
	assert_string_equal(account.state, "pending_mail");
	assert_string_equal(account.password_hash, "");
	assert_int_equal(count_letters(fixture), 1);
	assert_int_equal(store_audit_verify(store, &rows, &broken), 0);
	assert_int_equal(rows, 1);
}

/* A refusal writes the trail and nothing else. */
static void test_refused_submit_leaves_only_the_trail(void **state)
{
	struct fixture *fixture = *state;
	struct activation activation;
	struct account account;
	int64_t rows, broken;

	fixture_fill(&activation);
	base_mem_copy(activation.terms_version, sizeof activation.terms_version, "0");
	assert_string_equal(fixture_run(fixture, &portal_activation_submit, &activation), "R-ACT-16");
	assert_int_equal(store_account_find_login_name(fixture->portal.store, "bakerlai", &account), ERR_NOT_FOUND);
	assert_int_equal(count_letters(fixture), 0);
	assert_int_equal(store_audit_verify(fixture->portal.store, &rows, &broken), 0);
	assert_int_equal(rows, 1);
}

/* A missing letter template must not leave an account that nobody can ever verify. */
static void test_failed_letter_leaves_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct activation activation;
	struct account account;

	fixture_fill(&activation);
	base_mem_copy(fixture->conf.forms, sizeof fixture->conf.forms, "/nowhere");
	assert_string_equal(fixture_run(fixture, &portal_activation_submit, &activation), base_err_text(ERR_SYSTEM));
	assert_int_equal(store_account_find_login_name(fixture->portal.store, "bakerlai", &account), ERR_NOT_FOUND);
}

static void test_name_taken_by_another(void **state)
{
	struct fixture *fixture = *state;
	struct activation activation;
	char code[32];

	open_account(fixture, code);
	fixture_fill(&activation);
	assert_string_equal(fixture_run(fixture, &portal_activation_name, &activation), "R-ACT-37");
	assert_false(portal_act_is_refused(&fixture->problems));
	base_mem_copy(activation.person_id_no, sizeof activation.person_id_no, "B137735463");
	base_mem_copy(activation.login_name, sizeof activation.login_name, "BAKERLAI");
	assert_string_equal(fixture_run(fixture, &portal_activation_name, &activation), "R-ACT-37");
	assert_true(portal_act_is_refused(&fixture->problems));
	base_mem_copy(activation.login_name, sizeof activation.login_name, "chenmeiyu");
	assert_string_equal(fixture_run(fixture, &portal_activation_personal, &activation), "R-ACT-44");
	assert_false(portal_act_is_refused(&fixture->problems));
}

/* Opening again cancels the older letter (R-ACT-51) and may change name and address (R-ACT-24). */
static void test_reopening_supersedes(void **state)
{
	struct fixture *fixture = *state;
	struct activation activation;
	char first[32], second[32];

	open_account(fixture, first);
	fixture_fill(&activation);
	base_mem_copy(activation.login_name, sizeof activation.login_name, "wangxiaoming");
	assert_string_equal(fixture_run(fixture, &portal_activation_submit, &activation), "");
	fixture_read_code(fixture, second);
	assert_string_not_equal(first, second);
	assert_string_equal(verify(fixture, first, "Abcdef1!"), "R-ACT-51");
	assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(RULE_ACT_51_SUPERSEDED));
	assert_string_equal(verify(fixture, second, "Abcdef1!"), "");
	assert_string_equal(login(fixture, "WangXiaoMing", "Abcdef1!"), "");
}

static void test_token_states(void **state)
{
	struct fixture *fixture = *state;
	char code[32];

	open_account(fixture, code);
	assert_string_equal(verify(fixture, "2222-2222-2222-2222", "Abcdef1!"), "R-ACT-51");
	assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(RULE_ACT_51));
	base_clock_set(FIXTURE_NOW_S + 86401);
	assert_string_equal(verify(fixture, code, "Abcdef1!"), "R-ACT-51");
	assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(RULE_ACT_51_EXPIRED));
	base_clock_set(FIXTURE_NOW_S + 86399);
	assert_string_equal(verify(fixture, code, "abcdef1!"), "R-ACT-61");
	assert_string_equal(verify(fixture, code, "Abcdef1!"), "");
	assert_string_equal(verify(fixture, code, "Abcdef1!"), "R-ACT-51");
	assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(RULE_ACT_51_USED));
}

static void test_codes_cannot_be_guessed_for_ever(void **state)
{
	struct fixture *fixture = *state;

	for (int i = 0; i < 10; i++)
		assert_string_equal(verify(fixture, "2222-2222-2222-2222", "Abcdef1!"), "R-ACT-51");
	assert_string_equal(verify(fixture, "2222-2222-2222-2222", "Abcdef1!"), "R-ACT-50");
}

static void test_verified_account_has_default_systems(void **state)
{
	struct fixture *fixture = *state;
	struct app_system_page systems = {0};
	size_t granted = 0;
	char code[32];

	open_account(fixture, code);
	assert_string_equal(verify(fixture, code, "Abcdef1!"), "");
	assert_int_equal(count_letters(fixture), 2);
	assert_string_equal(login(fixture, "bakerlai", "Abcdef1!"), "");
	assert_string_equal(fixture_run(fixture, &portal_notice_app_systems, &systems), "");
	for (size_t i = 0; i < systems.n; i++)
		granted += systems.systems[i].is_granted != 0;
	assert_int_equal(granted, 2);
}

static void test_login_answers(void **state)
{
	struct fixture *fixture = *state;
	struct session_profile profile;
	char code[32];

	open_account(fixture, code);
	assert_string_equal(login(fixture, "bakerlai", "Abcdef1!"), "R-ACT-6");
	assert_string_equal(login(fixture, "nobodyhere", "Abcdef1!"), "R-ACT-5");
	assert_string_equal(verify(fixture, code, "Abcdef1!"), "");
	assert_string_equal(login(fixture, "bakerlai", "Abcdef1?"), "R-ACT-5");
	assert_string_equal(login(fixture, "bakerlai", "Abcdef1!"), "");
	assert_int_equal(fixture->portal.actor.kind, ACTOR_ACCOUNT);
	assert_string_equal(fixture_run(fixture, &portal_session_profile, &profile), "");
	assert_string_equal(profile.name, "王小明");
	assert_string_equal(profile.person_id_no, "A123***789");
	assert_string_equal(profile.must_agree, "no");
	assert_string_equal(fixture_run(fixture, &portal_session_logout, NULL), "");
	assert_int_equal(fixture->portal.actor.kind, ACTOR_NOBODY);
}

/* Five failures within the window lock the account, whatever the password then is; success clears (R-ACT-7). */
static void test_login_locks(void **state)
{
	struct fixture *fixture = *state;
	char code[32];

	open_account(fixture, code);
	assert_string_equal(verify(fixture, code, "Abcdef1!"), "");
	for (int i = 0; i < 5; i++)
		assert_string_equal(login(fixture, i % 2 ? "BakerLai" : "bakerlai", "Wrong1!x"), "R-ACT-5");
	assert_string_equal(login(fixture, "bakerlai", "Abcdef1!"), "R-ACT-7");
	assert_non_null(strstr(fixture->problems.rows[0].text, "15分鐘"));
	base_clock_set(FIXTURE_NOW_S + 901);
	assert_string_equal(login(fixture, "bakerlai", "Abcdef1!"), "");
}

/* What an account may do, nobody may, and the reverse; nothing is written for it. */
static void test_rights_are_asked(void **state)
{
	struct fixture *fixture = *state;
	struct session_profile profile;
	struct activation activation;
	char code[32];

	assert_string_equal(fixture_run(fixture, &portal_session_profile, &profile), base_err_text(ERR_DENIED));
	open_account(fixture, code);
	assert_string_equal(verify(fixture, code, "Abcdef1!"), "");
	assert_string_equal(login(fixture, "bakerlai", "Abcdef1!"), "");
	fixture_fill(&activation);
	assert_string_equal(fixture_run(fixture, &portal_activation_submit, &activation), base_err_text(ERR_DENIED));
}

static void test_stronger_hash_at_login(void **state)
{
	struct fixture *fixture = *state;
	struct account before, after;
	char code[32];

	open_account(fixture, code);
	assert_string_equal(verify(fixture, code, "Abcdef1!"), "");
	assert_int_equal(store_account_find_login_name(fixture->portal.store, "bakerlai", &before), 0);
	fixture->conf.seal_memory_kib = 128;
	assert_string_equal(login(fixture, "bakerlai", "Abcdef1!"), "");
	assert_int_equal(store_account_find_login_name(fixture->portal.store, "bakerlai", &after), 0);
	assert_string_not_equal(before.password_hash, after.password_hash);
	assert_non_null(strstr(after.password_hash, "m=128,"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_query_answers),
		TEST(test_query_is_limited),
		TEST(test_register_must_match),
		TEST(test_submit_leaves_account_letter_and_trail),
		TEST(test_refused_submit_leaves_only_the_trail),
		TEST(test_failed_letter_leaves_nothing),
		TEST(test_name_taken_by_another),
		TEST(test_reopening_supersedes),
		TEST(test_token_states),
		TEST(test_codes_cannot_be_guessed_for_ever),
		TEST(test_verified_account_has_default_systems),
		TEST(test_login_answers),
		TEST(test_login_locks),
		TEST(test_rights_are_asked),
		TEST(test_stronger_hash_at_login),
	};

	return cmocka_run_group_tests_name("portal-activation", tests, NULL, NULL);
}
