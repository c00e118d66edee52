/* Forgotten accounts and passwords: what is wished for, what letter comes of it, and what the letter can do. */
#include "config.h"

#include "portal-fixture.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "domain/email-change.h"
#include "domain/forgotten.h"
#include "domain/rule.h"
#include "domain/verification.h"
#include "portal/activation.h"
#include "portal/email.h"
#include "portal/mail-request.h"
#include "portal/reset.h"
#include "portal/session.h"
#include "portal/verification.h"
#include "store/account.h"
#include "store/mail-request.h"
#include "store/policy.h"

static const char password[] = "Abcdef1!", other[] = "Other123!";
static const char known[] = "A123456789", without_account[] = "B137735463", unknown[] = "A223456781";

static const char *ask(struct fixture *fixture, const struct act *act, const char *person_id_no)
{
	struct forgotten forgotten = {.captcha = "x"};

	base_mem_copy(forgotten.person_id_no, sizeof forgotten.person_id_no, person_id_no);
	return fixture_run(fixture, act, &forgotten);
}

static int is_never(void)
{
	return 0;
}

/* What the mailer does with all wishes. */
static void post(struct fixture *fixture)
{
	struct portal portal = {
		.conf = &fixture->conf, .store = fixture->portal.store, .actor = {.kind = ACTOR_SYSTEM}};

	assert_int_equal(portal_mail_request_run(&portal, is_never), 0);
}

static void expect(const struct fixture *fixture, const char *sql, const char *wanted)
{
	struct buf found = {0};

	fixture_look(fixture, sql, &found);
	assert_string_equal(base_buf_text(&found), wanted);
	base_buf_release(&found);
}

static void expect_letters(const struct fixture *fixture, const char *wanted)
{
	expect(fixture, "SELECT kind FROM letter WHERE kind NOT LIKE 'activation-done' ORDER BY id LIMIT -1 OFFSET 1",
	       wanted);
	expect(fixture, "SELECT count(*) FROM mail_request", "0\n");
}

static void open_account(struct fixture *fixture)
{
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, password), "");
}

/* Asks for a reset; the code that the letter brings. */
static void ask_code(struct fixture *fixture, char code[32])
{
	assert_string_equal(ask(fixture, &portal_reset_password, known), "");
	post(fixture);
	fixture_read_code(fixture, code);
}

static const char *reset(struct fixture *fixture, const char *code, const char *typed)
{
	struct verification verification = {.email = ""};

	base_mem_copy(verification.code, sizeof verification.code, code);
	base_mem_copy(verification.password, sizeof verification.password, typed);
	base_mem_copy(verification.password_confirm, sizeof verification.password_confirm, typed);
	return fixture_run(fixture, &portal_verification_reset, &verification);
}

static void expect_sentence(const struct fixture *fixture, enum rule rule)
{
	assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(rule));
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

static void set_policy(struct fixture *fixture, const char *name, const char *value)
{
	assert_int_equal(store_begin(fixture->portal.store), 0);
	assert_int_equal(store_policy_put(fixture->portal.store, name, value), 0);
	assert_int_equal(store_commit(fixture->portal.store), 0);
}

static void test_whole_way(void **state)
{
	struct fixture *fixture = *state;
	struct verification looked = {.email = ""};
	char code[32];

	open_account(fixture);
	ask_code(fixture, code);
	assert_string_equal(fixture_login(fixture, "bakerlai", password), "");
	assert_string_equal(fixture_run(fixture, &portal_session_logout, NULL), "");
	base_mem_copy(looked.code, sizeof looked.code, code);
	assert_string_equal(fixture_run(fixture, &portal_verification_open, &looked), "");
	assert_string_equal(looked.purpose, "password_reset");
	assert_string_equal(looked.login_name, "bakerlai");
	assert_string_equal(reset(fixture, code, "abcdef"), "R-ACT-60");
	assert_string_equal(reset(fixture, code, "Bakerlai1!"), "R-ACT-66");
	assert_string_equal(reset(fixture, code, "A123456789a!"), "R-ACT-66");
	assert_string_equal(reset(fixture, code, other), "");
	assert_string_equal(fixture_login(fixture, "bakerlai", password), "R-ACT-5");
	assert_string_equal(fixture_login(fixture, "bakerlai", other), "");
	expect_letters(fixture, "password-reset\npassword-reset-done\n");
	expect(fixture, "SELECT act, actor, source, object, outcome FROM audit WHERE act LIKE 'reset%' OR "
			"act LIKE 'mail%' OR (act = 'verification.reset' AND outcome = 'done') ORDER BY id",
	       "reset.password nobody tty-test  done\nmail-request.post system tty-test account:1 done\n"
	       "verification.reset nobody tty-test account:1 done\n");
}

