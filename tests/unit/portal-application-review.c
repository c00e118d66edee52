/* The life of an application: filed, taken, returned, filed again, decided, withdrawn, and who may not. */
#include "config.h"

#include "portal-fixture.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "domain/app-system.h"
#include "domain/application.h"
#include "portal/application-case.h"
#include "portal/application-filing.h"
#include "portal/application-queue.h"
#include "portal/application-review.h"
#include "portal/application.h"
#include "print/text.h"

static const char password[] = "Abcdef1!";

/* The nurse has an account and is logged in. */
static void log_in(struct fixture *fixture)
{
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, password), "");
	assert_string_equal(fixture_login(fixture, "bakerlai", password), "");
}

/* From now on somebody of staff acts, with a role in a scope. */
static void become_staff(struct fixture *fixture, int64_t staff_id, enum role role, const char *code)
{
	fixture_put_staff(fixture, staff_id, staff_id == 7 ? "林美華" : "陳大文", domain_access_role_name(role), code);
	fixture->portal.stay = (struct stay){0};
	fixture->portal.actor = (struct actor){
		.kind = ACTOR_STAFF, .level = LEVEL_ONE_TIME_CODE, .staff_id = staff_id, .source = "tty-test"};
}

static void become_manager(struct fixture *fixture, int64_t staff_id)
{
	become_staff(fixture, staff_id, ROLE_SYSTEM_MANAGER, "hpa_portal");
}

static void become_applicant(struct fixture *fixture)
{
	fixture->portal.stay = (struct stay){0};
	fixture->portal.actor = (struct actor){.kind = ACTOR_ACCOUNT, .level = LEVEL_PASSWORD, .account_id = 1,
					       .person_id = 1, .source = "tty-test"};
}

static const char *file(struct fixture *fixture, const char *code, const char *reason, char number[65])
{
	struct app_system_request request = {.app_system_code = ""};
	struct application_filing filing = {.kind = "app_system", .detail = &request};
	const char *rule;

	assert_int_equal(base_mem_copy(request.app_system_code, sizeof request.app_system_code, code), 0);
	assert_int_equal(base_mem_copy(request.reason, sizeof request.reason, reason), 0);
	assert_int_equal(base_mem_copy(filing.number, sizeof filing.number, number), 0);
	rule = fixture_run(fixture, &portal_application_filing_submit, &filing);
	memcpy(number, filing.number, 65);
	return rule;
}

static void file_one(struct fixture *fixture, char number[65])
{
	*number = '\0';
	log_in(fixture);
	assert_string_equal(file(fixture, "hpa_portal", "辦理成人預防保健業務", number), "");
}

static const char *run_step(struct fixture *fixture, const struct act *act, const char *number, const char *event,
			    const char *note)
{
	static struct application_request request;

	request = (struct application_request){.number = ""};
	assert_int_equal(base_mem_copy(request.number, sizeof request.number, number), 0);
	assert_int_equal(base_mem_copy(request.event, sizeof request.event, event), 0);
	assert_int_equal(base_mem_copy(request.note, sizeof request.note, note), 0);
	return fixture_run(fixture, act, &request);
}

static const char *take(struct fixture *fixture, const char *number)
{
	return run_step(fixture, &portal_application_review_take, number, "", "");
}

static const char *decide(struct fixture *fixture, const char *number, const char *event, const char *note)
{
	return run_step(fixture, &portal_application_review_decide, number, event, note);
}

static void assert_rows(const struct fixture *fixture, const char *sql, const char *expected)
{
	struct buf rows = {0};

	fixture_look(fixture, sql, &rows);
	assert_string_equal(base_buf_text(&rows), expected);
	base_buf_release(&rows);
}

static void assert_sound(const struct fixture *fixture)
{
	struct problems findings = {0};

	assert_int_equal(store_check(fixture->portal.store, &findings), 0);
	for (size_t i = 0; i < findings.n; i++)
		print_error("%s\n", findings.rows[i].text);
	assert_int_equal(findings.n, 0);
}

