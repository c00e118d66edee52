/* Sessions: one for each login, ended by logout, from elsewhere or by the death of a process. */
#include "config.h"

#include "portal-fixture.h"

#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "domain/lock.h"
#include "domain/login.h"
#include "portal/session.h"
#include "portal/stay.h"
#include "store/account.h"
#include "store/session.h"

/* Somebody else at the same database. */
struct other {
	struct portal portal;
	struct problems problems;
};

static void arrive(const struct fixture *fixture, struct other *other, const char *source)
{
	*other = (struct other){.portal = {.conf = &fixture->conf, .via = VIA_SSH}};
	assert_int_equal(store_open(&other->portal.store, fixture->data, STORE_WRITE), 0);
	assert_int_equal(base_mem_copy(other->portal.actor.source, sizeof other->portal.actor.source, source), 0);
}

static const char *run(struct other *other, const struct act *act, void *record)
{
	int err;

	base_problem_release(&other->problems);
	err = portal_act_run(&other->portal, act, record, &other->problems);
	if (err)
		return base_err_text(err);
	return other->problems.n ? other->problems.rows[0].rule : "";
}

static const char *log_in(struct other *other)
{
	struct login login = {.login_name = "bakerlai", .password = "Abcdef1!"};

	return run(other, &portal_session_login, &login);
}

/* The process dies: nothing is written, the kernel gives the lock back. */
static void die(struct other *other)
{
	store_close(other->portal.store);
	portal_stay_release(&other->portal.stay);
	base_problem_release(&other->problems);
}

static void open_account(struct fixture *fixture)
{
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
}

static size_t count(struct fixture *fixture, struct stay_page *page)
{
	*page = (struct stay_page){.direction = 1, .max = STAY_PAGE_MAX};
	assert_string_equal(fixture_run(fixture, &portal_stay_list, page), "");
	return page->n;
}

static const char *reason(struct fixture *fixture, int64_t id)
{
	static struct session_row row;

	assert_int_equal(store_session_get(fixture->portal.store, id, &row), 0);
	return row.reason;
}

static void test_one_login(void **state)
{
	struct fixture *fixture = *state;
	struct stay_page page;
	int64_t id;

	open_account(fixture);
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	assert_int_equal(count(fixture, &page), 1);
	id = page.present_id;
	assert_int_equal(page.rows[0].id, id);
	assert_string_equal(page.rows[0].via, "terminal");
	assert_string_equal(page.rows[0].source, "tty-test");
	assert_int_equal(page.rows[0].started_at, FIXTURE_NOW_S);
	assert_string_equal(fixture_run(fixture, &portal_session_logout, NULL), "");
	assert_string_equal(reason(fixture, id), "logout");
	assert_int_equal(fixture->portal.stay.id, 0);
	assert_int_equal(fixture->portal.ended, RULE_NONE);
}

/* The next act of the other is refused and stands on the trail; then nobody is logged in there. */
static void test_ended_elsewhere(void **state)
{
	struct fixture *fixture = *state;
	struct lock lock = {.password = "Abcdef1!"};
	struct session_profile profile;
	struct stay_page page;
	struct other other;
	int64_t id;

	open_account(fixture);
	arrive(fixture, &other, "192.0.2.7");
	assert_string_equal(log_in(&other), "");
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	assert_int_equal(count(fixture, &page), 2);
	id = page.rows[1].id;
	assert_string_equal(page.rows[1].source, "192.0.2.7");
	assert_string_equal(page.rows[1].via, "ssh");
	assert_string_equal(fixture_run(fixture, &portal_stay_end, &id), "");
	assert_string_equal(fixture_run(fixture, &portal_stay_end, &id), "R-ACT-91");
	assert_string_equal(run(&other, &portal_session_unlock, &lock), "R-ACT-90");
	assert_int_equal(other.portal.actor.kind, ACTOR_NOBODY);
	assert_string_equal(other.portal.actor.source, "192.0.2.7");
	assert_int_equal(other.portal.ended, RULE_ACT_90);
	assert_string_equal(run(&other, &portal_session_profile, &profile), base_err_text(ERR_DENIED));
	assert_string_equal(log_in(&other), "");
	assert_int_equal(other.portal.ended, RULE_NONE);
	assert_int_equal(count(fixture, &page), 2);
	assert_string_equal(fixture_run(fixture, &portal_stay_end_others, NULL), "");
	assert_int_equal(count(fixture, &page), 1);
	assert_string_equal(run(&other, &portal_session_profile, &profile), "R-ACT-90");
	die(&other);
}

static void test_whose(void **state)
{
	struct fixture *fixture = *state;
	struct session_row staff = {.staff_id = 1, .via = "ssh"};
	int64_t none = 77;

	open_account(fixture);
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	assert_int_equal(store_begin(fixture->portal.store), 0);
	assert_int_equal(store_session_insert(fixture->portal.store, &staff), 0);
	assert_int_equal(store_commit(fixture->portal.store), 0);
	assert_string_equal(fixture_run(fixture, &portal_stay_end, &fixture->portal.stay.id), "R-ACT-92");
	assert_string_equal(fixture_run(fixture, &portal_stay_end, &staff.id), "R-ACT-91");
	assert_string_equal(fixture_run(fixture, &portal_stay_end, &none), "R-ACT-91");
	assert_string_equal(fixture_run(fixture, &portal_stay_end_others, NULL), "");
	assert_string_equal(reason(fixture, staff.id), "");
	assert_string_equal(reason(fixture, fixture->portal.stay.id), "");
}