static void test_forgotten_account(void **state)
{
	struct fixture *fixture = *state;

	open_account(fixture);
	assert_string_equal(ask(fixture, &portal_reset_account, "a123456789"), "");
	post(fixture);
	expect_letters(fixture, "account-name\n");
	expect(fixture, "SELECT instr(body, 'bakerlai') > 0, recipient FROM letter WHERE kind = 'account-name'",
	       "1 nurse@example.org\n");
}

/* Nobody hears what is known: the same answer, and the letter depends. */
static void test_states(void **state)
{
	struct fixture *fixture = *state;
	const struct act *const acts[] = {&portal_reset_account, &portal_reset_password};
	char code[32];

	fixture_open_account(fixture, code);
	for (size_t i = 0; i < BASE_COUNT(acts); i++) {
		assert_string_equal(ask(fixture, acts[i], unknown), "");
		assert_string_equal(ask(fixture, acts[i], without_account), "");
	}
	expect(fixture, "SELECT count(*), count(person_id) FROM mail_request", "4 2\n");
	post(fixture);
	expect_letters(fixture, "");
	assert_string_equal(ask(fixture, &portal_reset_account, known), "");
	assert_string_equal(ask(fixture, &portal_reset_password, known), "");
	post(fixture);
	expect_letters(fixture, "activation-verify\nactivation-verify\n");
	fixture_read_code(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, password), "");
	set_state(fixture, "suspended");
	assert_string_equal(ask(fixture, &portal_reset_account, known), "");
	assert_string_equal(ask(fixture, &portal_reset_password, known), "");
	post(fixture);
	expect_letters(fixture, "activation-verify\nactivation-verify\naccount-suspended\naccount-suspended\n");
	expect(fixture, "SELECT DISTINCT outcome FROM audit WHERE act LIKE 'reset%'", "done\n");
}

static void test_bad_numbers(void **state)
{
	struct fixture *fixture = *state;

	assert_string_equal(ask(fixture, &portal_reset_password, ""), "R-ACT-21");
	assert_string_equal(ask(fixture, &portal_reset_password, "A12345"), "R-ACT-22");
	expect(fixture, "SELECT count(*) FROM mail_request", "0\n");
}

/* A locked account, and one that is locked out while the letter is under way. */
static void test_lock_out(void **state)
{
	struct fixture *fixture = *state;
	char code[32];

	open_account(fixture);
	for (int i = 0; i < 5; i++)
		assert_string_equal(fixture_login(fixture, "bakerlai", "Wrong123!"), "R-ACT-5");
	assert_string_equal(fixture_login(fixture, "bakerlai", password), "R-ACT-7");
	ask_code(fixture, code);
	assert_string_equal(reset(fixture, code, other), "");
	assert_string_equal(fixture_login(fixture, "bakerlai", other), "");
}

static void test_tokens_that_are_not_good(void **state)
{
	struct fixture *fixture = *state;
	struct verification change = {.email = ""};
	char first[32], second[32], opening[32];

	fixture_open_account(fixture, opening);
	assert_string_equal(reset(fixture, opening, other), "R-ACT-51");
	expect_sentence(fixture, RULE_ACT_51_OTHER);
	assert_string_equal(fixture_verify(fixture, opening, password), "");
	ask_code(fixture, first);
	ask_code(fixture, second);
	assert_string_equal(reset(fixture, first, other), "R-ACT-51");
	expect_sentence(fixture, RULE_ACT_51_SUPERSEDED);
	base_mem_copy(change.code, sizeof change.code, second);
	assert_string_equal(fixture_run(fixture, &portal_email_finish, &change), "R-ACT-51");
	expect_sentence(fixture, RULE_ACT_51_OTHER);
	base_mem_copy(change.password, sizeof change.password, other);
	base_mem_copy(change.password_confirm, sizeof change.password_confirm, other);
	assert_string_equal(fixture_run(fixture, &portal_verification_finish, &change), "R-ACT-51");
	expect_sentence(fixture, RULE_ACT_51_OTHER);
	base_clock_set(FIXTURE_NOW_S + 600);
	assert_string_equal(reset(fixture, second, other), "R-ACT-51");
	expect_sentence(fixture, RULE_ACT_51_EXPIRED_RESET);
	base_clock_set(FIXTURE_NOW_S + 599);
	set_state(fixture, "suspended");
	assert_string_equal(reset(fixture, second, other), "R-ACT-6");
	set_state(fixture, "active");
	assert_string_equal(reset(fixture, second, other), "");
	assert_string_equal(reset(fixture, second, password), "R-ACT-51");
	expect_sentence(fixture, RULE_ACT_51_USED);
	assert_string_equal(fixture_login(fixture, "bakerlai", other), "");
}