static void test_filing(void **state)
{
	static const struct {
		const char *code, *reason, *rule;
	} cases[] = {
		{"", "x", "R-APP-10"},	       {"nowhere", "x", "R-APP-11"},	{"support", "x", "R-APP-12"},
		{"hpa_portal", "", "R-APP-15"}, {"hpa_portal", "  ", "R-APP-15"}, {"hpa_portal", "x\ty", "R-TEXT-2"},
		{"hpa_portal", "x", ""},       {"hpa_portal", "x", "R-APP-14"}, {"nursing_credit", "x", ""},
	};
	struct fixture *fixture = *state;
	char number[65], before[65] = "";

	log_in(fixture);
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		*number = '\0';
		assert_string_equal(file(fixture, cases[i].code, cases[i].reason, number), cases[i].rule);
		if (*cases[i].rule)
			continue;
		assert_int_equal(strlen(number), 13);
		assert_string_not_equal(number, before);
		memcpy(before, number, sizeof before);
	}
	assert_rows(fixture,
		    "SELECT number, state, account_id, scope_kind, scope_code, subject, version FROM application",
		    "AS1150000001N submitted 1 app-system hpa_portal 醫療院所預防保健暨戒菸服務單一入口系統 1\n"
		    "AS1150000002L submitted 1 app-system nursing_credit 護產積分管理系統 1\n");
	assert_rows(fixture, "SELECT kind FROM letter WHERE kind LIKE 'application%'",
		    "application-received\napplication-received\n");
	assert_rows(fixture, "SELECT object FROM audit WHERE act = 'application.submit' AND outcome = 'done'",
		    "application:1\napplication:2\n");
	assert_sound(fixture);
}

/* A reason of two hundred characters is not too long, one more is; and what was refused wrote nothing. */
static void test_reason(void **state)
{
	struct fixture *fixture = *state;
	char reason[604] = "", number[65] = "";

	log_in(fixture);
	for (size_t i = 0; i < 201; i++)
		memcpy(reason + 3 * i, "字", 3);
	assert_string_equal(file(fixture, "hpa_portal", reason, number), "R-APP-15");
	assert_rows(fixture, "SELECT (SELECT count(*) FROM application), (SELECT count(*) FROM application_serial)",
		    "0 0\n");
	reason[600] = '\0';
	assert_string_equal(file(fixture, "hpa_portal", reason, number), "");
}

static void test_approve(void **state)
{
	struct fixture *fixture = *state;
	char number[65], again[65] = "";

	file_one(fixture, number);
	become_manager(fixture, 7);
	assert_string_equal(decide(fixture, number, "approve", ""), "R-APP-21");
	assert_string_equal(take(fixture, number), "");
	assert_string_equal(decide(fixture, number, "nothing", ""), "R-APP-27");
	assert_string_equal(decide(fixture, number, "take", ""), "R-APP-27");
	assert_string_equal(decide(fixture, number, "reject", ""), "R-APP-28");
	assert_string_equal(decide(fixture, number, "approve", ""), "");
	assert_string_equal(decide(fixture, number, "approve", ""), "R-APP-23");
	assert_string_equal(take(fixture, number), "R-APP-23");
	become_applicant(fixture);
	assert_string_equal(run_step(fixture, &portal_application_filing_withdraw, number, "", ""), "R-APP-23");
	assert_string_equal(file(fixture, "hpa_portal", "x", again), "R-APP-13");
	assert_rows(fixture, "SELECT app_system_code FROM account_app_system ORDER BY 1",
		    "credit\nhpa_portal\nsupport\n");
	assert_rows(fixture,
		    "SELECT coalesce(account_id, 0), coalesce(staff_id, 0), event, from_state, to_state"
		    " FROM application_event",
		    "1 0 submit  submitted\n0 7 take submitted in_review\n0 7 approve in_review approved\n");
	assert_rows(fixture, "SELECT kind, subject FROM letter WHERE kind = 'application-decided'",
		    "application-decided 醫事系統入口網訊息--申請案件 AS1150000001N 申辦通過\n");
	assert_sound(fixture);
}

static void test_return_and_again(void **state)
{
	struct fixture *fixture = *state;
	char number[65], first[65];

	file_one(fixture, number);
	memcpy(first, number, sizeof first);
	assert_string_equal(file(fixture, "hpa_portal", "x", number), "R-APP-26");
	become_manager(fixture, 7);
	assert_string_equal(take(fixture, number), "");
	assert_string_equal(decide(fixture, number, "return", "請敘明業務內容"), "");
	assert_string_equal(take(fixture, number), "R-APP-24");
	assert_string_equal(decide(fixture, number, "reject", "x"), "R-APP-24");
	become_applicant(fixture);
	assert_string_equal(file(fixture, "hpa_portal", " 辦理成人預防保健業務", number), "R-APP-29");
	assert_string_equal(fixture->problems.rows[0].field, "reason");
	assert_string_equal(file(fixture, "hpa_portal", "辦理四癌篩檢", number), "");
	assert_string_equal(number, first);
	assert_rows(fixture, "SELECT state, version, (SELECT reason FROM app_system_application) FROM application",
		    "submitted 4 辦理四癌篩檢\n");
	become_manager(fixture, 8);
	assert_string_equal(take(fixture, number), "");
	assert_string_equal(decide(fixture, number, "reject", "非本系統服務對象"), "");
	become_applicant(fixture);
	*number = '\0';
	assert_string_equal(file(fixture, "hpa_portal", "x", number), "");
	assert_string_not_equal(number, first);
	assert_sound(fixture);
}

