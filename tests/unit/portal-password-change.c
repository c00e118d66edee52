/* 變更密碼 and 變更聯絡電話: what is refused, what is written, who is told and who is out afterwards. */
#include "config.h"

#include "portal-fixture.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "domain/contact-change.h"
#include "domain/lock.h"
#include "domain/login.h"
#include "domain/password-change.h"
#include "portal/contact.h"
#include "portal/password-change.h"
#include "portal/proof.h"
#include "portal/session.h"
#include "portal/stay.h"
#include "store/account.h"
#include "store/letter.h"
#include "store/policy.h"

#define OLD "Abcdef1!"
#define NEW "Uvwxyz2?"

static void enter(struct fixture *fixture)
{
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, OLD), "");
	assert_string_equal(fixture_login(fixture, "bakerlai", OLD), "");
}

static const char *change(struct fixture *fixture, const char *old, const char *password, const char *confirm)
{
	struct password_change change = {0};

	assert_int_equal(base_mem_copy(change.old_password, sizeof change.old_password, old), 0);
	assert_int_equal(base_mem_copy(change.password, sizeof change.password, password), 0);
	assert_int_equal(base_mem_copy(change.password_confirm, sizeof change.password_confirm, confirm), 0);
	return fixture_run(fixture, &portal_password_change, &change);
}

static int64_t letters(struct fixture *fixture, const char *kind)
{
	struct letter letter;
	int64_t n = 0;

	for (int64_t id = 1; store_letter_get(fixture->portal.store, id, &letter) == 0; id++) {
		n += strcmp(letter.kind, kind) == 0;
		store_letter_release(&letter);
	}
	return n;
}

static void test_refusals(void **state)
{
	static const struct {
		const char *old, *password, *confirm, *rule;
	} cases[] = {
		{"", NEW, NEW, "R-ACT-84"},
		{"Wrong1!x", NEW, NEW, "R-ACT-84"},
		{OLD, "", "", "R-ACT-60"},
		{OLD, NEW, "", "R-ACT-65"},
		{OLD, NEW, OLD, "R-ACT-65"},
		{OLD, OLD, OLD, "R-ACT-85"},
		{OLD, "Uvwxyz2", "Uvwxyz2", "R-ACT-60"},
		{OLD, "uvwxyz2?", "uvwxyz2?", "R-ACT-61"},
		{OLD, "Bakerlai1!", "Bakerlai1!", "R-ACT-66"},
		{OLD, "A123456789a!", "A123456789a!", "R-ACT-66"},
		{OLD, "Password1!", "Password1!", "R-ACT-68"},
		{OLD, "Xnurse12!", "Xnurse12!", "R-ACT-69"},
	};
	struct fixture *fixture = *state;

	enter(fixture);
	for (size_t i = 0; i < BASE_COUNT(cases); i++)
		assert_string_equal(change(fixture, cases[i].old, cases[i].password, cases[i].confirm), cases[i].rule);
	assert_int_equal(letters(fixture, "password-changed"), 0);
	assert_string_equal(fixture_run(fixture, &portal_session_logout, NULL), "");
	assert_string_equal(fixture_login(fixture, "bakerlai", OLD), "");
}

static void test_change(void **state)
{
	struct fixture *fixture = *state;
	struct portal other = {.conf = &fixture->conf, .via = VIA_SSH, .actor = {.source = "192.0.2.7"}};
	struct login login = {.login_name = "bakerlai", .password = OLD};
	struct session_profile profile;
	struct problems problems = {0};

	enter(fixture);
	assert_int_equal(store_open(&other.store, fixture->data, STORE_WRITE), 0);
	assert_int_equal(portal_act_run(&other, &portal_session_login, &login, &problems), 0);
	assert_int_equal(problems.n, 0);
	assert_string_equal(change(fixture, OLD, NEW, NEW), "");
	assert_int_equal(letters(fixture, "password-changed"), 1);
	assert_int_equal(portal_act_run(&other, &portal_session_profile, &profile, &problems), 0);
	assert_string_equal(problems.rows[0].text, domain_rule_text(RULE_ACT_90_PASSWORD));
	assert_string_equal(fixture_run(fixture, &portal_session_profile, &profile), "");
	assert_string_equal(fixture_run(fixture, &portal_session_logout, NULL), "");
	assert_string_equal(fixture_login(fixture, "bakerlai", OLD), "R-ACT-5");
	assert_string_equal(fixture_login(fixture, "bakerlai", NEW), "");
	store_close(other.store);
	base_problem_release(&problems);
}

