/* The records of activation, verification and login: a field, its value, and the rule that speaks up. */
#include "config.h"

#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/account.h"
#include "domain/activation.h"
#include "domain/login.h"
#include "domain/rule.h"
#include "domain/verification.h"

static const struct activation good = {
	.terms_version = "2026-01",
	.terms_agreed = "yes",
	.person_id_no = "A123456789",
	.is_practising = "yes",
	.home_institution_code = "0401180014",
	.certificate_serial = "049465",
	.login_name = "bakerlai",
	.email = "a@b.tw",
	.email_confirm = "a@b.tw",
};

struct row {
	size_t offset, size;
	const char *field, *value;
	enum rule rule;
};

#define ROW(record, member, value, rule) \
	{offsetof(struct record, member), sizeof((struct record *)0)->member, #member, value, rule}

/* Nothing for RULE_NONE, else one row with the rule's columns at the field. */
static void expect(const struct problems *problems, const char *field, const char *value, enum rule rule)
{
	if (problems->n != (rule != RULE_NONE))
		fail_msg("%s \"%s\": %zu problems, first: %s", field, value, problems->n,
			 problems->n ? problems->rows[0].text : "");
	if (rule == RULE_NONE)
		return;
	assert_string_equal(problems->rows[0].field, field);
	assert_string_equal(problems->rows[0].text, domain_rule_text(rule));
	assert_string_equal(problems->rows[0].rule, domain_rule_number(rule));
	assert_int_equal(problems->rows[0].severity, domain_rule_severity(rule));
}

/* One field of a record that is right otherwise. */
static void test_activation(void **state)
{
	static const struct row rows[] = {
		ROW(activation, terms_agreed, "yes", RULE_NONE),
		ROW(activation, terms_agreed, "no", RULE_ACT_15),
		ROW(activation, terms_agreed, "", RULE_ACT_15),
		ROW(activation, person_id_no, "", RULE_ACT_21),
		ROW(activation, person_id_no, "   ", RULE_ACT_21),
		ROW(activation, person_id_no, "a123456789", RULE_NONE),
		ROW(activation, person_id_no, "CC48310171", RULE_NONE),
		ROW(activation, person_id_no, "A927824234", RULE_NONE),
		ROW(activation, person_id_no, "A12345678", RULE_ACT_22),
		ROW(activation, person_id_no, "A123456788", RULE_ACT_22_DIGIT),
		ROW(activation, is_practising, "may", RULE_ACT_30),
		ROW(activation, home_institution_code, "", RULE_ACT_31),
		ROW(activation, home_institution_code, "040118001", RULE_ACT_31_LENGTH),
		ROW(activation, home_institution_code, "0401-80014", RULE_ID_4),
		ROW(activation, home_institution_code, "350102a009", RULE_NONE),
		ROW(activation, home_institution_code, "1029384212", RULE_ACT_35),
		ROW(activation, certificate_serial, "", RULE_ACT_33_EMPTY),
		ROW(activation, certificate_serial, "49465", RULE_ACT_33),
		ROW(activation, certificate_serial, "O49465", RULE_ACT_33),
		ROW(activation, certificate_serial, "000000", RULE_ID_5_ZERO),
		ROW(activation, login_name, "", RULE_ACT_37_EMPTY),
		ROW(activation, login_name, "abc1234", RULE_ACT_38),
		ROW(activation, login_name, "A123456789", RULE_ACT_38_PERSON),
		ROW(activation, email_confirm, "", RULE_ACT_42_EMPTY),
		ROW(activation, email_confirm, "a@b.tw ", RULE_NONE),
		ROW(activation, email_confirm, "a@B.tw", RULE_ACT_42),
		ROW(activation, email_confirm, "a@b.tw\n", RULE_NONE),
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct activation activation = good;
		struct problems problems = {0};

		if (base_mem_copy((char *)&activation + rows[i].offset, rows[i].size, rows[i].value) != 0)
			fail_msg("%s does not fit", rows[i].value);
		if (strcmp(rows[i].field, "is_practising") == 0)
			activation.home_institution_code[0] = '\0';
		domain_activation_check(&activation, &problems);
		expect(&problems, rows[i].field, rows[i].value, rows[i].rule);
		base_problem_release(&problems);
	}
}

/* R-ACT-30 to R-ACT-32: what is practised decides what is wanted. */
static void test_practising(void **state)
{
	static const struct {
		const char *is_practising, *code;
		enum rule rule;
	} rows[] = {
		{"yes", "", RULE_ACT_31}, {"yes", "0401180014", RULE_NONE}, {"no", "", RULE_NONE},
		{"no", " ", RULE_NONE},	  {"no", "0401180014", RULE_ACT_32}, {"", "", RULE_NONE},
		{"", "04", RULE_NONE},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct activation activation = good;
		struct problems problems = {0};

		assert_int_equal(base_mem_copy(activation.is_practising, sizeof activation.is_practising,
					       rows[i].is_practising), 0);
		assert_int_equal(base_mem_copy(activation.home_institution_code,
					       sizeof activation.home_institution_code, rows[i].code), 0);
		domain_activation_check_home_institution_code(&activation, &problems);
		expect(&problems, "home_institution_code", rows[i].code, rows[i].rule);
		base_problem_release(&problems);
	}
}

/* An e-mail that is no address is told once, at its own field. */
static void test_email(void **state)
{
	struct activation activation = good;
	struct problems problems = {0};

	(void)state;
	snprintf(activation.email, sizeof activation.email, "a@b");
	snprintf(activation.email_confirm, sizeof activation.email_confirm, "a@b");
	domain_activation_check_personal(&activation, &problems);
	expect(&problems, "email", "a@b", RULE_ACT_41);
	base_problem_release(&problems);
	activation.email[0] = '\0';
	domain_activation_check_email(&activation, &problems);
	expect(&problems, "email", "", RULE_ACT_41_EMPTY);
	base_problem_release(&problems);
}

/* An empty record is told everything at once, in the order of the screens. */
static void test_everything(void **state)
{
	static const enum rule rules[] = {
		RULE_ACT_15, RULE_ACT_21, RULE_ACT_30, RULE_ACT_33_EMPTY, RULE_ACT_37_EMPTY, RULE_ACT_41_EMPTY,
		RULE_ACT_42_EMPTY,
	};
	const struct activation empty = {0};
	struct problems problems = {0};

	(void)state;
	domain_activation_check(&empty, &problems);
	assert_int_equal(problems.n, BASE_COUNT(rules));
	for (size_t i = 0; i < problems.n; i++)
		assert_string_equal(problems.rows[i].text, domain_rule_text(rules[i]));
	base_problem_release(&problems);
}

static void test_normalise(void **state)
{
	struct activation activation = {
		.person_id_no = "a123456789",
		.home_institution_code = "350102a009",
		.certificate_serial = "049465",
		.login_name = " bakerlai ",
		.email = " ａ@B.tw",
		.email_confirm = "a\x01",
	};

	(void)state;
	domain_activation_normalise(&activation);
	assert_string_equal(activation.person_id_no, "A123456789");
	assert_string_equal(activation.home_institution_code, "350102A009");
	assert_string_equal(activation.certificate_serial, "049465");
	assert_string_equal(activation.login_name, "bakerlai");
	assert_string_equal(activation.email, "a@B.tw");
	assert_string_equal(activation.email_confirm, "a\x01");
}

static void test_verification(void **state)
{
	static const struct row rows[] = {
		ROW(verification, code, "", RULE_ACT_50),
		ROW(verification, code, " - ", RULE_ACT_50),
		ROW(verification, code, "ABCD-EFGH-JKLM-NPQR", RULE_NONE),
		ROW(verification, code, "ABCD-EFGH-JKLM-NPQ0", RULE_ACT_51),
		ROW(verification, password, "", RULE_ACT_60_EMPTY),
		ROW(verification, password, "bakerlai1A!", RULE_ACT_66),
		ROW(verification, password_confirm, "", RULE_ACT_65_EMPTY),
		ROW(verification, password_confirm, "Abcdef1?", RULE_ACT_65),
	};
	static const struct verification right = {
		.login_name = "bakerlai",
		.code = "abcd efgh jklm npqr",
		.password = "Abcdef1!",
		.password_confirm = "Abcdef1!",
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct verification verification = right;
		struct problems problems = {0};

		assert_int_equal(base_mem_copy((char *)&verification + rows[i].offset, rows[i].size, rows[i].value), 0);
		if (strcmp(rows[i].field, "password") == 0)
			memcpy(verification.password_confirm, verification.password, sizeof verification.password);
		domain_verification_check_code(&verification, &problems);
		domain_verification_check_password(&verification, &problems);
		if (verification.password[0])
			domain_verification_check_password_confirm(&verification, &problems);
		expect(&problems, rows[i].field, rows[i].value, rows[i].rule);
		base_problem_release(&problems);
	}
}

/* With a token no code is asked for; with the ID number known a password may not hold it. */
static void test_verification_known(void **state)
{
	static const struct verification verification = {
		.token = "x",
		.login_name = "bakerlai",
		.password = "Aa!a123456789",
		.password_confirm = "Aa!a123456789",
	};
	struct problems problems = {0};

	(void)state;
	domain_verification_check_code(&verification, &problems);
	domain_verification_check(&verification, domain_password_policy("mohw"), &(struct password_owner){0},
				  &problems);
	expect(&problems, "", "", RULE_NONE);
	domain_verification_check(&verification, domain_password_policy("mohw"),
				  &(struct password_owner){.person_id_no = "A123456789"}, &problems);
	expect(&problems, "password", "", RULE_ACT_66);
	base_problem_release(&problems);
}

static void test_login(void **state)
{
	static const struct row rows[] = {
		ROW(login, login_name, "", RULE_ACT_1_LOGIN_NAME),
		ROW(login, password, "", RULE_ACT_1_PASSWORD),
		ROW(login, captcha, "", RULE_ACT_13_EMPTY),
		ROW(login, captcha, "39", RULE_NONE),
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct login login = {.login_name = "bakerlai", .password = "x", .captcha = "gD5ss"};
		struct problems problems = {0};

		assert_int_equal(base_mem_copy((char *)&login + rows[i].offset, rows[i].size, rows[i].value), 0);
		domain_login_check(&login, &problems);
		expect(&problems, rows[i].field, rows[i].value, rows[i].rule);
		base_problem_release(&problems);
	}
}

static void test_account_states(void **state)
{
	static const struct {
		enum account_state state;
		const char *word, *title;
		enum rule login, answer;
	} rows[] = {
		{ACCOUNT_NONE, "", "尚未開通", RULE_ACT_5, RULE_ACT_25},
		{ACCOUNT_PENDING_MAIL, "pending_mail", "待E-Mail認證", RULE_ACT_6, RULE_ACT_24},
		{ACCOUNT_ACTIVE, "active", "已開通", RULE_NONE, RULE_ACT_23},
		{ACCOUNT_SUSPENDED, "suspended", "已停用", RULE_ACT_6_SUSPENDED, RULE_ACT_23},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		assert_int_equal(domain_account_state(rows[i].word), rows[i].state);
		assert_string_equal(domain_account_state_word(rows[i].state), rows[i].word);
		assert_string_equal(domain_account_state_title(rows[i].state), rows[i].title);
		assert_int_equal(domain_account_check_login(rows[i].state), rows[i].login);
		assert_int_equal(domain_account_answer(rows[i].state), rows[i].answer);
	}
	assert_int_equal(domain_account_state("frozen"), ACCOUNT_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_activation),
		cmocka_unit_test(test_practising),
		cmocka_unit_test(test_email),
		cmocka_unit_test(test_everything),
		cmocka_unit_test(test_normalise),
		cmocka_unit_test(test_verification),
		cmocka_unit_test(test_verification_known),
		cmocka_unit_test(test_login),
		cmocka_unit_test(test_account_states),
	};

	if (base_text_init() != 0)
		return 1;
	return cmocka_run_group_tests_name("domain-record", tests, NULL, NULL);
}
