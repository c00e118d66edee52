/* The lists of the house: rules, settings, rights. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/access.h"
#include "domain/policy.h"
#include "domain/rule.h"

/* Every row has a number and a sentence, and no sentence stands in two rows of one number. */
static void test_rules(void **state)
{
	(void)state;
	for (int i = RULE_NONE + 1; i < RULE_COUNT; i++) {
		enum rule rule = (enum rule)i;

		assert_true(strncmp(domain_rule_number(rule), "R-", 2) == 0);
		assert_true(domain_rule_text(rule)[0]);
		for (int k = RULE_NONE + 1; k < i; k++)
			assert_false(strcmp(domain_rule_number(rule), domain_rule_number((enum rule)k)) == 0 &&
				     strcmp(domain_rule_text(rule), domain_rule_text((enum rule)k)) == 0);
	}
	assert_string_equal(domain_rule_number(RULE_ACT_21), "R-ACT-21");
	assert_string_equal(domain_rule_text(RULE_NONE), "");
	assert_int_equal(domain_rule_severity(RULE_ACT_25), PROBLEM_INFO);
	assert_int_equal(domain_rule_severity(RULE_ACT_35), PROBLEM_WARNING);
	assert_int_equal(domain_rule_severity(RULE_ACT_34), PROBLEM_ERROR);
}

static void test_rule_add(void **state)
{
	struct problems problems = {0};

	(void)state;
	domain_rule_add(&problems, "a", RULE_NONE);
	domain_rule_add(&problems, "person_id_no", RULE_ACT_21);
	domain_rule_add_number(&problems, "", RULE_ACT_7, 15);
	domain_rule_add_number(&problems, "", RULE_ACT_5, 15);
	assert_int_equal(problems.n, 3);
	assert_string_equal(problems.rows[0].rule, "R-ACT-21");
	assert_string_equal(problems.rows[0].text, "請輸入身分證號或居留證號");
	assert_string_equal(problems.rows[1].rule, "R-ACT-7");
	assert_string_equal(problems.rows[1].text, "登入失敗次數過多，請於15分鐘後再試");
	assert_string_equal(problems.rows[2].text, "帳號或密碼錯誤");
	base_problem_release(&problems);
}

static void test_gate_faults(void **state)
{
	(void)state;
	assert_int_equal(domain_rule_from_gate(GATE_OK), RULE_NONE);
	for (int fault = GATE_OK + 1; fault <= GATE_MARKS; fault++)
		assert_string_equal(domain_rule_text(domain_rule_from_gate((enum gate_fault)fault)),
				    base_gate_text((enum gate_fault)fault));
}

static void test_policies(void **state)
{
	static const struct {
		const char *name, *value;
		int err;
	} rows[] = {
		{"login_failures_max", "1", 0},
		{"login_failures_max", "0", ERR_RANGE},
		{"login_failures_max", "101", ERR_RANGE},
		{"login_failures_max", "99999999999999999999", ERR_RANGE},
		{"login_failures_max", "", ERR_SYNTAX},
		{"login_failures_max", "5x", ERR_SYNTAX},
		{"login_failures_max", " 5", ERR_SYNTAX},
		{"login_failures_max", "-5", ERR_SYNTAX},
		{"helpdesk_phone", "", 0},
		{"helpdesk_phone", "(02)\x1b[31m", ERR_SYNTAX},
		{"helpdesk_phone", "0123456789012345678901234567890123456789012345678901234567890", ERR_RANGE},
		{"password_policy", "mohw", 0},
		{"password_policy", "none", ERR_SYNTAX},
		{"resident_id_old_last_day", "2031-02-29", ERR_RANGE},
		{"resident_id_old_last_day", "120-12-31", ERR_SYNTAX},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		if (domain_policy_check(domain_policy_find(rows[i].name), rows[i].value) != rows[i].err)
			fail_msg("%s \"%s\"", rows[i].name, rows[i].value);
	for (int i = 0; i < POLICY_COUNT; i++) {
		const struct policy_row *row = domain_policy_row((enum policy)i);

		assert_ptr_equal(domain_policy_find(row->name), row);
		assert_int_equal(domain_policy_check(row, row->standard), 0);
		assert_true(row->help[0]);
	}
	assert_null(domain_policy_find("no_such_policy"));
}

static void test_policy_number(void **state)
{
	const struct policy_row *row = domain_policy_row(POLICY_LOGIN_WINDOW_S);

	(void)state;
	assert_int_equal(domain_policy_number(row, "60"), 60);
	assert_int_equal(domain_policy_number(row, "0"), 900);
	assert_int_equal(domain_policy_number(row, "many"), 900);
}

/* Rights by kind of actor, at the surest level; tests/access has them all. */
static void test_access(void **state)
{
	static const struct {
		enum right right;
		unsigned kinds;
	} rows[] = {
		{RIGHT_READ_NOTICE, 0x1f}, {RIGHT_ACTIVATE, 0x01},    {RIGHT_CONFIRM_EMAIL, 0x03},
		{RIGHT_USE_ACCOUNT, 0x02}, {RIGHT_USE_CONSOLE, 0x04}, {RIGHT_IMPORT, 0x08},
		{RIGHT_MAINTAIN, 0x18},    {RIGHT_RESET, 0x01},       {RIGHT_POST_LETTER, 0x10},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		for (int kind = ACTOR_NOBODY; kind <= ACTOR_SYSTEM; kind++) {
			struct actor actor = {.kind = (enum actor_kind)kind, .level = LEVEL_CERTIFICATE};

			assert_int_equal(domain_access_may(&actor, rows[i].right), (rows[i].kinds >> kind) & 1);
			assert_true(domain_access_actor_name(actor.kind)[0]);
		}
	for (int right = 0; right < RIGHT_COUNT; right++)
		assert_true(domain_access_right_name((enum right)right)[0]);
}

static void test_access_role(void **state)
{
	(void)state;
	for (int role = 0; role < ROLE_COUNT; role++) {
		assert_int_equal(domain_access_role_find(domain_access_role_name((enum role)role)), role);
		assert_true(domain_access_role_title((enum role)role)[0]);
		assert_in_range(domain_access_role_scope((enum role)role), SCOPE_NONE, SCOPE_COUNT - 1);
	}
	assert_int_equal(domain_access_role_find("no-such-role"), ROLE_COUNT);
}

/* Being the right kind is not enough without the proof. */
static void test_access_level(void **state)
{
	struct actor actor = {.kind = ACTOR_ACCOUNT, .level = LEVEL_NONE};

	(void)state;
	assert_false(domain_access_may(&actor, RIGHT_USE_ACCOUNT));
	actor.level = LEVEL_PASSWORD;
	assert_true(domain_access_may(&actor, RIGHT_USE_ACCOUNT));
	assert_false(domain_access_may(&actor, RIGHT_COUNT));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rules),	    cmocka_unit_test(test_rule_add),
		cmocka_unit_test(test_gate_faults), cmocka_unit_test(test_policies),
		cmocka_unit_test(test_policy_number), cmocka_unit_test(test_access),
		cmocka_unit_test(test_access_level),  cmocka_unit_test(test_access_role),
	};

	if (base_text_init() != 0)
		return 1;
	return cmocka_run_group_tests_name("domain-rule", tests, NULL, NULL);
}