static void test_lease(void **state)
{
	struct fixture *fixture = *state;
	char number[65];

	file_one(fixture, number);
	become_manager(fixture, 7);
	assert_string_equal(take(fixture, number), "");
	become_manager(fixture, 8);
	assert_string_equal(take(fixture, number), "R-APP-20");
	assert_non_null(strstr(fixture->problems.rows[0].text, "此案由林美華審查中，30分鐘"));
	assert_string_equal(decide(fixture, number, "approve", ""), "R-APP-20");
	assert_string_equal(run_step(fixture, &portal_application_review_release, number, "", ""), "R-APP-20");
	base_clock_set(FIXTURE_NOW_S + 1799);
	assert_string_equal(take(fixture, number), "R-APP-20");
	assert_non_null(strstr(fixture->problems.rows[0].text, "1分鐘"));
	base_clock_set(FIXTURE_NOW_S + 1800);
	become_manager(fixture, 7);
	assert_string_equal(decide(fixture, number, "approve", ""), "R-APP-21");
	become_manager(fixture, 8);
	assert_string_equal(take(fixture, number), "");
	become_manager(fixture, 7);
	assert_string_equal(decide(fixture, number, "approve", ""), "R-APP-20");
	become_manager(fixture, 8);
	assert_string_equal(run_step(fixture, &portal_application_review_release, number, "", ""), "");
	assert_rows(fixture, "SELECT state, lease_staff_id IS NULL FROM application", "submitted 1\n");
	become_manager(fixture, 7);
	assert_string_equal(take(fixture, number), "");
	assert_sound(fixture);
}

/* Taken again while one has it: the time begins anew, and nothing else; afterwards it is a step like the first. */
static void test_renewal(void **state)
{
	struct fixture *fixture = *state;
	char number[65];

	file_one(fixture, number);
	become_manager(fixture, 7);
	assert_string_equal(take(fixture, number), "");
	base_clock_set(FIXTURE_NOW_S + 1700);
	assert_string_equal(take(fixture, number), "");
	assert_rows(fixture, "SELECT version, lease_until - 1700 - 1800 - applied_at FROM application", "2 0\n");
	base_clock_set(FIXTURE_NOW_S + 1700 + 1799);
	become_manager(fixture, 8);
	assert_string_equal(take(fixture, number), "R-APP-20");
	become_manager(fixture, 7);
	base_clock_set(FIXTURE_NOW_S + 1700 + 1800);
	assert_string_equal(take(fixture, number), "");
	assert_rows(fixture, "SELECT event, (SELECT version FROM application) FROM application_event",
		    "submit 3\ntake 3\ntake 3\n");
	assert_sound(fixture);
}

/* A decision on what was withdrawn meanwhile, and one on another version than was seen. */
static void test_meanwhile(void **state)
{
	struct fixture *fixture = *state;
	struct application_request seen = {.event = "approve", .version = "1"};
	char number[65];

	file_one(fixture, number);
	become_manager(fixture, 7);
	assert_string_equal(take(fixture, number), "");
	memcpy(seen.number, number, sizeof seen.number);
	assert_string_equal(fixture_run(fixture, &portal_application_review_decide, &seen), "R-APP-25");
	become_applicant(fixture);
	assert_string_equal(run_step(fixture, &portal_application_filing_withdraw, number, "", ""), "");
	assert_string_equal(run_step(fixture, &portal_application_filing_withdraw, number, "", ""), "R-APP-22");
	become_manager(fixture, 7);
	assert_string_equal(decide(fixture, number, "approve", ""), "R-APP-22");
	assert_rows(fixture, "SELECT outcome FROM audit WHERE act = 'application.decide'", "R-APP-25\nR-APP-22\n");
	assert_rows(fixture, "SELECT count(*) FROM account_app_system", "2\n");
	assert_sound(fixture);
}

