/* What each table's functions promise. */
#include "config.h"

#include "store-fixture.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "store/app-system.h"
#include "store/attempt.h"
#include "store/institution.h"
#include "store/licence.h"
#include "store/person.h"
#include "store/policy.h"
#include "store/terms.h"
#include "store/token.h"

static struct store *begun(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(store_begin(fixture->store), 0);
	return fixture->store;
}

static void test_person(void **state)
{
	struct store *store = begun(state);
	struct person person = {.person_id_no = "A123456789", .person_id_kind = "national", .name = "王小明"},
		      found;
	int64_t id;

	assert_int_equal(store_person_find(store, "A123456789", &found), ERR_NOT_FOUND);
	assert_int_equal(store_person_put(store, &person), 0);
	id = person.id;
	assert_int_equal(store_person_put(store, &person), 0);
	assert_int_equal(person.id, id);
	strcpy(person.name, "王大明");
	person.id = 0;
	assert_int_equal(store_person_put(store, &person), 0);
	assert_int_equal(person.id, id);
	assert_int_equal(store_person_get(store, id, &found), 0);
	assert_string_equal(found.name, "王大明");
	strcpy(person.person_id_kind, "alien");
	assert_int_equal(store_person_put(store, &person), ERR_RANGE);
	assert_int_equal(store_commit(store), 0);
}

static void test_outside_transaction(void **state)
{
	struct fixture *fixture = *state;
	struct person person = {.person_id_no = "A123456789", .person_id_kind = "national", .name = "王小明"};

	assert_int_equal(store_person_put(fixture->store, &person), ERR_DENIED);
	assert_int_equal(store_policy_put(fixture->store, "a", "b"), ERR_DENIED);
	assert_int_equal(store_person_find(fixture->store, "A123456789", &person), ERR_NOT_FOUND);
}

static void test_licence(void **state)
{
	struct store *store = begun(state);
	struct person person = {.person_id_no = "A123456789", .person_id_kind = "national", .name = "王小明"};
	struct licence at_work = {.personnel_type = "E",
				  .certificate_serial = "049465",
				  .is_practising = 1,
				  .home_institution_code = "1029384212"};
	struct licence at_rest = {.personnel_type = "A", .certificate_serial = "000017"}, found;
	struct licence stranger = {.person_id = 99, .personnel_type = "A", .certificate_serial = "000018"};
	int64_t count, id;
	int changed;

	assert_int_equal(store_person_put(store, &person), 0);
	at_work.person_id = at_rest.person_id = person.id;
	assert_int_equal(store_licence_put(store, &at_work, &changed), 0);
	assert_true(changed);
	assert_int_equal(store_licence_put(store, &at_rest, &changed), 0);
	id = at_work.id;
	at_work.id = 0;
	assert_int_equal(store_licence_put(store, &at_work, &changed), 0);
	assert_false(changed);
	assert_int_equal(at_work.id, id);
	strcpy(at_work.renewal_due_date, "2027-01-31");
	assert_int_equal(store_licence_put(store, &at_work, &changed), 0);
	assert_true(changed);
	assert_int_equal(store_licence_count(store, &count), 0);
	assert_int_equal(count, 2);
	assert_int_equal(store_licence_put(store, &stranger, &changed), ERR_CONFLICT);

	const struct {
		const char *person_id_no, *serial, *institution;
		int err;
	} cases[] = {
		{"A123456789", "049465", "1029384212", 0},
		{"A123456789", "000017", "", 0},
		{"A123456789", "049465", "", ERR_NOT_FOUND},
		{"A123456789", "000017", "1029384212", ERR_NOT_FOUND},
		{"A123456789", "049466", "1029384212", ERR_NOT_FOUND},
		{"A123456789", "049465", "1029384213", ERR_NOT_FOUND},
		{"B123456789", "049465", "1029384212", ERR_NOT_FOUND},
	};
	for (size_t i = 0; i < BASE_COUNT(cases); i++)
		assert_int_equal(store_licence_match(store, cases[i].person_id_no, cases[i].serial,
						     cases[i].institution, &found),
				 cases[i].err);
	assert_int_equal(store_licence_match(store, "A123456789", "049465", "1029384212", &found), 0);
	assert_string_equal(found.personnel_type, "E");
	assert_string_equal(found.renewal_due_date, "2027-01-31");
	assert_int_equal(found.person_id, person.id);
	at_rest.is_practising = 1;
	assert_int_equal(store_licence_put(store, &at_rest, &changed), ERR_RANGE);
}

