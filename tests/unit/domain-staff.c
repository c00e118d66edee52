/* Names, codes and roles of staff. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "base/mem.h"
#include "domain/staff.h"

static void test_names(void **state)
{
	static const struct {
		const char *name;
		enum rule rule;
	} rows[] = {
		{"lin", RULE_NONE},
		{"Lin.mei-hua_2", RULE_NONE},
		{"abcdefghijklmnopqrst", RULE_NONE},
		{"", RULE_STF_1_EMPTY},
		{"li", RULE_STF_1},
		{"abcdefghijklmnopqrstu", RULE_STF_1},
		{"1lin", RULE_STF_1},
		{".lin", RULE_STF_1},
		{"lin mei", RULE_STF_1},
		{"lin\x1b[31m", RULE_STF_1},
		{"林美華", RULE_STF_1},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		assert_int_equal(domain_staff_check_name(rows[i].name), rows[i].rule);
}

static void test_otp_uris(void **state)
{
	static const struct {
		const char *name, *uri;
	} rows[] = {
		{"lin.mei-hua_2", "otpauth://totp/maportal:lin.mei-hua_2?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"},
		{"a b", "otpauth://totp/maportal:a%20b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"},
		{"x?secret=A&b", "otpauth://totp/maportal:x%3Fsecret%3DA%26b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"},
		{"%\x1b[", "otpauth://totp/maportal:%25%1B%5B?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"},
		{"\xe6\x9e\x97", "otpauth://totp/maportal:%E6%9E%97?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"},
		{"////////////////////", "otpauth://totp/maportal:%2F%2F%2F%2F%2F%2F%2F%2F%2F%2F"
					 "%2F%2F%2F%2F%2F%2F%2F%2F%2F%2F?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"},
	};
	char uri[DOMAIN_STAFF_URI_SIZE];

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct staff_invitation invitation = {.secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"};

		base_mem_copy(invitation.login_name, sizeof invitation.login_name, rows[i].name);
		domain_staff_otp_uri(&invitation, uri);
		assert_string_equal(uri, rows[i].uri);
	}
}

static void test_codes(void **state)
{
	static const struct {
		const char *typed, *digits, *recovery;
		enum rule rule;
	} rows[] = {
		{"287082", "287082", "", RULE_NONE},
		{" 287 082 ", "287082", "", RULE_NONE},
		{"２８７０８２", "287082", "", RULE_NONE},
		{"abcd-efgh-jklm-npqr", "", "ABCDEFGHJKLMNPQR", RULE_NONE},
		{"", "", "", RULE_STF_10_EMPTY},
		{"  ", "", "", RULE_STF_10_EMPTY},
		{"28708", "", "", RULE_STF_10},
		{"2870821", "", "", RULE_STF_10},
		{"-28708", "", "", RULE_STF_10},
		{"28708x", "", "", RULE_STF_10},
		{"abcd-efgh-jklm-npq0", "", "", RULE_STF_10},
		{"287082\x1b[A", "", "", RULE_STF_10},
	};
	char digits[7], recovery[DOMAIN_TOKEN_CODE_SIZE];

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		assert_int_equal(domain_staff_read_code(rows[i].typed, digits, recovery), rows[i].rule);
		assert_string_equal(digits, rows[i].digits);
		assert_string_equal(recovery, rows[i].recovery);
	}
}

/* Whoever has just read the secret has no recovery codes yet. */
static void test_otp_of_an_invitation(void **state)
{
	static const struct staff_invitation empty = {.otp = ""};
	struct problems problems = {0};

	(void)state;
	domain_staff_check_invitation_otp(&empty, &problems);
	assert_int_equal(problems.n, 1);
	assert_string_equal(problems.rows[0].text, "請輸入驗證程式上的6位數字");
	base_problem_release(&problems);
}