static const char *read_own(struct fixture *fixture, const char *number)
{
	struct application_case one = {.number = ""};
	const char *rule;

	assert_int_equal(base_mem_copy(one.number, sizeof one.number, number), 0);
	rule = fixture_run(fixture, &portal_application_case_own, &one);
	portal_application_case_release(&one);
	return rule;
}

static void test_scope(void **state)
{
	static const struct {
		enum role role;
		const char *code, *rule;
		size_t n;
	} cases[] = {
		{ROLE_SYSTEM_MANAGER, "nursing_credit", "R-ACC-1", 0},
		{ROLE_BUREAU_REVIEWER, "63000", "R-ACC-1", 0},
		{ROLE_HPA, "", "R-ACC-1", 0},
		{ROLE_MINISTRY, "", "", 1},
		{ROLE_SYSTEM_MANAGER, "hpa_portal", "", 1},
	};
	static struct application_page page;
	struct fixture *fixture = *state;
	char number[65];

	file_one(fixture, number);
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		struct application_case one = {.number = ""};

		memcpy(one.number, number, sizeof one.number);
		become_staff(fixture, 7, cases[i].role, cases[i].code);
		assert_string_equal(fixture_run(fixture, &portal_application_case_review, &one), cases[i].rule);
		portal_application_case_release(&one);
		assert_string_equal(take(fixture, number), cases[i].rule);
		page = (struct application_page){.direction = 1, .max = 10, .kind = "", .state = ""};
		assert_string_equal(fixture_run(fixture, &portal_application_queue_review, &page), "");
		assert_int_equal(page.n, cases[i].n);
	}
	become_staff(fixture, 7, ROLE_HELP_DESK, "");
	assert_string_not_equal(take(fixture, number), "");
	become_applicant(fixture);
	fixture->portal.actor.account_id = 2;
	assert_string_equal(run_step(fixture, &portal_application_filing_withdraw, number, "", ""), "R-APP-2");
	assert_string_equal(read_own(fixture, number), "R-APP-2");
	become_applicant(fixture);
	assert_string_not_equal(take(fixture, number), "");
}

/* Pages in both directions give every case once, whatever state it is in. */
static void test_queue(void **state)
{
	static struct application_page page;
	struct fixture *fixture = *state;
	char number[65], first[65];
	size_t total = 0;

	log_in(fixture);
	for (int i = 0; i < 9; i++) {
		base_clock_set(FIXTURE_NOW_S + i / 2);
		become_applicant(fixture);
		*number = '\0';
		assert_string_equal(file(fixture, i % 2 ? "nursing_credit" : "hpa_portal", "x", number), "");
		if (i == 0)
			memcpy(first, number, sizeof first);
		become_staff(fixture, 7, ROLE_MINISTRY, "");
		if (i < 7)
			assert_string_equal(take(fixture, number), "");
		if (i < 7 && i > 0)
			assert_string_equal(decide(fixture, number, "reject", "x"), "");
		if (i == 0)
			assert_string_equal(run_step(fixture, &portal_application_review_release, number, "", ""), "");
		if (i == 0) {
			become_applicant(fixture);
			assert_string_equal(run_step(fixture, &portal_application_filing_withdraw, number, "", ""), "");
		}
	}
	become_staff(fixture, 7, ROLE_MINISTRY, "");
	for (int64_t at = 0, id = 0; total < 20; total += page.n) {
		page = (struct application_page){
			.applied_at = at, .id = id, .direction = 1, .max = 2, .kind = "", .state = "rejected"};
		assert_string_equal(fixture_run(fixture, &portal_application_queue_review, &page), "");
		if (page.n == 0)
			break;
		at = page.rows[page.n - 1].applied_at;
		id = page.rows[page.n - 1].id;
	}
	assert_int_equal(total, 6);
	page = (struct application_page){.direction = -1, .max = 1, .kind = "app_system", .state = ""};
	assert_string_equal(fixture_run(fixture, &portal_application_queue_review, &page), "");
	assert_int_equal(page.n, 1);
	assert_string_equal(page.rows[0].number, number);
	page = (struct application_page){.direction = 1, .max = 9, .kind = "other", .state = ""};
	assert_string_equal(fixture_run(fixture, &portal_application_queue_review, &page), "");
	assert_int_equal(page.n, 0);
	assert_string_equal(take(fixture, number), "");
	page = (struct application_page){.direction = 1, .max = 9, .kind = "", .state = "", .is_mine = 1};
	assert_string_equal(fixture_run(fixture, &portal_application_queue_review, &page), "");
	assert_int_equal(page.n, 1);
	become_applicant(fixture);
	page = (struct application_page){.direction = 1, .max = 9};
	assert_string_equal(fixture_run(fixture, &portal_application_queue_own, &page), "");
	assert_int_equal(page.n, 9);
	assert_string_equal(page.rows[0].number, number);
	assert_string_equal(page.rows[8].number, first);
	assert_sound(fixture);
}

