/* Logging in by a code that comes by text message and the health card's number. */
#include "config.h"

#include "portal-fixture.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "domain/code-login.h"
#include "domain/rule.h"
#include "portal/code-login.h"
#include "portal/mail-request.h"
#include "portal/session.h"
#include "store/account.h"

static const char known[] = "A123456789", unknown[] = "A223456781", card[] = "0000-1234-5678";

static int is_never(void)
{
	return 0;
}

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

static void set_account(struct fixture *fixture, const char *mobile_no, const char *state)
{
	struct account account;

	assert_int_equal(store_begin(fixture->portal.store), 0);
	assert_int_equal(store_account_find_login_name(fixture->portal.store, "bakerlai", &account), 0);
	base_mem_copy(account.mobile_no, sizeof account.mobile_no, mobile_no);
	base_mem_copy(account.state, sizeof account.state, state);
	assert_int_equal(store_account_update(fixture->portal.store, &account), 0);
	assert_int_equal(store_commit(fixture->portal.store), 0);
}

/* The insurer knows one card of this person. */
static void simulate(struct fixture *fixture, const char *rows)
{
	char path[BASE_CONF_TEXT_SIZE];

	base_mem_copy(fixture->conf.nhi_check, sizeof fixture->conf.nhi_check, "simulator");
	assert_int_equal(base_conf_path(&fixture->conf, fixture->conf.nhi_simulator, path), 0);
	assert_int_equal(base_file_write(path, rows, strlen(rows), 0600), 0);
}

static void prepare(struct fixture *fixture)
{
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
	set_account(fixture, "0912345678", "active");
	simulate(fixture, "A123456789,000012345678,abc123,ok\n");
}

static const char *request(struct fixture *fixture, const char *person_id_no)
{
	struct code_login login = {.captcha = "x"};

	base_mem_copy(login.person_id_no, sizeof login.person_id_no, person_id_no);
	return fixture_run(fixture, &portal_code_login_request, &login);
}

static const char *check(struct fixture *fixture, const char *code)
{
	struct code_login login = {.captcha = ""};

	base_mem_copy(login.code, sizeof login.code, code);
	return fixture_run(fixture, &portal_code_login_check, &login);
}

static const char *enter(struct fixture *fixture, const char *card_no)
{
	struct code_login login = {.captcha = ""};

	base_mem_copy(login.card_no, sizeof login.card_no, card_no);
	return fixture_run(fixture, &portal_code_login_enter, &login);
}

/* The six digits of the newest text message. */
static void read_code(struct fixture *fixture, char code[DOMAIN_CODE_LOGIN_SIZE])
{
	struct buf body = {0};
	const char *at;

	fixture_look(fixture, "SELECT body FROM letter WHERE channel = 'sms' ORDER BY id DESC LIMIT 1", &body);
	at = strpbrk(base_buf_text(&body), "0123456789");
	assert_non_null(at);
	snprintf(code, DOMAIN_CODE_LOGIN_SIZE, "%.6s", at);
	base_buf_release(&body);
}

static void ask_code(struct fixture *fixture, char code[DOMAIN_CODE_LOGIN_SIZE])
{
	assert_string_equal(request(fixture, known), "");
	post(fixture);
	read_code(fixture, code);
}

/* A code that is not this one. */
static const char *other_than(const char *code)
{
	return strcmp(code, "123456") == 0 ? "654321" : "123456";
}

static void expect_sentence(const struct fixture *fixture, enum rule rule)
{
	assert_string_equal(fixture->problems.rows[0].text, domain_rule_text(rule));
}

