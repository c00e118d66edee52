/* The password vectors of the activation rules, and the ticks that the same demands give. */
#include "config.h"

#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "domain/password.h"
#include "domain/rule.h"

enum { RULES_MAX = 8 };

struct vector {
	const char *password, *login_name, *person_id_no;
	enum rule rules[RULES_MAX]; /* all that apply, in order */
};

static const struct vector vectors[] = {
	{"Abcdef1!", "", "", {RULE_NONE}},
	{"Aa1!Aa1!Aa1!Aa1!Aa1!", "", "", {RULE_NONE}},
	{"Aa1!Aa1!Aa1!Aa1!Aa1!x", "", "", {RULE_ACT_60}},
	{"Abcde1!", "", "", {RULE_ACT_60}},
	{"abcdef1!", "", "", {RULE_ACT_61_UPPER}},
	{"ABCDEF1!", "", "", {RULE_ACT_61_LOWER}},
	{"Abcdefg!", "", "", {RULE_ACT_62}},
	{"Abcdefg1", "", "", {RULE_ACT_63}},
	{"Abcd1!!x", "", "", {RULE_ACT_64}},
	{"Abcd1!@x", "", "", {RULE_ACT_64}},
	{"A!b@c#1d", "", "", {RULE_NONE}},
	{"Abcd1~xx", "", "", {RULE_ACT_63, RULE_ACT_63_OTHER}},
	{"Abc 1!xyz", "", "", {RULE_ACT_63_OTHER}},
	{"Abcdef1！", "", "", {RULE_ACT_63, RULE_ACT_63_OTHER}},
	{"P'ass1,word", "", "", {RULE_NONE}},
	/* everything at once, in the ministry's order */
	{"", "", "", {RULE_ACT_60, RULE_ACT_61_UPPER, RULE_ACT_61_LOWER, RULE_ACT_62, RULE_ACT_63}},
	{"!!~", "", "",
	 {RULE_ACT_60, RULE_ACT_61_UPPER, RULE_ACT_61_LOWER, RULE_ACT_62, RULE_ACT_64, RULE_ACT_63_OTHER}},
	/* the owner's names, in any case, anywhere */
	{"Bakerlai1!", "bakerlai", "", {RULE_ACT_66}},
	{"1!xBAKERLAI", "bakerlai", "", {RULE_ACT_66}},
	{"Aa!a123456789", "bakerlai", "A123456789", {RULE_ACT_66}},
	{"Bakerla1!", "bakerlai", "A123456789", {RULE_NONE}},
	/* a character counts once, however many bytes it has */
	{"Aa1!王王王", "", "", {RULE_ACT_60, RULE_ACT_63_OTHER}},
	{"Aa1!王王王王", "", "", {RULE_ACT_63_OTHER}},
	{"Abcdef1!\t", "", "", {RULE_ACT_63_OTHER}},
};

static void test_vectors(void **state)
{
	const struct password_policy *policy = domain_password_policy("mohw");

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(vectors); i++) {
		const struct vector *vector = &vectors[i];
		struct problems problems = {0};
		size_t n = 0;

		domain_password_check(policy, vector->password, vector->login_name, vector->person_id_no, "password",
				      &problems);
		while (n < RULES_MAX && vector->rules[n] != RULE_NONE)
			n++;
		if (problems.n != n)
			fail_msg("\"%s\": %zu problems instead of %zu", vector->password, problems.n, n);
		for (size_t k = 0; k < n; k++) {
			assert_string_equal(problems.rows[k].field, "password");
			assert_string_equal(problems.rows[k].text, domain_rule_text(vector->rules[k]));
			assert_string_equal(problems.rows[k].rule, domain_rule_number(vector->rules[k]));
		}
		base_problem_release(&problems);
	}
}

/* Of all ASCII punctuation exactly the nineteen are accepted. */
static void test_specials(void **state)
{
	static const char specials[] = "+?*$^.()!@#%&_:;',/";
	const struct password_policy *policy = domain_password_policy("mohw");

	(void)state;
	assert_int_equal(strlen(specials), 19);
	for (char c = ' '; c < 0x7f; c++) {
		struct problems problems = {0};
		char password[] = "Abcd?Efg1";
		int is_alnum = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');

		password[4] = c;
		domain_password_check(policy, password, "", "", "password", &problems);
		assert_int_equal(problems.n, is_alnum ? 1 : strchr(specials, c) ? 0 : 2);
		base_problem_release(&problems);
	}
}

/* A tick is met exactly when the check says nothing; an empty password meets nothing. */
static void test_ticks(void **state)
{
	const struct password_policy *policy = domain_password_policy("mohw");
	struct password_tick ticks[DOMAIN_PASSWORD_TICKS];

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(vectors); i++) {
		const struct vector *vector = &vectors[i];
		size_t n = domain_password_ticks(policy, vector->password, vector->password, vector->login_name, ticks,
						 BASE_COUNT(ticks));
		struct problems problems = {0};
		size_t unmet = 0;

		domain_password_check(policy, vector->password, vector->login_name, "", "password", &problems);
		assert_int_equal(n, policy->n_demands + 1);
		for (size_t k = 0; k < n; k++) {
			assert_true(ticks[k].text[0]);
			unmet += !ticks[k].is_met;
		}
		assert_int_equal(unmet, *vector->password ? problems.n : n);
		base_problem_release(&problems);
	}
	assert_int_equal(domain_password_ticks(policy, "Abcdef1!", "Abcdef1", "", ticks, BASE_COUNT(ticks)), 9);
	assert_false(ticks[8].is_met);
	assert_int_equal(domain_password_ticks(policy, "Abcdef1!", "", "", ticks, 3), 3);
	assert_null(domain_password_policy("none"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_vectors),
		cmocka_unit_test(test_specials),
		cmocka_unit_test(test_ticks),
	};

	return cmocka_run_group_tests_name("domain-password", tests, NULL, NULL);
}
