/* The password vectors of the activation rules, and the ticks that the same demands give. */
#include "config.h"

#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "domain/common.h"
#include "domain/password.h"
#include "domain/rule.h"

enum { RULES_MAX = 8 };

struct vector {
	const char *password, *login_name, *person_id_no;
	enum rule rules[RULES_MAX]; /* all that apply, in order */
};

/* A policy with the passwords that it is tried with. */
struct row {
	const char *policy;
	const struct vector *vectors;
	size_t n_vectors;
};

static const struct vector mohw[] = {
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
	/* what everybody takes, in any case and decorated */
	{"Password1!", "", "", {RULE_ACT_68}},
	{"pAssWord9.1", "", "", {RULE_ACT_68}},
	{"Qwerty1!", "", "", {RULE_ACT_68}},
	{"Taiwan2026!", "", "", {RULE_ACT_68}},
	{"Passwordx1!", "", "", {RULE_NONE}},
	/* the service itself */
	{"Mohw2026!", "", "", {RULE_ACT_69}},
	{"MaPortal!1", "", "", {RULE_ACT_69}},
};

static const struct vector hpa[] = {
	{"Abcdef1*", "", "", {RULE_NONE}},
	{"Abcdef1~", "", "", {RULE_NONE}},
	{"Abcdef1=", "", "", {RULE_NONE}},
	{"Abcdef1#", "", "", {RULE_NONE}},
	{"Abcdef1!", "", "", {RULE_NONE}},
	{"Abcdefghij1*", "", "", {RULE_NONE}},
	{"Abcdef1@", "", "", {RULE_HPA_20_SPECIAL, RULE_HPA_20_OTHER}},
	{"Abcdef12", "", "", {RULE_HPA_20_SPECIAL}},
	{"abcdef1*", "", "", {RULE_HPA_20_UPPER}},
	{"Abc1*", "", "", {RULE_HPA_20}},
	{"Abcdef1*?", "", "", {RULE_HPA_20_OTHER}},
	{"Abcdef1**", "", "", {RULE_NONE}},
	{"ABCDEF1*", "", "", {RULE_HPA_20_LOWER}},
	{"Abcdefg*", "", "", {RULE_HPA_20_DIGIT}},
	{"Mk3*vRq8=wLpMk3*vRq8=wLpMk3*vRq8=wLpMk3*vRq8=wLpMk3*vRq8=wLpXy1*", "", "", {RULE_NONE}},
	{"Mk3*vRq8=wLpMk3*vRq8=wLpMk3*vRq8=wLpMk3*vRq8=wLpMk3*vRq8=wLpXy1*z", "", "", {RULE_HPA_20}},
	/* well formed, and yet among the first that are tried */
	{"Passw0rd*", "", "", {RULE_ACT_68}},
	{"1Qaz2wsx*", "", "", {RULE_ACT_68}},
	{"P4ssw0rd*", "", "", {RULE_HPA_23}},
	{"Dr4gon99*", "", "", {RULE_NONE}},
	{"Bakerlai1*", "bakerlai", "", {RULE_ACT_66}},
	{"B4kerlai1*", "bakerlai", "", {RULE_HPA_23}},
};

static const struct vector nist[] = {
	{"correct horse battery staple", "", "", {RULE_NONE}},
	{"fourteen chars", "", "", {RULE_ACT_60_LONG}},
	{"fifteen  chars!", "", "", {RULE_NONE}},
	{"用注音輸入的一句很長的密碼也可以", "", "", {RULE_NONE}},
	{"1234567890123456789012345678901234567890123456789012345678901234", "", "", {RULE_NONE}},
	{"12345678901234567890123456789012345678901234567890123456789012345", "", "", {RULE_ACT_60_LONG}},
	{"fifteen\tchars!!", "", "", {RULE_ACT_63_OTHER}},
	{"\xff fifteen chars", "", "", {RULE_ACT_63_OTHER}},
	{"this is bakerlai speaking", "bakerlai", "", {RULE_ACT_66}},
	{"log me in to maportal", "", "", {RULE_ACT_69}},
	{"", "", "", {RULE_ACT_60_LONG}},
};