/* As of accounts: neither the name nor what stands before the @ of the address (R-ACT-66, R-ACT-69). */
static void test_password_of_an_invitation(void **state)
{
	static const struct {
		const char *password, *rule;
	} rows[] = {
		{"Uvwxyz2?", NULL},
		{"Lin.meihua1!", "R-ACT-66"},
		{"Xblossom12!", "R-ACT-69"},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct staff_invitation invitation = {
			.policy = "mohw", .login_name = "lin.meihua", .email = "blossom@example.org"};
		struct problems problems = {0};

		base_mem_copy(invitation.password, sizeof invitation.password, rows[i].password);
		domain_staff_check_invitation_password(&invitation, &problems);
		if (rows[i].rule)
			assert_string_equal(problems.n ? problems.rows[0].rule : "", rows[i].rule);
		else
			assert_int_equal(problems.n, 0);
		base_problem_release(&problems);
	}
}

static void test_grants(void **state)
{
	static const struct {
		const char *role, *code;
		enum rule rule;
	} rows[] = {
		{"administrator", "", RULE_NONE},
		{"bureau-reviewer", "63000", RULE_NONE},
		{"app-system-manager", "credit", RULE_NONE},
		{"administrator", "63000", RULE_STF_4_SCOPE},
		{"bureau-reviewer", "", RULE_STF_4_EMPTY},
		{"bureau-reviewer", "63 000", RULE_STF_4},
		{"bureau-reviewer", "12345678901234567", RULE_STF_4},
		{"king", "", RULE_STF_3},
		{"", "", RULE_STF_3},
	};
	struct grant grant;

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		assert_int_equal(domain_staff_read_grant(rows[i].role, rows[i].code, &grant), rows[i].rule);
}

static void test_management(void **state)
{
	const struct actor manager = {.kind = ACTOR_STAFF,
				      .level = LEVEL_ONE_TIME_CODE,
				      .grants = {{ROLE_BUREAU_MANAGER, {SCOPE_COUNTY, "63000"}}},
				      .n_grants = 1};
	struct actor other = manager;
	static const struct grant here = {ROLE_BUREAU_REVIEWER, {SCOPE_COUNTY, "63000"}},
				  there = {ROLE_BUREAU_REVIEWER, {SCOPE_COUNTY, "64000"}},
				  above = {ROLE_BUREAU_MANAGER, {SCOPE_COUNTY, "63000"}};
	const struct grant both[] = {here, there};

	(void)state;
	assert_true(domain_staff_may_manage(&manager, &here));
	assert_false(domain_staff_may_manage(&manager, &there));
	assert_false(domain_staff_may_manage(&manager, &above));
	assert_true(domain_staff_may_manage_all(&manager, both, 1));
	assert_false(domain_staff_may_manage_all(&manager, both, 2));
	assert_false(domain_staff_may_manage_all(&manager, both, 0));
	other.level = LEVEL_PASSWORD;
	assert_false(domain_staff_may_manage(&other, &here));
	other.level = LEVEL_ONE_TIME_CODE;
	other.grants[0] = (struct grant){.role = ROLE_ADMINISTRATOR};
	assert_true(domain_staff_may_manage_all(&other, both, 2));
	assert_true(domain_staff_may_manage(&other, &above));
	assert_true(domain_staff_may_manage_all(&other, both, 0));
}

static void test_reasons(void **state)
{
	char long_one[102];

	(void)state;
	memset(long_one, 'a', sizeof long_one - 1);
	long_one[101] = '\0';
	assert_int_equal(domain_staff_check_reason("來電查詢"), RULE_NONE);
	assert_int_equal(domain_staff_check_reason("來電"), RULE_STF_13);
	assert_int_equal(domain_staff_check_reason("      "), RULE_STF_13);
	assert_int_equal(domain_staff_check_reason(long_one), RULE_STF_13);
	assert_int_equal(domain_staff_check_reason(long_one + 1), RULE_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),	 cmocka_unit_test(test_codes),	    cmocka_unit_test(test_grants),
		cmocka_unit_test(test_otp_uris), cmocka_unit_test(test_otp_of_an_invitation),
		cmocka_unit_test(test_password_of_an_invitation),
		cmocka_unit_test(test_management), cmocka_unit_test(test_reasons),
	};

	return cmocka_run_group_tests_name("domain-staff", tests, NULL, NULL);
}
