/* Login, lock, logout; and what others change while a password is looked at. */
#include "config.h"

#include "portal-fixture.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/slot.h"
#include "domain/lock.h"
#include "domain/login.h"
#include "portal/session.h"
#include "store/account.h"

static void test_login_answers(void **state)
{
	struct fixture *fixture = *state;
	struct session_profile profile;
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "R-ACT-6");
	assert_string_equal(fixture_login(fixture, "nobodyhere", "Abcdef1!"), "R-ACT-5");
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1?"), "R-ACT-5");
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	assert_int_equal(fixture->portal.actor.kind, ACTOR_ACCOUNT);
	assert_string_equal(fixture_run(fixture, &portal_session_profile, &profile), "");
	assert_string_equal(profile.name, "王小明");
	assert_string_equal(profile.person_id_no, "A123***789");
	assert_string_equal(profile.must_agree, "no");
	assert_string_equal(fixture_run(fixture, &portal_session_logout, NULL), "");
	assert_int_equal(fixture->portal.actor.kind, ACTOR_NOBODY);
}

/*
 * Five failures within the window lock the account, whatever the password then is; success clears (R-ACT-7).
 */
static void test_login_locks(void **state)
{
	struct fixture *fixture = *state;
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
	for (int i = 0; i < 5; i++)
		assert_string_equal(fixture_login(fixture, i % 2 ? "BakerLai" : "bakerlai", "Wrong1!x"),
				    "R-ACT-5");
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "R-ACT-7");
	assert_non_null(strstr(fixture->problems.rows[0].text, "15分鐘"));
	base_clock_set(FIXTURE_NOW_S + 901);
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
}

static void test_stronger_hash_at_login(void **state)
{
	struct fixture *fixture = *state;
	struct account before, after;
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
	assert_int_equal(store_account_find_login_name(fixture->portal.store, "bakerlai", &before), 0);
	fixture->conf.seal_memory_kib = 128;
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	assert_int_equal(store_account_find_login_name(fixture->portal.store, "bakerlai", &after), 0);
	assert_string_not_equal(before.password_hash, after.password_hash);
	assert_non_null(strstr(after.password_hash, "m=128,"));
}

static const char *unlock(struct fixture *fixture, const char *password)
{
	struct lock lock = {0};

	assert_int_equal(base_mem_copy(lock.password, sizeof lock.password, password), 0);
	return fixture_run(fixture, &portal_session_unlock, &lock);
}

/* The account's failures are one count, wherever they happen; the last that is allowed says so (R-ACT-7, R-ACT-9). */
static void test_unlock(void **state)
{
	struct fixture *fixture = *state;
	struct buf audit = {0};
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
	assert_string_equal(unlock(fixture, "Abcdef1!"), base_err_text(ERR_DENIED));
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	assert_string_equal(unlock(fixture, ""), "R-ACT-1");
	for (int i = 0; i < 4; i++)
		assert_string_equal(unlock(fixture, "Wrong1!x"), "R-ACT-9");
	assert_null(base_problem_find(&fixture->problems, "", PROBLEM_ERROR));
	assert_string_equal(unlock(fixture, "Abcdef1!"), "");
	for (int i = 0; i < 5; i++)
		assert_string_equal(unlock(fixture, "Wrong1!x"), "R-ACT-9");
	assert_non_null(base_problem_find(&fixture->problems, "", PROBLEM_ERROR));
	assert_string_equal(unlock(fixture, "Abcdef1!"), "R-ACT-7");
	assert_string_equal(fixture_run(fixture, &portal_session_logout, NULL), "");
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "R-ACT-7");
	fixture_look(fixture, "SELECT object, outcome, count(*) FROM audit WHERE act = 'session.unlock' "
			      "GROUP BY object, outcome ORDER BY outcome", &audit);
	assert_string_equal(base_buf_text(&audit), "account:1 R-ACT-1 1\n"
						   "account:1 R-ACT-7 1\n"
						   "account:1 R-ACT-9 9\n"
						   "account:1 done 1\n");
	base_buf_release(&audit);
}

static struct fixture *meddled;

static void change_account(const char *state, const char *password_hash)
{
	struct store *store = meddled->portal.store;
	struct account account;

	assert_int_equal(store_begin(store), 0);
	assert_int_equal(store_account_find_login_name(store, "bakerlai", &account), 0);
	if (state)
		base_mem_copy(account.state, sizeof account.state, state);
	if (password_hash)
		base_mem_copy(account.password_hash, sizeof account.password_hash, password_hash);
	assert_int_equal(store_account_update(store, &account), 0);
	assert_int_equal(store_commit(store), 0);
}