/* Whoever sets a new password by letter has lost the old one, perhaps to whoever is logged in. */
static void test_reset(void **state)
{
	struct fixture *fixture = *state;
	struct session_profile profile;
	struct other other;

	open_account(fixture);
	arrive(fixture, &other, "192.0.2.7");
	assert_string_equal(log_in(&other), "");
	assert_int_equal(store_begin(fixture->portal.store), 0);
	assert_int_equal(store_session_end_all(fixture->portal.store,
					       &(struct session_owner){.account_id = other.portal.actor.account_id}, 0,
					       FIXTURE_NOW_S, PORTAL_STAY_PASSWORD),
			 0);
	assert_int_equal(store_commit(fixture->portal.store), 0);
	assert_string_equal(run(&other, &portal_session_profile, &profile), "R-ACT-90");
	assert_string_equal(other.problems.rows[0].text, domain_rule_text(RULE_ACT_90_PASSWORD));
	die(&other);
}

/* A row that was left behind is cleaned up by a list and by a login. */
static void test_lost(void **state)
{
	struct fixture *fixture = *state;
	struct stay_page page;
	struct other other;
	int64_t id;

	open_account(fixture);
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	for (int i = 0; i < 2; i++) {
		arrive(fixture, &other, "192.0.2.7");
		assert_string_equal(log_in(&other), "");
		id = other.portal.stay.id;
		die(&other);
		assert_string_equal(reason(fixture, id), "");
		if (i == 0) {
			assert_int_equal(count(fixture, &page), 1);
		} else {
			arrive(fixture, &other, "192.0.2.8");
			assert_string_equal(log_in(&other), "");
			die(&other);
		}
		assert_string_equal(reason(fixture, id), "lost");
	}
}

static void test_pages(void **state)
{
	struct fixture *fixture = *state;
	struct other others[5];
	struct stay_page page = {.direction = 1, .max = 2};
	int64_t first;

	open_account(fixture);
	for (size_t i = 0; i < BASE_COUNT(others); i++) {
		arrive(fixture, &others[i], "192.0.2.7");
		assert_string_equal(log_in(&others[i]), "");
	}
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	assert_string_equal(fixture_run(fixture, &portal_stay_list, &page), "");
	assert_int_equal(page.n, 2);
	first = page.rows[0].id;
	page.after_id = page.rows[1].id;
	assert_string_equal(fixture_run(fixture, &portal_stay_list, &page), "");
	assert_int_equal(page.rows[0].id, first - 2);
	page.after_id = first - 2;
	page.direction = -1;
	assert_string_equal(fixture_run(fixture, &portal_stay_list, &page), "");
	assert_int_equal(page.n, 2);
	assert_int_equal(page.rows[0].id, first);
	page.after_id = 0;
	assert_string_equal(fixture_run(fixture, &portal_stay_list, &page), "");
	assert_int_equal(page.rows[1].id, first - 5);
	for (size_t i = 0; i < BASE_COUNT(others); i++)
		die(&others[i]);
}

/* Wrong passwords are told at the next login, and are none at the one after it. */
static void test_failures_since(void **state)
{
	struct fixture *fixture = *state;

	open_account(fixture);
	for (int i = 0; i < 3; i++)
		assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1?"), "R-ACT-5");
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	assert_int_equal(fixture->portal.failed_logins, 3);
	assert_string_equal(fixture_run(fixture, &portal_session_logout, NULL), "");
	assert_int_equal(fixture->portal.failed_logins, 0);
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	assert_int_equal(fixture->portal.failed_logins, 0);
}

/* Long after their end, rows are forgotten; a session whose row is gone is over. */
static void test_purge(void **state)
{
	struct fixture *fixture = *state;
	struct session_profile profile;
	struct session_row row;
	struct other other;
	int64_t id;

	open_account(fixture);
	arrive(fixture, &other, "192.0.2.7");
	assert_string_equal(log_in(&other), "");
	id = other.portal.stay.id;
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	assert_string_equal(fixture_run(fixture, &portal_stay_end, &id), "");
	assert_string_equal(fixture_run(fixture, &portal_session_logout, NULL), "");
	base_clock_set(FIXTURE_NOW_S + 31 * 86400);
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	assert_int_equal(store_session_get(fixture->portal.store, id, &row), ERR_NOT_FOUND);
	assert_string_equal(run(&other, &portal_session_profile, &profile), "R-ACT-90");
	die(&other);
}

static void test_source(void **state)
{
	(void)state;
	assert_string_equal(portal_stay_source_title("pts/0"), "入口機台");
	assert_string_equal(portal_stay_source_title("192.0.2.7"), "192.0.2.7");
	assert_string_equal(portal_stay_source_title("2001:db8::7"), "2001:db8::7");
	assert_string_equal(portal_stay_source_title(""), "");
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_one_login), CASE(test_ended_elsewhere), CASE(test_whose), CASE(test_lost),
		CASE(test_reset),     cmocka_unit_test(test_source),
		CASE(test_pages),     CASE(test_failures_since),  CASE(test_purge),
	};

	return cmocka_run_group_tests_name("portal-stay", tests, NULL, NULL);
}