static void test_case(void **state)
{
	const struct paper paper = {.columns = 60};
	struct fixture *fixture = *state;
	struct application_case one = {.number = ""};
	struct buf text = {0};
	char number[65];

	file_one(fixture, number);
	memcpy(one.number, number, sizeof one.number);
	become_manager(fixture, 7);
	assert_string_equal(take(fixture, number), "");
	assert_string_equal(decide(fixture, number, "return", "請敘明"), "");
	become_applicant(fixture);
	assert_string_equal(fixture_run(fixture, &portal_application_case_own, &one), "");
	assert_true(one.may_withdraw && one.may_correct);
	print_text_add(&one.document, &paper, &text);
	assert_non_null(strstr(text.data, "辦理成人預防保健業務"));
	assert_non_null(strstr(text.data, "A123***789"));
	assert_string_equal(one.opinion, "請敘明");
	assert_non_null(strstr(text.data, "請敘明"));
	assert_true(strstr(text.data, "請敘明") < strstr(text.data, "申請內容"));
	assert_null(strstr(text.data, "取件審查"));
	assert_null(strstr(text.data, "林美華"));
	fixture->portal.actor = (struct actor){.source = "tty-test"};
	assert_int_equal(base_mem_copy(one.person_id_no, sizeof one.person_id_no, "b137735463"), 0);
	assert_string_equal(fixture_run(fixture, &portal_application_progress, &one), "R-APP-5");
	assert_int_equal(base_mem_copy(one.person_id_no, sizeof one.person_id_no, "a123456789"), 0);
	assert_string_equal(fixture_run(fixture, &portal_application_progress, &one), "");
	base_buf_clear(&text);
	print_text_add(&one.document, &paper, &text);
	assert_non_null(strstr(text.data, "退回補正"));
	assert_null(strstr(text.data, "辦理成人預防保健業務"));
	assert_null(strstr(text.data, "請敘明"));
	assert_null(strstr(text.data, "取件審查"));
	assert_null(strstr(text.data, "王小明"));
	portal_application_case_release(&one);
	base_buf_release(&text);
}

/* Of ours, every wrong character and every swap of two is found; numbers from elsewhere are left alone. */
static void test_number(void **state)
{
	static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	char number[DOMAIN_APPLICATION_NUMBER_SIZE], other[DOMAIN_APPLICATION_NUMBER_SIZE],
		read[DOMAIN_APPLICATION_NUMBER_SIZE];

	(void)state;
	assert_int_equal(domain_application_make_number("AS", 115, 4711, number), 0);
	assert_int_equal(domain_application_read_number(" ａｓ1150004711X", read),
			 number[12] == 'X' ? RULE_NONE : RULE_APP_4);
	assert_int_equal(domain_application_read_number(number, read), RULE_NONE);
	for (size_t i = 2; i < strlen(number); i++) {
		for (const char *c = letters; *c; c++) {
			memcpy(other, number, sizeof other);
			other[i] = *c;
			if (i < 12 && *c > '9')
				continue;
			assert_int_equal(domain_application_read_number(other, read),
					 strcmp(other, number) ? RULE_APP_4 : RULE_NONE);
		}
		if (i == 2 || number[i] > '9' || number[i - 1] == number[i])
			continue;
		memcpy(other, number, sizeof other);
		other[i] = number[i - 1];
		other[i - 1] = number[i];
		assert_int_equal(domain_application_read_number(other, read), RULE_APP_4);
	}
	assert_int_equal(domain_application_read_number("1156300000000017", read), RULE_NONE);
	assert_int_equal(domain_application_read_number("AS-1", read), RULE_NONE);
	assert_int_not_equal(domain_application_make_number("AS", 115, INT64_MAX, number), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_filing), FIXTURE_TEST(test_reason),	  FIXTURE_TEST(test_approve),
		FIXTURE_TEST(test_return_and_again), FIXTURE_TEST(test_lease), FIXTURE_TEST(test_meanwhile),
		FIXTURE_TEST(test_renewal),
		FIXTURE_TEST(test_scope),  FIXTURE_TEST(test_queue),	  FIXTURE_TEST(test_case),
		cmocka_unit_test(test_number),
	};

	return cmocka_run_group_tests_name("portal-application-review", tests, NULL, NULL);
}