/* Wrong old passwords count with the failures of the login, and lock. */
static void test_guessing(void **state)
{
	struct fixture *fixture = *state;

	enter(fixture);
	for (int i = 0; i < 5; i++)
		assert_string_equal(change(fixture, "Wrong1!x", NEW, NEW), "R-ACT-84");
	assert_string_equal(change(fixture, OLD, NEW, NEW), "R-ACT-7");
}

static int change_meanwhile(struct act_call *call)
{
	struct account account;

	assert_int_equal(store_account_get(call->store, call->portal->actor.account_id, &account), 0);
	assert_int_equal(base_mem_copy(account.password_hash, sizeof account.password_hash, "$argon2id$other"), 0);
	return store_account_update(call->store, &account);
}

static const struct act meanwhile = {
	.name = "test.meanwhile", .right = RIGHT_USE_ACCOUNT, .run = change_meanwhile};

/* Two at once: prepare has looked at the old one, the other's transaction comes first. */
static void test_race(void **state)
{
	struct fixture *fixture = *state;
	struct password_change record = {.old_password = OLD, .password = NEW, .password_confirm = NEW};
	struct act_call call = {.portal = &fixture->portal,
				.store = fixture->portal.store,
				.now = FIXTURE_NOW_S,
				.record = &record,
				.problems = &fixture->problems};

	enter(fixture);
	base_problem_release(&fixture->problems);
	assert_int_equal(portal_password_change.prepare(&call), 0);
	assert_int_equal(fixture->problems.n, 0);
	assert_int_equal(portal_act_run(&fixture->portal, &meanwhile, NULL, &fixture->problems), 0);
	assert_int_equal(store_begin(call.store), 0);
	assert_int_equal(portal_password_change.run(&call), 0);
	store_rollback(call.store);
	assert_string_equal(fixture->problems.rows[0].rule, "R-ACT-86");
	portal_password_change.after(&call, 0);
	assert_int_equal(letters(fixture, "password-changed"), 0);
}

static void set_policy(struct fixture *fixture, const char *name)
{
	assert_int_equal(store_begin(fixture->portal.store), 0);
	assert_int_equal(store_policy_put(fixture->portal.store, "password_policy", name), 0);
	assert_int_equal(store_commit(fixture->portal.store), 0);
}

/* A stricter policy: who logs in by a password that meets it no more has to change it, and is done with it then. */
static void test_expired(void **state)
{
	struct fixture *fixture = *state;
	struct password_change shown = {0};

	enter(fixture);
	assert_false(fixture->portal.is_password_expired);
	assert_string_equal(fixture_run(fixture, &portal_session_logout, NULL), "");
	set_policy(fixture, "nist");
	assert_string_equal(fixture_login(fixture, "bakerlai", OLD), "");
	assert_true(fixture->portal.is_password_expired);
	assert_string_equal(fixture_run(fixture, &portal_password_change_open, &shown), "");
	assert_string_equal(shown.policy, "nist");
	assert_string_equal(shown.login_name, "bakerlai");
	assert_string_equal(change(fixture, OLD, NEW, NEW), "R-ACT-60");
	assert_true(fixture->portal.is_password_expired);
	assert_string_equal(change(fixture, OLD, "a long sentence of words", "a long sentence of words"), "");
	assert_false(fixture->portal.is_password_expired);
}