/* What was sent to the old mailbox is good until the address changes, and not after. */
static void test_address_changed_meanwhile(void **state)
{
	struct email_change change = {
		.email = "new@example.org", .email_confirm = "new@example.org", .password = "Abcdef1!"};
	struct verification confirmed = {.email = ""};
	struct fixture *fixture = *state;
	char code[32], change_code[32];

	open_account(fixture);
	ask_code(fixture, code);
	assert_string_equal(fixture_login(fixture, "bakerlai", password), "");
	assert_string_equal(fixture_run(fixture, &portal_email_change, &change), "");
	fixture_read_code(fixture, change_code);
	base_mem_copy(confirmed.code, sizeof confirmed.code, change_code);
	assert_string_equal(fixture_run(fixture, &portal_email_finish, &confirmed), "");
	assert_string_equal(fixture_run(fixture, &portal_session_logout, NULL), "");
	assert_string_equal(reset(fixture, code, other), "R-ACT-51");
	expect_sentence(fixture, RULE_ACT_51_SUPERSEDED);
	ask_code(fixture, code);
	assert_string_equal(reset(fixture, code, other), "");
}

/* Both looked at the token before either was written: what the later one prepared is thrown away. */
static void test_two_at_once(void **state)
{
	struct fixture *fixture = *state;
	struct verification verification = {.password = "Third123!", .password_confirm = "Third123!"};
	struct problems problems = {0};
	struct act_call call = {.portal = &fixture->portal,
				.store = fixture->portal.store,
				.now = FIXTURE_NOW_S,
				.record = &verification,
				.problems = &problems};
	char code[32];

	open_account(fixture);
	ask_code(fixture, code);
	base_mem_copy(verification.code, sizeof verification.code, code);
	assert_int_equal(portal_verification_reset.prepare(&call), 0);
	assert_int_equal(problems.n, 0);
	assert_string_equal(reset(fixture, code, other), "");
	assert_int_equal(store_begin(call.store), 0);
	assert_int_equal(portal_verification_reset.run(&call), 0);
	store_rollback(call.store);
	assert_string_equal(problems.rows[0].text, domain_rule_text(RULE_ACT_51_USED));
	portal_verification_reset.after(&call, 0);
	base_problem_release(&problems);
	assert_string_equal(fixture_login(fixture, "bakerlai", other), "");
}

/* Per person wherever they ask, per terminal whomever they ask for, known or not, and in minutes. */
static void test_throttle(void **state)
{
	struct fixture *fixture = *state;
	char *source = fixture->portal.actor.source;

	open_account(fixture);
	set_policy(fixture, "reset_requests_max", "2");
	set_policy(fixture, "reset_source_max", "3");
	for (int i = 0; i < 2; i++)
		assert_string_equal(ask(fixture, &portal_reset_password, unknown), "");
	assert_string_equal(ask(fixture, &portal_reset_account, unknown), "R-ACT-75");
	assert_string_equal(ask(fixture, &portal_reset_account, known), "");
	assert_string_equal(ask(fixture, &portal_reset_account, known), "R-ACT-75");
	assert_string_equal(fixture->problems.rows[0].text, "忘記帳號或密碼的申請次數過多，請於1440分鐘後再試");
	memcpy(source, "other", 6);
	assert_string_equal(ask(fixture, &portal_reset_account, known), "");
	assert_string_equal(ask(fixture, &portal_reset_account, known), "R-ACT-75");
	base_clock_set(FIXTURE_NOW_S + 86400);
	assert_string_equal(ask(fixture, &portal_reset_account, known), "");
}

static const char *query(struct fixture *fixture, const char *person_id_no)
{
	struct activation activation = {.email = ""};

	base_mem_copy(activation.person_id_no, sizeof activation.person_id_no, person_id_no);
	return fixture_run(fixture, &portal_activation_query, &activation);
}