/* Whoever was suspended meanwhile is not let back in, and that is no failure of theirs. */
static void test_unlock_suspended(void **state)
{
	struct fixture *fixture = meddled = *state;
	struct buf count = {0};
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	change_account("suspended", NULL);
	assert_string_equal(unlock(fixture, "Abcdef1!"), "R-ACT-6");
	assert_non_null(base_problem_find(&fixture->problems, "", PROBLEM_ERROR));
	fixture_look(fixture, "SELECT count(*) FROM attempt WHERE kind = 'login'", &count);
	assert_string_equal(base_buf_text(&count), "0\n");
	base_buf_release(&count);
}

static int prepare_and_suspend(struct act_call *call)
{
	int err = portal_session_login.prepare(call);

	change_account("suspended", NULL);
	return err;
}

static int prepare_and_change_password(struct act_call *call)
{
	int err = portal_session_login.prepare(call);

	change_account(NULL, "$argon2id$another");
	return err;
}

/* Five others fail in the moment that the password takes. */
static int prepare_among_others(struct act_call *call)
{
	int err = portal_session_login.prepare(call);

	for (int i = 0; i < 5; i++) {
		struct login wrong = {.login_name = "bakerlai", .password = "Wrong1!x", .captcha = "x"};
		struct problems problems = {0};

		assert_int_equal(portal_act_run(&meddled->portal, &portal_session_login, &wrong, &problems),
				 0);
		base_problem_release(&problems);
	}
	return err;
}

/* What others write while the password is looked at is neither overlooked nor overwritten. */
static void test_changes_while_hashing(void **state)
{
	static const struct {
		int (*prepare)(struct act_call *call);
		const char *said, *state, *hash;
	} rows[] = {
		{prepare_among_others, "R-ACT-7", "active", "$argon2id$v="},
		{prepare_and_suspend, "R-ACT-6", "suspended", "$argon2id$v="},
		{prepare_and_change_password, "R-ACT-86", "active", "$argon2id$another"},
	};
	struct fixture *fixture = meddled = *state;
	struct act slow = portal_session_login;
	struct buf audit = {0};
	struct account account;
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct login login = {.login_name = "bakerlai", .password = "Abcdef1!", .captcha = "x"};

		base_clock_set(FIXTURE_NOW_S + 1000 * (int64_t)i);
		change_account("active", NULL);
		slow.prepare = rows[i].prepare;
		assert_string_equal(fixture_run(fixture, &slow, &login), rows[i].said);
		assert_int_equal(fixture->portal.actor.kind, ACTOR_NOBODY);
		assert_int_equal(store_account_find_login_name(fixture->portal.store, "bakerlai", &account),
				 0);
		assert_string_equal(account.state, rows[i].state);
		assert_int_equal(strncmp(account.password_hash, rows[i].hash, strlen(rows[i].hash)), 0);
	}
	fixture_look(fixture, "SELECT object, outcome FROM audit ORDER BY id DESC LIMIT 1", &audit);
	assert_string_equal(base_buf_text(&audit), "account:1 R-ACT-86\n");
	base_buf_release(&audit);
}

/* While others hash, one who waited long enough is told so, and it counts neither for nor against him. */
static void test_many_at_once(void **state)
{
	struct fixture *fixture = *state;
	char code[32], path[FOLDER_SIZE + 16];
	int slots[2];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
	snprintf(path, sizeof path, "%s/seal.lock", fixture->data);
	fixture->conf.seal_wait_s = 0;
	for (int i = 0; i < 2; i++)
		assert_int_equal(base_slot_take(path, 2, 0, &slots[i]), 0);
	for (int i = 0; i < 6; i++)
		assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "R-ACT-76");
	base_slot_leave(slots[0]);
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	base_slot_leave(slots[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_login_answers),
		FIXTURE_TEST(test_login_locks),
		FIXTURE_TEST(test_unlock),
		FIXTURE_TEST(test_unlock_suspended),
		FIXTURE_TEST(test_stronger_hash_at_login),
		FIXTURE_TEST(test_changes_while_hashing),
		FIXTURE_TEST(test_many_at_once),
	};

	return cmocka_run_group_tests_name("portal-session", tests, NULL, NULL);
}