static const struct vector nist_second_factor[] = {
	{"sunlight", "", "", {RULE_NONE}},
	{"sevench", "", "", {RULE_ACT_60_SHORT}},
	{"password", "", "", {RULE_ACT_68}},
	{"PASSWORD", "", "", {RULE_ACT_68}},
	{"password1!", "", "", {RULE_NONE}},
};

#define ROW(name) {#name, name, BASE_COUNT(name)}

static const struct row rows[] = {ROW(mohw), ROW(hpa), ROW(nist), ROW(nist_second_factor)};

static struct password_owner owner_of(const struct vector *vector)
{
	return (struct password_owner){.login_name = vector->login_name, .person_id_no = vector->person_id_no};
}

static void try_vector(const struct password_policy *policy, const struct vector *vector)
{
	const struct password_owner owner = owner_of(vector);
	struct problems problems = {0};
	size_t n = 0;

	domain_password_check(policy, vector->password, &owner, "password", &problems);
	while (n < RULES_MAX && vector->rules[n] != RULE_NONE)
		n++;
	if (problems.n != n)
		fail_msg("%s: \"%s\": %zu problems instead of %zu, the first: %s", policy->name, vector->password,
			 problems.n, n, problems.n ? problems.rows[0].text : "-");
	for (size_t k = 0; k < n; k++) {
		assert_string_equal(problems.rows[k].field, "password");
		assert_string_equal(problems.rows[k].text, domain_rule_text(vector->rules[k]));
		assert_string_equal(problems.rows[k].rule, domain_rule_number(vector->rules[k]));
	}
	base_problem_release(&problems);
}

static void test_vectors(void **state)
{
	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		for (size_t k = 0; k < rows[i].n_vectors; k++)
			try_vector(domain_password_policy(rows[i].policy), &rows[i].vectors[k]);
}

/* What stands before the @ of the owner's address; a short word stands in a password by chance. */
static void test_address(void **state)
{
	static const struct {
		const char *email, *password;
		int is_refused;
	} cases[] = {
		{"mei.chen@example.org", "Mei.Chen1", 1},
		{"meichen@example.org", "Xmeichen1!", 1},
		{"meichen@example.org", "Example1!x", 0},
		{"def@example.org", "Abcdef1!", 0},
		{"", "Abcdef1!", 0},
		{"no-address", "Xno-address1", 1},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		struct problems problems = {0};

		domain_password_check(domain_password_policy("mohw"), cases[i].password,
				      &(struct password_owner){.email = cases[i].email}, "password", &problems);
		if ((problems.n > 0 && strcmp(problems.rows[problems.n - 1].rule, "R-ACT-69") == 0) !=
		    cases[i].is_refused)
			fail_msg("%s at %s", cases[i].password, cases[i].email);
		base_problem_release(&problems);
	}
}

/* The bar of the table of R-HPA-23, and what a bar is good for. */
static void test_strength(void **state)
{
	static const struct {
		const char *password;
		enum password_strength strength;
	} bars[] = {
		{"Abcdef1*", PASSWORD_MEDIUM},
		{"Abcdef1~", PASSWORD_MEDIUM},
		{"Abcdef1=", PASSWORD_MEDIUM},
		{"Abcdef1#", PASSWORD_MEDIUM},
		{"Abcdef1!", PASSWORD_MEDIUM},
		{"Abcdef1**", PASSWORD_MEDIUM},
		{"Abcdefghij1*", PASSWORD_STRONG},
		{"Mk3*vRq8", PASSWORD_STRONG},
		{"Abcdef12", PASSWORD_WEAK},
		{"Abc1*", PASSWORD_WEAK},
		{"Password1!", PASSWORD_WEAK},
		{"Qwerty1!", PASSWORD_WEAK},
		{"", PASSWORD_WEAK},
	};
	const struct password_policy *policy = domain_password_policy("hpa");
	struct password_tick ticks[DOMAIN_PASSWORD_TICKS];

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(bars); i++)
		if (domain_password_strength(policy, bars[i].password, &(struct password_owner){0}) != bars[i].strength)
			fail_msg("\"%s\" is not %d", bars[i].password, bars[i].strength);
	domain_password_ticks(policy, "Abcdefghij1*", "", &(struct password_owner){0}, ticks, BASE_COUNT(ticks));
	assert_string_equal(ticks[policy->n_demands - 1].text, "密碼強度：強");
	assert_true(ticks[policy->n_demands - 1].is_met);
}

