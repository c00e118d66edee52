/* Asking how an application stands: what is told, to whom, and how often a number may be unknown. */
#include "config.h"

#include "portal-fixture.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "portal/application.h"
#include "portal/operate.h"

static const char number[] = "1156300000000017";

static const char *ask(struct fixture *fixture, const char *typed, struct application_query *query)
{
	*query = (struct application_query){.number = typed};
	return fixture_run(fixture, &portal_application_status, query);
}

static void put_row(const struct fixture *fixture)
{
	fixture_meddle(fixture, "INSERT INTO application (number, kind, state, scope_kind, scope_code, subject,"
				" version, applied_at, changed_at) VALUES ('1156300000000017', 'support_notice',"
				" 'rejected', '', '', '', 1, 1790000000, 1790086400)");
}

static void test_found(void **state)
{
	struct fixture *fixture = *state;
	struct application_query query;

	put_row(fixture);
	assert_string_equal(ask(fixture, number, &query), "");
	assert_string_equal(query.found.number, number);
	assert_string_equal(query.found.kind, "support_notice");
	assert_string_equal(query.found.kind_name, "報備支援");
	assert_string_equal(query.found.state, "rejected");
	assert_string_equal(query.found.state_name, "申辦不通過");
	assert_true(query.found.is_final);
	assert_int_equal(query.found.applied_at, 1790000000);
	assert_int_equal(query.found.changed_at, 1790086400);
	assert_string_equal(ask(fixture, "１156300000000017", &query), "");
	assert_string_equal(ask(fixture, "x'; --", &query), "R-APP-1");
}

/* Fifty unknown numbers an hour and terminal; then none is answered, until the first of them is an hour old. */
static void test_misses_are_limited(void **state)
{
	struct fixture *fixture = *state;
	struct application_query query;
	struct buf rows = {0};
	char typed[16];

	put_row(fixture);
	for (int i = 0; i < 200; i++)
		assert_string_equal(ask(fixture, number, &query), "");
	for (int i = 0; i < 50; i++) {
		snprintf(typed, sizeof typed, "X-%d", i);
		assert_string_equal(ask(fixture, typed, &query), "R-APP-2");
	}
	assert_string_equal(ask(fixture, "X-50", &query), "R-APP-3");
	assert_string_equal(ask(fixture, number, &query), "R-APP-3");
	assert_string_equal(query.found.number, "");
	assert_string_equal(ask(fixture, "not a number", &query), "R-APP-1");
	base_mem_copy(fixture->portal.actor.source, sizeof fixture->portal.actor.source, "192.0.2.7");
	assert_string_equal(ask(fixture, number, &query), "");
	base_mem_copy(fixture->portal.actor.source, sizeof fixture->portal.actor.source, "tty-test");
	base_clock_set(FIXTURE_NOW_S + 3601);
	assert_string_equal(ask(fixture, number, &query), "");
	fixture_look(fixture, "SELECT count(*) FROM attempt WHERE kind = 'status'", &rows);
	assert_string_equal(base_buf_text(&rows), "50\n");
	base_buf_release(&rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_found),
		FIXTURE_TEST(test_misses_are_limited),
	};

	return cmocka_run_group_tests_name("portal-application", tests, NULL, NULL);
}