static void test_whole_way(void **state)
{
	struct fixture *fixture = *state;
	char code[DOMAIN_CODE_LOGIN_SIZE];

	prepare(fixture);
	ask_code(fixture, code);
	expect(fixture, "SELECT recipient, recipient_name, kind FROM letter WHERE channel = 'sms'",
	       "0912345678  sms-code\n");
	expect(fixture, "SELECT count(*) FROM letter WHERE channel = 'sms' AND (body LIKE '%A123456789%' OR "
			"body LIKE '%bakerlai%')",
	       "0\n");
	assert_string_equal(check(fixture, code), "");
	assert_int_equal(fixture->portal.actor.kind, ACTOR_NOBODY);
	assert_string_equal(enter(fixture, card), "");
	assert_int_equal(fixture->portal.actor.kind, ACTOR_ACCOUNT);
	assert_int_equal(fixture->portal.actor.level, LEVEL_ONE_TIME_CODE);
	expect(fixture, "SELECT act, actor, object, outcome FROM audit WHERE act LIKE 'code-login%' ORDER BY id",
	       "code-login.request nobody  done\ncode-login.check nobody account:1 done\n"
	       "code-login.enter nobody account:1 done\n");
	assert_string_equal(fixture_run(fixture, &portal_session_logout, NULL), "");
	/* used once: neither the code nor the step that it opened is good again */
	assert_string_equal(check(fixture, code), "R-CARD-50");
	assert_string_equal(enter(fixture, card), "R-CARD-54");
}

/* Nothing that is said tells whether somebody is known, nor after how many wrong codes (R-CARD-53). */
static void test_unknown(void **state)
{
	static const char *const sources[] = {"0912345678", "", NULL};
	struct fixture *fixture = *state;
	char code[DOMAIN_CODE_LOGIN_SIZE] = "123456";

	prepare(fixture);
	for (size_t who = 0; who < BASE_COUNT(sources); who++) {
		base_clock_set(FIXTURE_NOW_S + 86500 * (int64_t)who);
		if (sources[who])
			set_account(fixture, sources[who], "active");
		assert_string_equal(request(fixture, sources[who] ? known : unknown), "");
		post(fixture);
		if (who == 0)
			read_code(fixture, code);
		for (int i = 1; i <= DOMAIN_CODE_LOGIN_TRIES + 1; i++) {
			assert_string_equal(check(fixture, other_than(code)), "R-CARD-50");
			expect_sentence(fixture, i < DOMAIN_CODE_LOGIN_TRIES ? RULE_CARD_50 : RULE_CARD_50_MANY);
		}
		assert_string_equal(check(fixture, code), "R-CARD-50");
		assert_string_equal(enter(fixture, card), "R-CARD-54");
	}
	expect(fixture, "SELECT kind FROM letter WHERE channel = 'sms' OR kind = 'account-no-mobile' ORDER BY id",
	       "sms-code\naccount-no-mobile\n");
}

/* A code belongs to the session that asked for it, and the newest is the only one. */
static void test_other_session(void **state)
{
	struct fixture *fixture = *state;
	struct code_stay first;
	char code[DOMAIN_CODE_LOGIN_SIZE], second[DOMAIN_CODE_LOGIN_SIZE];

	prepare(fixture);
	assert_string_equal(check(fixture, "123456"), "R-CARD-50");
	ask_code(fixture, code);
	first = fixture->portal.code;
	fixture->portal.code = (struct code_stay){.reference = ""};
	assert_string_equal(check(fixture, code), "R-CARD-50");
	base_clock_set(FIXTURE_NOW_S + 61);
	ask_code(fixture, second);
	if (strcmp(code, second) != 0)
		assert_string_equal(check(fixture, code), "R-CARD-50");
	fixture->portal.code = first;
	assert_string_equal(check(fixture, code), "R-CARD-50");
}

static void test_late(void **state)
{
	struct fixture *fixture = *state;
	char code[DOMAIN_CODE_LOGIN_SIZE];

	prepare(fixture);
	ask_code(fixture, code);
	base_clock_set(FIXTURE_NOW_S + 300);
	assert_string_equal(check(fixture, code), "R-CARD-50");
	expect_sentence(fixture, RULE_CARD_50_LATE);
}