/* The list is in the order that its search relies on. */
static void test_common(void **state)
{
	static const char *const common[] = {"!@#$%^", "123456", "password", "zxcvbnm", "PassWord"};
	static const char *const uncommon[] = {"", "abcdef", "passwordpassword",
					       "a common word with more than 32 bytes"};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(common); i++)
		if (!domain_common_has(common[i], strlen(common[i])))
			fail_msg("%s is not found", common[i]);
	for (size_t i = 0; i < BASE_COUNT(uncommon); i++)
		assert_false(domain_common_has(uncommon[i], strlen(uncommon[i])));
	assert_true(domain_common_has_decorated("Dragon2026!!"));
	assert_false(domain_common_has_decorated("2026!!"));
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
		domain_password_check(policy, password, &(struct password_owner){0}, "password", &problems);
		assert_int_equal(problems.n, is_alnum ? 1 : strchr(specials, c) ? 0 : 2);
		base_problem_release(&problems);
	}
}

static void try_ticks(const struct password_policy *policy, const struct vector *vector)
{
	const struct password_owner owner = owner_of(vector);
	struct password_tick ticks[DOMAIN_PASSWORD_TICKS];
	size_t n = domain_password_ticks(policy, vector->password, vector->password, &owner, ticks, BASE_COUNT(ticks));
	struct problems problems = {0};
	size_t unmet = 0;

	domain_password_check(policy, vector->password, &owner, "password", &problems);
	assert_int_equal(n, policy->n_demands + 1);
	for (size_t k = 0; k < n; k++) {
		assert_true(ticks[k].text[0]);
		unmet += !ticks[k].is_met;
	}
	/* the bar may be low because of another demand */
	if (*vector->password && unmet != problems.n)
		assert_true(problems.n > 0 && unmet == problems.n + 1 && !ticks[n - 2].is_met);
	if (!*vector->password)
		assert_int_equal(unmet, n);
	base_problem_release(&problems);
}

/* A tick is met exactly when the check says nothing; an empty password meets nothing. */
static void test_ticks(void **state)
{
	const struct password_policy *policy = domain_password_policy("mohw");
	const struct password_owner nobody = {0};
	struct password_tick ticks[DOMAIN_PASSWORD_TICKS];
	size_t n = policy->n_demands;

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		for (size_t k = 0; k < rows[i].n_vectors; k++)
			try_ticks(domain_password_policy(rows[i].policy), &rows[i].vectors[k]);
	assert_int_equal(domain_password_ticks(policy, "Abcdef1!", "Abcdef1", &nobody, ticks, BASE_COUNT(ticks)),
			 n + 1);
	assert_false(ticks[n].is_met);
	assert_int_equal(domain_password_ticks(policy, "Abcdef1!", "", &nobody, ticks, 3), 3);
	assert_null(domain_password_policy("none"));
	assert_string_equal(domain_password_policy_or_standard("none")->name, "mohw");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_vectors),
		cmocka_unit_test(test_address),
		cmocka_unit_test(test_strength),
		cmocka_unit_test(test_common),
		cmocka_unit_test(test_specials),
		cmocka_unit_test(test_ticks),
	};

	return cmocka_run_group_tests_name("domain-password", tests, NULL, NULL);
}