static void test_institution(void **state)
{
	struct store *store = begun(state);
	struct institution hospital = {.institution_code = "0101090517",
				       .institution_name = "臺北市立聯合醫院",
				       .county_code = "63000"},
			   found;
	int64_t count;
	int changed;

	assert_int_equal(store_institution_put(store, &hospital, &changed), 0);
	assert_true(changed);
	assert_int_equal(store_institution_put(store, &hospital, &changed), 0);
	assert_false(changed);
	hospital.county_code[0] = '\0';
	assert_int_equal(store_institution_put(store, &hospital, &changed), 0);
	assert_true(changed);
	assert_int_equal(store_institution_put(store, &hospital, &changed), 0);
	assert_false(changed);
	assert_int_equal(store_institution_find(store, "0101090517", &found), 0);
	assert_memory_equal(found.institution_name, hospital.institution_name, sizeof "臺北市立聯合醫院");
	assert_string_equal(found.county_code, "");
	assert_int_equal(store_institution_count(store, &count), 0);
	assert_int_equal(count, 1);
	strcpy(hospital.county_code, "00000");
	assert_int_equal(store_institution_put(store, &hospital, &changed), ERR_CONFLICT);
}

static void test_county(void **state)
{
	static const struct {
		const char *institution_code, *county_code;
		int err;
	} cases[] = {
		{"0101090517", "63000", 0},        {"0136010010", "66000", 0}, {"0117010010", "66000", 0},
		{"0107320017", "64000", 0},        {"0191000010", "09007", 0}, {"4Y01090019", "63000", 0},
		{"0172010010", "", ERR_NOT_FOUND}, {"01", "", ERR_NOT_FOUND},  {"", "", ERR_NOT_FOUND},
	};
	struct fixture *fixture = *state;
	char county_code[6];

	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		assert_int_equal(
			store_institution_county(fixture->store, cases[i].institution_code, county_code),
			cases[i].err);
		assert_string_equal(county_code, cases[i].county_code);
	}
}

static void test_account(void **state)
{
	struct store *store = begun(state);
	struct account first, second, twin, found;

	fixture_add_account(store, "A123456789", "BakerLai", &first);
	fixture_add_account(store, "B123456780", "wang2026", &second);
	twin = first;
	assert_int_equal(store_account_insert(store, &twin), ERR_CONFLICT);
	assert_int_equal(store_account_find_login_name(store, "bakerlai", &found), 0);
	assert_string_equal(found.login_name, "BakerLai");
	assert_int_equal(store_account_find_login_name(store, "bakerla", &found), ERR_NOT_FOUND);
	assert_int_equal(store_account_find_person(store, second.person_id, &found), 0);
	assert_int_equal(found.id, second.id);
	assert_int_equal(store_account_find_email(store, "WANG@example.tw", first.id), 0);
	strcpy(second.email, "other@example.tw");
	strcpy(second.state, "active");
	strcpy(second.password_hash, "$argon2id$");
	second.verified_at = 2000;
	assert_int_equal(store_account_update(store, &second), 0);
	assert_int_equal(store_account_find_email(store, "wang@example.tw", first.id), ERR_NOT_FOUND);
	assert_int_equal(store_account_get(store, second.id, &found), 0);
	assert_int_equal(found.verified_at, 2000);
	assert_int_equal(found.last_login_at, 0);
	assert_string_equal(found.password_hash, "$argon2id$");
	strcpy(second.login_name, "BAKERLAI");
	assert_int_equal(store_account_update(store, &second), ERR_CONFLICT);
	second.id = 99;
	assert_int_equal(store_account_update(store, &second), ERR_NOT_FOUND);
	assert_int_equal(store_commit(store), 0);
}

