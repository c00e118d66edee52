/* Tokens, codes, captchas and waiting: what is given out, and what is accepted from outside. */
#include "config.h"

#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/captcha.h"
#include "domain/throttle.h"
#include "domain/token.h"

static void test_token(void **state)
{
	char token[DOMAIN_TOKEN_SIZE], other[DOMAIN_TOKEN_SIZE];
	char selector[DOMAIN_TOKEN_SELECTOR_SIZE], secret[DOMAIN_TOKEN_SECRET_SIZE];

	(void)state;
	domain_token_make(token);
	domain_token_make(other);
	assert_string_not_equal(token, other);
	assert_int_equal(strlen(token), DOMAIN_TOKEN_SIZE - 1);
	assert_int_equal(domain_token_split(token, selector, secret), RULE_NONE);
	assert_int_equal(strlen(selector), 12);
	assert_int_equal(strlen(secret), 26);
	assert_memory_equal(token, selector, 12);
	assert_string_equal(token + 12, secret);
}

static void test_token_split(void **state)
{
	static const struct {
		const char *text;
		enum rule rule;
	} rows[] = {
		{"abcdefghijkl234567abcdefghijklmnopqrst", RULE_NONE},
		{" ABCDEFGHIJKL234567abcdefghijklmnopqrst\r\n", RULE_NONE},
		{"", RULE_ACT_51},
		{"abcdefghijkl234567abcdefghijklmnopqrs", RULE_ACT_51},
		{"abcdefghijkl234567abcdefghijklmnopqrstu", RULE_ACT_51},
		{"abcdefghijkl034567abcdefghijklmnopqrst", RULE_ACT_51},
		{"abcdefghijkl 34567abcdefghijklmnopqrst", RULE_ACT_51},
		{"abcdefghijkl.34567abcdefghijklmnopqrst", RULE_ACT_51},
		{"ａbcdefghijkl234567abcdefghijklmnopqrst", RULE_ACT_51},
		{"abcdefghijkl234567abcdefghijklmnopqrs\xff", RULE_ACT_51},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		char selector[DOMAIN_TOKEN_SELECTOR_SIZE], secret[DOMAIN_TOKEN_SECRET_SIZE];
		int is_good = rows[i].rule == RULE_NONE;

		if (domain_token_split(rows[i].text, selector, secret) != rows[i].rule)
			fail_msg("%s", rows[i].text);
		assert_string_equal(selector, is_good ? "abcdefghijkl" : "");
		assert_string_equal(secret, is_good ? "234567abcdefghijklmnopqrst" : "");
	}
}

static void test_code(void **state)
{
	char text[DOMAIN_TOKEN_CODE_TEXT_SIZE], code[DOMAIN_TOKEN_CODE_SIZE];

	(void)state;
	for (int i = 0; i < 100; i++) {
		domain_token_make_code(text);
		assert_int_equal(strlen(text), 19);
		assert_int_equal(text[4], '-');
		assert_int_equal(text[9], '-');
		assert_int_equal(text[14], '-');
		assert_int_equal(strcspn(text, "01OI"), 19);
		assert_int_equal(domain_token_read_code(text, code), RULE_NONE);
		assert_int_equal(strlen(code), 16);
		assert_memory_equal(code + 12, text + 15, 4);
	}
}

