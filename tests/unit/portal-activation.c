/* The acts of the wizard: every answer, every refusal, and what each leaves behind. */
#include "config.h"

#include "portal-fixture.h"

#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "portal/activation.h"
#include "portal/session.h"
#include "store/account.h"
#include "store/audit-verify.h"

static void test_query_answers(void **state)
{
	struct fixture *fixture = *state;
	struct activation activation = {.person_id_no = "a123456789"};
	char code[32];

	assert_string_equal(fixture_run(fixture, &portal_activation_query, &activation), "R-ACT-25");
	assert_string_equal(activation.person_id_no, "A123456789");
	fixture_open_account(fixture, code);
	assert_string_equal(fixture_run(fixture, &portal_activation_query, &activation), "R-ACT-24");
	assert_false(portal_act_is_refused(&fixture->problems));
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
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
		base_mem_copy(activation.is_practising, sizeof activation.is_practising,
			      cases[i].is_practising);
		base_mem_copy(activation.home_institution_code, sizeof activation.home_institution_code,
			      cases[i].home_institution_code);
		base_mem_copy(activation.certificate_serial, sizeof activation.certificate_serial,
			      cases[i].certificate_serial);
		assert_string_equal(fixture_run(fixture, &portal_activation_match, &activation),
				    cases[i].rule);
		if (*cases[i].rule)
			assert_string_equal(fixture->problems.rows[0].field, "");
	}
}

static void test_submit_leaves_account_letter_and_trail(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->portal.store;
	struct audit_verdict verdict;
	struct account account;
	char code[32];

	fixture_open_account(fixture, code);
	assert_int_equal(store_account_find_login_name(store, "BakerLai", &account), 0);
	assert_string_equal(account.state, "pending_mail");
	assert_string_equal(account.password_hash, "");
	assert_int_equal(fixture_count_letters(fixture), 1);
	assert_int_equal(store_audit_verify(store, &verdict), 0);
	assert_int_equal(verdict.damage, AUDIT_SOUND);
	assert_int_equal(verdict.rows, 1);
}

/* A refusal writes the trail and nothing else. */
static void test_refused_submit_leaves_only_the_trail(void **state)
{
	struct fixture *fixture = *state;
	struct activation activation;
	struct account account;
	struct audit_verdict verdict;

	fixture_fill(&activation);
	base_mem_copy(activation.terms_version, sizeof activation.terms_version, "0");
	assert_string_equal(fixture_run(fixture, &portal_activation_submit, &activation), "R-ACT-16");
	assert_int_equal(store_account_find_login_name(fixture->portal.store, "bakerlai", &account),
			 ERR_NOT_FOUND);
	assert_int_equal(fixture_count_letters(fixture), 0);
	assert_int_equal(store_audit_verify(fixture->portal.store, &verdict), 0);
	assert_int_equal(verdict.damage, AUDIT_SOUND);
	assert_int_equal(verdict.rows, 1);
}

/* A missing letter template must not leave an account that nobody can ever verify. */
static void test_failed_letter_leaves_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct activation activation;
	struct account account;

	fixture_fill(&activation);
	base_mem_copy(fixture->conf.forms, sizeof fixture->conf.forms, "/nowhere");
	assert_string_equal(fixture_run(fixture, &portal_activation_submit, &activation),
			    base_err_text(ERR_SYSTEM));
	assert_int_equal(store_account_find_login_name(fixture->portal.store, "bakerlai", &account),
			 ERR_NOT_FOUND);
}

static void test_name_taken_by_another(void **state)
{
	struct fixture *fixture = *state;
	struct activation activation;
	char code[32];

	fixture_open_account(fixture, code);
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

/* What an account may do, nobody may, and the reverse; nothing is written for it. */
static const char *ask_name(struct fixture *fixture, const struct act *act, const char *login_name)
{
	struct activation activation;

	fixture_fill(&activation);
	base_mem_copy(activation.login_name, sizeof activation.login_name, login_name);
	return fixture_run(fixture, act, &activation);
}

/* Ten new names an hour and terminal, wherever they are asked for; the same again is free, and so are numbers. */
static void test_name_is_limited(void **state)
{
	struct fixture *fixture = *state;
	struct activation activation = {.person_id_no = "B137735463"};
	char code[32], name[] = "somebodya";

	fixture_open_account(fixture, code);
	for (int i = 0; i < 9; i++) {
		name[8] = (char)('a' + i);
		assert_string_equal(ask_name(fixture, &portal_activation_name, name), "R-ACT-37");
		assert_string_equal(ask_name(fixture, &portal_activation_name, name), "R-ACT-37");
		assert_false(portal_act_is_refused(&fixture->problems));
	}
	assert_string_equal(ask_name(fixture, &portal_activation_personal, "anothername"), "");
	assert_string_equal(ask_name(fixture, &portal_activation_name, "Somebodya"), "R-ACT-37");
	assert_string_equal(ask_name(fixture, &portal_activation_name, "onetoomany"), "R-ACT-26");
	assert_string_equal(ask_name(fixture, &portal_activation_personal, "onetoomany"), "R-ACT-26");
	assert_string_equal(ask_name(fixture, &portal_activation_personal, "anothername"), "");
	assert_string_equal(fixture_run(fixture, &portal_activation_query, &activation), "R-ACT-25");
	base_clock_set(FIXTURE_NOW_S + 3601);
	assert_string_equal(ask_name(fixture, &portal_activation_name, "onetoomany"), "R-ACT-37");
}

static void test_rights_are_asked(void **state)
{
	struct fixture *fixture = *state;
	struct session_profile profile;
	struct activation activation;
	char code[32];

	assert_string_equal(fixture_run(fixture, &portal_session_profile, &profile),
			    base_err_text(ERR_DENIED));
	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	fixture_fill(&activation);
	assert_string_equal(fixture_run(fixture, &portal_activation_submit, &activation),
			    base_err_text(ERR_DENIED));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_query_answers),
		FIXTURE_TEST(test_query_is_limited),
		FIXTURE_TEST(test_register_must_match),
		FIXTURE_TEST(test_submit_leaves_account_letter_and_trail),
		FIXTURE_TEST(test_refused_submit_leaves_only_the_trail),
		FIXTURE_TEST(test_failed_letter_leaves_nothing),
		FIXTURE_TEST(test_name_taken_by_another),
		FIXTURE_TEST(test_name_is_limited),
		FIXTURE_TEST(test_rights_are_asked),
	};

	return cmocka_run_group_tests_name("portal-activation", tests, NULL, NULL);
}