static void test_app_system(void **state)
{
	struct store *store = begun(state);
	struct app_system systems[8];
	struct account account;
	size_t n;

	fixture_add_account(store, "A123456789", "bakerlai", &account);
	assert_int_equal(store_app_system_list(store, account.id, systems, 8, &n), 0);
	assert_int_equal(n, 4);
	assert_string_equal(systems[0].name_zh, "報備支援管理系統");
	assert_true(systems[0].is_default_app);
	assert_false(systems[0].is_granted);
	assert_int_equal(store_app_system_grant_defaults(store, account.id, 5), 0);
	assert_int_equal(store_app_system_grant_defaults(store, account.id, 6), 0);
	assert_int_equal(store_app_system_list(store, account.id, systems, 8, &n), 0);
	assert_true(systems[0].is_granted && systems[1].is_granted && !systems[2].is_granted);
	assert_int_equal(store_app_system_list(store, account.id, systems, 1, &n), 0);
	assert_int_equal(n, 1);
	assert_int_equal(store_app_system_grant_defaults(store, 99, 5), ERR_CONFLICT);
}

static void test_terms(void **state)
{
	struct store *store = begun(state);
	char first[] = "一、政策", second[] = "一、新政策";
	struct terms terms = {.body = first, .published_at = 10}, current;
	struct consent consent = {.version = 1, .agreed_at = 20, .source = "tty1"}, agreed;
	struct account account;

	assert_int_equal(store_terms_current(store, &current), ERR_NOT_FOUND);
	assert_int_equal(store_terms_publish(store, &terms), 0);
	assert_int_equal(terms.version, 1);
	fixture_add_account(store, "A123456789", "bakerlai", &account);
	consent.account_id = account.id;
	memcpy(consent.sha256, terms.sha256, sizeof consent.sha256);
	assert_int_equal(store_terms_agreed(store, account.id, &agreed), ERR_NOT_FOUND);
	assert_int_equal(store_terms_agree(store, &consent), 0);
	consent.agreed_at = 30;
	assert_int_equal(store_terms_agree(store, &consent), 0);
	terms.body = second;
	assert_int_equal(store_terms_publish(store, &terms), 0);
	assert_int_equal(store_terms_agreed(store, account.id, &agreed), 0);
	assert_int_equal(agreed.version, 1);
	assert_int_equal(agreed.agreed_at, 20);
	assert_string_equal(agreed.sha256, consent.sha256);
	assert_int_equal(store_terms_current(store, &current), 0);
	assert_int_equal(current.version, 2);
	assert_string_equal(current.body, second);
	assert_string_not_equal(current.sha256, consent.sha256);
	store_terms_release(&current);
	consent.version = 7;
	assert_int_equal(store_terms_agree(store, &consent), ERR_CONFLICT);
}

static void test_token(void **state)
{
	struct store *store = begun(state);
	struct token token = {.selector = "0123456789abcdef",
			      .secret_hash = "s",
			      .code_hash = "c",
			      .purpose = "email_verification",
			      .created_at = 10,
			      .expires_at = 20},
		     found;
	struct account account;

	fixture_add_account(store, "A123456789", "bakerlai", &account);
	token.account_id = account.id;
	assert_int_equal(store_token_insert(store, &token), 0);
	assert_int_equal(store_token_insert(store, &token), ERR_CONFLICT);
	strcpy(token.selector, "fedcba9876543210");
	strcpy(token.code_hash, "d");
	assert_int_equal(store_token_insert(store, &token), ERR_CONFLICT);
	assert_int_equal(store_token_supersede(store, account.id, "email_verification", 15), 0);
	assert_int_equal(store_token_insert(store, &token), 0);
	assert_int_equal(store_token_use(store, "0123456789abcdef", 16), ERR_CONFLICT);
	assert_int_equal(store_token_use(store, "fedcba9876543210", 16), 0);
	assert_int_equal(store_token_use(store, "fedcba9876543210", 17), ERR_CONFLICT);
	assert_int_equal(store_token_find_selector(store, "0123456789abcdef", &found), 0);
	assert_int_equal(found.superseded_at, 15);
	assert_int_equal(found.used_at, 0);
	assert_int_equal(store_token_find_code(store, "d", &found), 0);
	assert_int_equal(found.used_at, 16);
	assert_int_equal(store_token_find_code(store, "e", &found), ERR_NOT_FOUND);
}