/* Another one after a minute; five a day for a person, twenty an hour from a terminal (R-CARD-52). */
static void test_limits(void **state)
{
	static const char *const others[] = {unknown, "B137735463", "C123456781"}, last[] = "D123456782";
	struct fixture *fixture = *state;
	int64_t now = FIXTURE_NOW_S;

	prepare(fixture);
	assert_string_equal(request(fixture, known), "");
	assert_string_equal(request(fixture, known), "R-CARD-52");
	for (int i = 0; i < 4; i++) {
		base_clock_set(now += 61);
		assert_string_equal(request(fixture, known), "");
	}
	base_clock_set(now += 61);
	assert_string_equal(request(fixture, known), "R-CARD-52");
	for (size_t i = 0; i < 5 * BASE_COUNT(others); i++) {
		base_clock_set(now += 61);
		assert_string_equal(request(fixture, others[i / 5]), "");
	}
	base_clock_set(now += 61);
	assert_string_equal(request(fixture, last), "R-CARD-52");
	base_mem_copy(fixture->portal.actor.source, sizeof fixture->portal.actor.source, "tty-other");
	assert_string_equal(request(fixture, last), "");
	base_mem_copy(fixture->portal.actor.source, sizeof fixture->portal.actor.source, "tty-test");
	base_clock_set(now + 86400);
	assert_string_equal(request(fixture, known), "");
}

/* Three wrong cards end it; what the insurer says otherwise does not count. */
static void test_card(void **state)
{
	struct fixture *fixture = *state;
	char code[DOMAIN_CODE_LOGIN_SIZE];

	prepare(fixture);
	ask_code(fixture, code);
	assert_string_equal(check(fixture, code), "");
	assert_string_equal(enter(fixture, ""), "R-CARD-54");
	assert_string_equal(enter(fixture, "1234"), "R-ID-6");
	simulate(fixture, "A123456789,000012345678,abc123,service_down\n");
	assert_string_equal(enter(fixture, card), "R-CARD-22");
	expect_sentence(fixture, RULE_CARD_22_DOWN);
	simulate(fixture, "A123456789,000012345678,abc123,ok\n");
	assert_string_equal(enter(fixture, "999912345678"), "R-CARD-22");
	expect_sentence(fixture, RULE_CARD_22_NUMBER);
	assert_string_equal(enter(fixture, "999912345678"), "R-CARD-22");
	assert_string_equal(enter(fixture, "999912345678"), "R-CARD-54");
	expect_sentence(fixture, RULE_CARD_54_OVER);
	assert_string_equal(enter(fixture, card), "R-CARD-54");
	assert_int_equal(fixture->portal.actor.kind, ACTOR_NOBODY);
}

static void empty_register(const struct fixture *fixture)
{
	char path[FOLDER_SIZE + 16];
	sqlite3 *db;

	snprintf(path, sizeof path, "%s/maportal.db", fixture->data);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "DELETE FROM licence", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

/* Whoever was suspended, or left the register, between the two steps stays outside. */
static void test_meanwhile(void **state)
{
	struct fixture *fixture = *state;
	char code[DOMAIN_CODE_LOGIN_SIZE];

	prepare(fixture);
	ask_code(fixture, code);
	assert_string_equal(check(fixture, code), "");
	set_account(fixture, "0912345678", "suspended");
	assert_string_equal(enter(fixture, card), "R-ACT-6");
	base_clock_set(FIXTURE_NOW_S + 61);
	assert_string_equal(request(fixture, known), "");
	post(fixture); /* and gets no code */
	assert_string_equal(check(fixture, code), "R-CARD-50");
	set_account(fixture, "0912345678", "active");
	base_clock_set(FIXTURE_NOW_S + 130);
	ask_code(fixture, code);
	assert_string_equal(check(fixture, code), "");
	empty_register(fixture);
	assert_string_equal(enter(fixture, card), "R-CARD-25");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_whole_way), FIXTURE_TEST(test_unknown), FIXTURE_TEST(test_other_session),
		FIXTURE_TEST(test_late),      FIXTURE_TEST(test_limits),  FIXTURE_TEST(test_card),
		FIXTURE_TEST(test_meanwhile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