static const char *contact(struct fixture *fixture, const char *mobile_no, const char *landline_no,
			   const char *password)
{
	struct contact_change change = {0};

	assert_int_equal(base_mem_copy(change.mobile_no, sizeof change.mobile_no, mobile_no), 0);
	assert_int_equal(base_mem_copy(change.landline_no, sizeof change.landline_no, landline_no), 0);
	assert_int_equal(base_mem_copy(change.password, sizeof change.password, password), 0);
	return fixture_run(fixture, &portal_contact_change, &change);
}

static void test_contact(void **state)
{
	struct fixture *fixture = *state;
	struct contact_change known = {0};
	struct session_profile profile;

	enter(fixture);
	assert_string_equal(contact(fixture, "12345", "", OLD), "R-ID-7");
	assert_string_equal(contact(fixture, "", "1234", OLD), "R-ID-8");
	assert_string_equal(contact(fixture, "", "0800-123456", OLD), "R-ID-8");
	assert_string_equal(contact(fixture, "0912-345678", "", ""), "R-ACT-81");
	assert_string_equal(contact(fixture, "0912-345678", "", "Wrong1!x"), "R-ACT-81");
	assert_string_equal(contact(fixture, "", "", OLD), "R-ACT-93");
	assert_string_equal(contact(fixture, "０９１２-345678", "(02)12345678#12", OLD), "");
	assert_string_equal(fixture_run(fixture, &portal_contact_open, &known), "");
	assert_string_equal(known.mobile_no, "0912345678");
	assert_string_equal(known.landline_no, "02-12345678#12");
	assert_string_equal(contact(fixture, "0912345678", "02-12345678#12", OLD), "R-ACT-93");
	assert_string_equal(fixture_run(fixture, &portal_session_profile, &profile), "");
	assert_string_equal(profile.mobile_no, "0912345678");
	assert_int_equal(letters(fixture, "contact-changed"), 1);
	assert_string_equal(contact(fixture, "", "", OLD), "");
	assert_string_equal(fixture_run(fixture, &portal_session_profile, &profile), "");
	assert_string_equal(profile.mobile_no, "");
}

/* Wherever the right password is given, its hash becomes as strong as the configuration wants. */
static void test_stronger_hash_at_unlock(void **state)
{
	struct fixture *fixture = *state;
	struct lock lock = {.password = OLD};
	struct account account;

	enter(fixture);
	fixture->conf.seal_memory_kib = 128;
	assert_string_equal(fixture_run(fixture, &portal_session_unlock, &lock), "");
	assert_int_equal(store_account_find_login_name(fixture->portal.store, "bakerlai", &account), 0);
	assert_non_null(strstr(account.password_hash, "m=128,"));
	fixture->conf.seal_memory_kib = 256;
	assert_string_equal(contact(fixture, "0912345678", "", OLD), "");
	assert_int_equal(store_account_find_login_name(fixture->portal.store, "bakerlai", &account), 0);
	assert_non_null(strstr(account.password_hash, "m=256,"));
	assert_string_equal(account.mobile_no, "0912345678");
	fixture->conf.seal_memory_kib = 512;
	assert_string_equal(change(fixture, OLD, NEW, NEW), "");
	assert_string_equal(fixture_run(fixture, &portal_session_logout, NULL), "");
	assert_string_equal(fixture_login(fixture, "bakerlai", OLD), "R-ACT-5");
	assert_string_equal(fixture_login(fixture, "bakerlai", NEW), "");
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_refusals), CASE(test_change),	 CASE(test_guessing),
		CASE(test_race),     CASE(test_expired), CASE(test_contact),
		CASE(test_stronger_hash_at_unlock),
	};

	return cmocka_run_group_tests_name("portal-password-change", tests, NULL, NULL);
}