static void test_policy(void **state)
{
	struct store *store = begun(state);
	char value[STORE_POLICY_TEXT_SIZE];

	assert_int_equal(store_policy_find(store, "token_hours", value), ERR_NOT_FOUND);
	assert_int_equal(store_policy_put(store, "token_hours", "24"), 0);
	assert_int_equal(store_policy_put(store, "token_hours", "48"), 0);
	assert_int_equal(store_policy_find(store, "token_hours", value), 0);
	assert_string_equal(value, "48");
}

static void test_attempt(void **state)
{
	static const struct {
		struct attempt_range range;
		int64_t count, first_at;
	} cases[] = {
		{{"login", "a", NULL, 0, 999}, 3, 100},   {{"login", NULL, "tty1", 0, 999}, 3, 100},
		{{"login", "a", "tty1", 0, 999}, 2, 100}, {{"login", "a", NULL, 100, 999}, 3, 100},
		{{"login", "a", NULL, 101, 999}, 2, 200}, {{"login", "a", NULL, 0, 299}, 2, 100},
		{{"login", "a", NULL, 0, 99}, 0, 0},	  {{"login", NULL, "tty1", 101, 399}, 1, 200},
		{{"login", "a", "tty2", 0, 999}, 1, 300}, {{"login", "c", NULL, 0, 999}, 0, 0},
		{{"query", "a", NULL, 0, 999}, 1, 50},
	};
	static const struct attempt_range b = {"login", "b", NULL, 0, 999}, query = {"query", "a", NULL, 0, 999};
	struct store *store = begun(state);
	int64_t count, first_at;

	assert_int_equal(store_attempt_add(store, "login", "a", "tty1", 100), 0);
	assert_int_equal(store_attempt_add(store, "login", "a", "tty1", 200), 0);
	assert_int_equal(store_attempt_add(store, "login", "a", "tty2", 300), 0);
	assert_int_equal(store_attempt_add(store, "login", "b", "tty1", 400), 0);
	assert_int_equal(store_attempt_add(store, "query", "a", "tty1", 50), 0);
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		assert_int_equal(store_attempt_count(store, &cases[i].range, &count, &first_at), 0);
		assert_int_equal(count, cases[i].count);
		assert_int_equal(first_at, cases[i].first_at);
	}
	assert_int_equal(store_attempt_clear(store, "login", "a"), 0);
	assert_int_equal(store_attempt_count(store, &cases[0].range, &count, &first_at), 0);
	assert_int_equal(count, 0);
	assert_int_equal(store_attempt_purge(store, "login", 400, 400), 0);
	assert_int_equal(store_attempt_count(store, &b, &count, &first_at), 0);
	assert_int_equal(count, 1);
	assert_int_equal(store_attempt_purge(store, "login", 0, 399), 0);
	assert_int_equal(store_attempt_count(store, &b, &count, &first_at), 0);
	assert_int_equal(count, 0);
	assert_int_equal(store_attempt_count(store, &query, &count, &first_at), 0);
	assert_int_equal(count, 1);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_person),     CASE(test_outside_transaction),
		CASE(test_licence),    CASE(test_institution),
		CASE(test_county),     CASE(test_account),
		CASE(test_app_system), CASE(test_terms),
		CASE(test_token),      CASE(test_policy),
		CASE(test_attempt),
	};

	return cmocka_run_group_tests_name("store-table", tests, NULL, NULL);
}