static void test_code_read(void **state)
{
	static const struct {
		const char *typed;
		enum rule rule;
	} rows[] = {
		{"ABCD-EFGH-JKLM-NPQR", RULE_NONE},
		{"abcd-efgh-jklm-npqr", RULE_NONE},
		{" abcd efgh jklm npqr ", RULE_NONE},
		{"ABCDEFGHJKLMNPQR", RULE_NONE},
		{"ａｂｃｄ　ＥＦＧＨ－JKLM－NPQR", RULE_NONE},
		{"", RULE_ACT_50},
		{" - - ", RULE_ACT_50},
		{"ABCD-EFGH-JKLM-NPQ", RULE_ACT_51},
		{"ABCD-EFGH-JKLM-NPQRS", RULE_ACT_51},
		{"ABCD-EFGH-JKLM-NPQ0", RULE_ACT_51},
		{"ABCD-EFGH-JKLM-NPQI", RULE_ACT_51},
		{"ABCD_EFGH_JKLM_NPQR", RULE_ACT_51},
		{"ABCD-EFGH-JKLM-NPQ\x07", RULE_ACT_51},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		char code[DOMAIN_TOKEN_CODE_SIZE];

		if (domain_token_read_code(rows[i].typed, code) != rows[i].rule)
			fail_msg("%s", rows[i].typed);
		assert_string_equal(code, rows[i].rule == RULE_NONE ? "ABCDEFGHJKLMNPQR" : "");
	}
}

static void test_code_too_short(void **state)
{
	static const struct {
		const char *typed, *sentence;
	} rows[] = {
		{"ABCD-EFGH-JKLM-NPQR", NULL},
		{"abcd-efgh-jklm-npq", "認證碼共16碼，您輸入了15碼，請對照信件重新輸入"},
		{"ABCD-EFGH-JKLM-NPQRS", "認證碼共16碼，您輸入了17碼，請對照信件重新輸入"},
		{"ABCD-EFGH-JKLM-NPQ0", "認證碼不正確，請對照信件重新輸入"},
		{"", "請輸入認證碼"},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct problems problems = {0};

		domain_token_check_code(rows[i].typed, "code", &problems);
		assert_int_equal(problems.n, rows[i].sentence != NULL);
		if (rows[i].sentence)
			assert_string_equal(problems.rows[0].text, rows[i].sentence);
		base_problem_release(&problems);
	}
}

