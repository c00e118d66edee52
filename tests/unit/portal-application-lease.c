/* What a reviewer has taken: whether it is among his, and keeps others away, once he may not decide on it. */
#include "config.h"

#include "portal-fixture.h"

#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "domain/app-system.h"
#include "portal/application-filing.h"
#include "portal/application-queue.h"
#include "portal/application-review.h"

enum { LEASE_S = 1800, FIRST = 7, SECOND = 8 };

static void become_staff(struct fixture *fixture, int64_t staff_id, enum role role, const char *code)
{
	fixture_put_staff(fixture, staff_id, "林美華", domain_access_role_name(role), code);
	fixture->portal.stay = (struct stay){0};
	fixture->portal.actor = (struct actor){
		.kind = ACTOR_STAFF, .level = LEVEL_ONE_TIME_CODE, .staff_id = staff_id, .source = "tty-test"};
}

static void file(struct fixture *fixture, const char *code, char number[65])
{
	struct app_system_request request = {.reason = "辦理成人預防保健業務"};
	struct application_filing filing = {.kind = "app_system", .detail = &request};

	fixture->portal.actor = (struct actor){.kind = ACTOR_ACCOUNT, .level = LEVEL_PASSWORD, .account_id = 1,
					       .person_id = 1, .source = "tty-test"};
	base_mem_copy(request.app_system_code, sizeof request.app_system_code, code);
	assert_string_equal(fixture_run(fixture, &portal_application_filing_submit, &filing), "");
	memcpy(number, filing.number, sizeof filing.number);
}

static const char *take(struct fixture *fixture, const char *number)
{
	struct application_request request = {.number = ""};

	base_mem_copy(request.number, sizeof request.number, number);
	return fixture_run(fixture, &portal_application_review_take, &request);
}

static const char *decide(struct fixture *fixture, const char *number)
{
	struct application_request request = {.event = "approve"};

	base_mem_copy(request.number, sizeof request.number, number);
	return fixture_run(fixture, &portal_application_review_decide, &request);
}

/* The first has taken a case of each of two systems; the number of that of the hpa. */
static void take_two(struct fixture *fixture, char number[65])
{
	static const char *const systems[] = {"nursing_credit", "hpa_portal"};
	char code[32];

	fixture_open_account(fixture, code);
	for (size_t i = 0; i < BASE_COUNT(systems); i++) {
		file(fixture, systems[i], number);
		become_staff(fixture, FIRST, ROLE_MINISTRY, "");
		assert_string_equal(take(fixture, number), "");
	}
}

/* How many are the actor's and in a state, in pages of one, from the end and from the beginning. */
static void assert_mine_in(struct fixture *fixture, const char *state, size_t n)
{
	static struct application_page page;

	for (int direction = -1; direction <= 1; direction += 2) {
		int64_t at = 0, id = 0;
		size_t total = 0;

		do {
			page = (struct application_page){.applied_at = at,
							 .id = id,
							 .direction = direction,
							 .max = 1,
							 .kind = "",
							 .state = state,
							 .is_mine = 1};
			assert_string_equal(fixture_run(fixture, &portal_application_queue_review, &page), "");
			at = page.rows[0].applied_at;
			id = page.rows[0].id;
			total += page.n;
		} while (page.n > 0);
		assert_int_equal(total, n);
	}
}

static void assert_mine(struct fixture *fixture, size_t n)
{
	assert_mine_in(fixture, "", n);
}

static void test_mine(void **state)
{
	struct fixture *fixture = *state;
	char number[65];

	take_two(fixture, number);
	assert_mine(fixture, 2);
	assert_mine_in(fixture, "in_review", 2);
	assert_mine_in(fixture, "submitted", 0);
	become_staff(fixture, FIRST, ROLE_SYSTEM_MANAGER, "nursing_credit");
	assert_mine(fixture, 1);
	become_staff(fixture, FIRST, ROLE_SYSTEM_MANAGER, "hpa_portal");
	assert_mine(fixture, 1);
	become_staff(fixture, FIRST, ROLE_BUREAU_REVIEWER, "63000");
	assert_mine(fixture, 0);
	become_staff(fixture, FIRST, ROLE_MINISTRY, "");
	base_clock_set(FIXTURE_NOW_S + LEASE_S);
	assert_mine(fixture, 0);
}

/* A lease is one's own, or holds, only while its holder might use it. */
static void test_holder(void **state)
{
	struct fixture *fixture = *state;
	char number[65];

	take_two(fixture, number);
	become_staff(fixture, SECOND, ROLE_MINISTRY, "");
	assert_string_equal(take(fixture, number), "R-APP-20");
	fixture_meddle(fixture, "UPDATE staff_grant SET role = 'help-desk' WHERE staff_id = 7");
	assert_string_equal(take(fixture, number), "");
	become_staff(fixture, FIRST, ROLE_MINISTRY, "");
	assert_string_equal(take(fixture, number), "R-APP-20");
	assert_string_equal(decide(fixture, number), "R-APP-20");
	fixture_meddle(fixture, "UPDATE staff SET state = 'suspended' WHERE id = 8");
	assert_string_equal(decide(fixture, number), "R-APP-21");
	assert_string_equal(take(fixture, number), "");
	fixture_meddle(fixture, "UPDATE staff SET state = 'active' WHERE id = 8");
	become_staff(fixture, SECOND, ROLE_MINISTRY, "");
	assert_string_equal(take(fixture, number), "R-APP-20");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_mine),
		FIXTURE_TEST(test_holder),
	};

	return cmocka_run_group_tests_name("portal-application-lease", tests, NULL, NULL);
}