/* R-ACT-26: the owner hears of it, once a day, from a verified address on; policy can leave it. */
static void test_query(void **state)
{
	struct fixture *fixture = *state;
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(query(fixture, known), "R-ACT-24");
	post(fixture);
	expect_letters(fixture, "");
	assert_string_equal(fixture_verify(fixture, code, password), "");
	base_clock_set(FIXTURE_NOW_S + 3600);
	assert_string_equal(query(fixture, unknown), "R-ACT-25");
	assert_string_equal(query(fixture, known), "R-ACT-23");
	assert_string_equal(query(fixture, known), "R-ACT-23");
	expect(fixture, "SELECT kind, ifnull(person_id, '-') FROM mail_request ORDER BY id", "query -\nquery 1\n");
	post(fixture);
	expect_letters(fixture, "account-query\n");
	base_clock_set(FIXTURE_NOW_S + 2 * 3600);
	assert_string_equal(query(fixture, known), "R-ACT-23");
	post(fixture);
	expect_letters(fixture, "account-query\n");
	base_clock_set(FIXTURE_NOW_S + 3600 + 86400);
	assert_string_equal(query(fixture, known), "R-ACT-23");
	post(fixture);
	expect_letters(fixture, "account-query\naccount-query\n");
	set_policy(fixture, "query_letter", "0");
	base_clock_set(FIXTURE_NOW_S + 3 * 86400);
	assert_string_equal(query(fixture, known), "R-ACT-23");
	expect_letters(fixture, "account-query\naccount-query\n");
}

/* The longer run counts what the hour has forgotten. */
static void test_query_day(void **state)
{
	struct fixture *fixture = *state;

	set_policy(fixture, "activation_query_day_max", "2");
	assert_string_equal(query(fixture, known), "R-ACT-25");
	base_clock_set(FIXTURE_NOW_S + 7200);
	assert_string_equal(query(fixture, unknown), "R-ACT-25");
	assert_string_equal(query(fixture, without_account), "R-ACT-26");
	assert_string_equal(fixture->problems.rows[0].text, "查詢次數過多，請於1320分鐘後再試");
	base_clock_set(FIXTURE_NOW_S + 86400);
	assert_string_equal(query(fixture, without_account), "R-ACT-25");
}

/* R-ACT-7 per terminal: one password tried at many accounts. */
static void test_source(void **state)
{
	struct fixture *fixture = *state;
	char name[16];

	open_account(fixture);
	set_policy(fixture, "login_source_failures_max", "6");
	for (int i = 0; i < 6; i++) {
		snprintf(name, sizeof name, "nobody%d", i);
		assert_string_equal(fixture_login(fixture, name, password), "R-ACT-5");
	}
	assert_string_equal(fixture_login(fixture, "bakerlai", password), "R-ACT-7");
	assert_string_equal(fixture->problems.rows[0].text, "由此處登入失敗的次數過多，請於15分鐘後再試");
	memcpy(fixture->portal.actor.source, "other", 6);
	assert_string_equal(fixture_login(fixture, "bakerlai", password), "");
}

/* A letter that cannot be written stays wished for, holds nobody up, and is tried again. */
static void test_put_off(void **state)
{
	struct fixture *fixture = *state;
	char forms[sizeof fixture->conf.forms];

	open_account(fixture);
	memcpy(forms, fixture->conf.forms, sizeof forms);
	memcpy(fixture->conf.forms, "/nowhere", 9);
	assert_string_equal(ask(fixture, &portal_reset_password, known), "");
	assert_string_equal(ask(fixture, &portal_reset_password, unknown), "");
	post(fixture);
	expect(fixture, "SELECT person_id FROM mail_request", "1\n");
	expect(fixture, "SELECT count(*) FROM token WHERE purpose = 'password_reset'", "0\n");
	memcpy(fixture->conf.forms, forms, sizeof forms);
	post(fixture);
	expect(fixture, "SELECT count(*) FROM mail_request", "1\n");
	base_clock_set(FIXTURE_NOW_S + 60);
	post(fixture);
	expect_letters(fixture, "password-reset\n");
}

/* Only a program of ours writes them; whoever is logged in has no need to ask. */
static void test_rights(void **state)
{
	struct fixture *fixture = *state;
	struct mail_request request = {.id = 1};

	assert_string_equal(fixture_run(fixture, &portal_mail_request_post, &request), base_err_text(ERR_DENIED));
	open_account(fixture);
	assert_string_equal(fixture_login(fixture, "bakerlai", password), "");
	assert_string_equal(ask(fixture, &portal_reset_password, known), base_err_text(ERR_DENIED));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_whole_way),	   FIXTURE_TEST(test_forgotten_account),
		FIXTURE_TEST(test_states),	   FIXTURE_TEST(test_bad_numbers),
		FIXTURE_TEST(test_lock_out),	   FIXTURE_TEST(test_tokens_that_are_not_good),
		FIXTURE_TEST(test_two_at_once),	   FIXTURE_TEST(test_address_changed_meanwhile),
		FIXTURE_TEST(test_throttle),	   FIXTURE_TEST(test_query),
		FIXTURE_TEST(test_query_day),	   FIXTURE_TEST(test_source),
		FIXTURE_TEST(test_put_off),	   FIXTURE_TEST(test_rights),
	};

	return cmocka_run_group_tests_name("portal-reset", tests, NULL, NULL);
}