static void test_token_state(void **state)
{
	static const struct {
		int64_t used_at, superseded_at, expires_at, now;
		enum rule rule;
	} rows[] = {
		{0, 0, 100, 99, RULE_NONE},
		{0, 0, 100, 100, RULE_ACT_51_EXPIRED},
		{0, 50, 100, 99, RULE_ACT_51_SUPERSEDED},
		{0, 50, 100, 200, RULE_ACT_51_SUPERSEDED},
		{50, 0, 100, 99, RULE_ACT_51_USED},
		{50, 60, 100, 200, RULE_ACT_51_USED},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		assert_int_equal(domain_token_state(rows[i].used_at, rows[i].superseded_at, rows[i].expires_at,
						    rows[i].now),
				 rows[i].rule);
}

static void test_captcha_check(void **state)
{
	static const struct captcha captcha = {.text = "gD5ss", .answer = "39", .expires_at = 1300};
	static const struct {
		const char *typed;
		int case_sensitive;
		int64_t now;
		enum rule rule;
	} rows[] = {
		{"gD5ss", 0, 1000, RULE_NONE},
		{"GD5SS", 0, 1000, RULE_NONE},
		{"GD5SS", 1, 1000, RULE_ACT_13},
		{"gD5ss", 1, 1299, RULE_NONE},
		{"gD5ss", 0, 1300, RULE_ACT_11},
		{"39", 1, 1000, RULE_NONE},
		{"３９", 0, 1000, RULE_NONE},
		{" 39 ", 0, 1000, RULE_NONE},
		{"39", 0, 1300, RULE_ACT_11},
		{"", 0, 1000, RULE_ACT_13_EMPTY},
		{" ", 0, 1300, RULE_ACT_13_EMPTY},
		{"gD5s", 0, 1000, RULE_ACT_13},
		{"gD5sss", 0, 1000, RULE_ACT_13},
		{"3", 0, 1000, RULE_ACT_13},
		{"\xff", 0, 1000, RULE_ACT_13},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		assert_int_equal(domain_captcha_check(&captcha, rows[i].typed, rows[i].case_sensitive, rows[i].now),
				 rows[i].rule);
}

/* The value of a number below one hundred in words. */
static unsigned read_words(const char *text, size_t n)
{
	static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	unsigned value = 0;

	for (size_t at = 0; at + 3 <= n; at += 3) {
		if (strncmp(text + at, "十", 3) == 0)
			value = value ? 10 * value : 10;
		for (unsigned digit = 1; digit < BASE_COUNT(digits); digit++)
			if (strncmp(text + at, digits[digit], 3) == 0)
				value += digit;
	}
	return value;
}

/* The question in words has the answer that is kept; five letters of the alphabet; its time is as long as asked. */
static void test_captcha_make(void **state)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz23456789";

	struct captcha captcha = {0};

	(void)state;
	for (int i = 0; i < 5000; i++) { /* that none is as the one before would not last 700 times by chance */
		char answer[8], before[sizeof captcha.question];
		const char *plus, *equals;

		memcpy(before, captcha.question, sizeof before);
		domain_captcha_make(&captcha, 1000, 300);
		assert_string_not_equal(captcha.question, before);
		assert_int_equal(strlen(captcha.text), 5);
		assert_int_equal(strspn(captcha.text, letters), 5);
		plus = strstr(captcha.question, "加");
		equals = strstr(captcha.question, "等於多少？請以數字作答");
		assert_true(plus && equals);
		snprintf(answer, sizeof answer, "%u",
			 read_words(captcha.question, (size_t)(plus - captcha.question)) +
				 read_words(plus + 3, (size_t)(equals - plus - 3)));
		assert_string_equal(captcha.answer, answer);
		assert_int_equal(domain_captcha_check(&captcha, captcha.text, 1, 1299), RULE_NONE);
		assert_int_equal(domain_captcha_check(&captcha, captcha.answer, 1, 1300), RULE_ACT_11);
	}
}

static void test_throttle(void **state)
{
	static const struct {
		struct throttle limit;
		int64_t count, first_at, now, wait_s;
		long minutes;
	} rows[] = {
		{{5, 900, 900}, 0, 0, 1000, 0, 0},
		{{5, 900, 900}, 4, 1000, 1000, 0, 0},
		{{5, 900, 900}, 5, 1000, 1000, 900, 15},
		{{5, 900, 900}, 5, 1000, 1001, 899, 15},
		{{5, 900, 900}, 5, 1000, 1840, 60, 1},
		{{5, 900, 900}, 5, 1000, 1899, 1, 1},
		{{5, 900, 900}, 5, 1000, 1900, 0, 0},
		{{5, 900, 900}, 9, 1000, 5000, 0, 0},
		{{5, 60, 900}, 5, 1000, 1100, 800, 14},
		{{10, 3600, 0}, 10, 1000, 1000, 3600, 60},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		int64_t wait_s =
			domain_throttle_wait_s(&rows[i].limit, rows[i].count, rows[i].first_at, rows[i].now);

		assert_int_equal(wait_s, rows[i].wait_s);
		assert_int_equal(domain_throttle_minutes(wait_s), rows[i].minutes);
		/* what no longer makes anybody wait no longer counts either */
		if (rows[i].count >= rows[i].limit.max)
			assert_int_equal(domain_throttle_since(&rows[i].limit, rows[i].now) > rows[i].first_at,
					 wait_s == 0);
	}
	/* after the clock was set back: what counts at all makes nobody wait longer than two spans */
	assert_int_equal(domain_throttle_until(&rows[0].limit, 1000), 1899);
	assert_in_range(domain_throttle_wait_s(&rows[0].limit, 5, 1899, 1000), 900, 1800);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_token),	    cmocka_unit_test(test_token_split),
		cmocka_unit_test(test_code),	    cmocka_unit_test(test_code_read),
		cmocka_unit_test(test_code_too_short), cmocka_unit_test(test_token_state),
		cmocka_unit_test(test_captcha_check),
		cmocka_unit_test(test_captcha_make), cmocka_unit_test(test_throttle),
	};

	if (base_text_init() != 0)
		return 1;
	return cmocka_run_group_tests_name("domain-token", tests, NULL, NULL);
}
