/* Penalties: added up, enforced from the least on, never beyond the most, over at their time. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "guard/penalty.h"

static const struct guard_source someone = {{0x20, 0x01, [15] = 1}}, other = {{0x20, 0x01, [15] = 2}};

struct fixture {
	struct guard_penalty penalty;
	struct conf conf;
};

static int begin(void **state)
{
	static struct fixture fixture;
	int err = base_conf_init(&fixture.conf, "");

	*state = &fixture;
	guard_penalty_init(&fixture.penalty);
	fixture.conf.penalty_authentication_s = 5;
	fixture.conf.penalty_crash_s = 90;
	fixture.conf.penalty_least_s = 15;
	fixture.conf.penalty_most_s = 100;
	return err;
}

static int end(void **state)
{
	struct fixture *fixture = *state;

	guard_penalty_release(&fixture->penalty);
	return 0;
}

static void test_faults_of_one_source_in_order(void **state)
{
	static const struct {
		enum ipc_fault fault;
		int64_t at_s, until_s; /* until_s 0: it is not refused */
		int is_new;
	} rows[] = {
		{FAULT_NONE, 1000, 0, 0},
		{FAULT_LOST, 1000, 0, 0},
		{FAULT_AUTHENTICATION, 1000, 0, 0},
		{FAULT_AUTHENTICATION, 1000, 0, 0},
		{FAULT_AUTHENTICATION, 1001, 0, 0}, /* 14 s are left: not yet */
		{FAULT_AUTHENTICATION, 1002, 1020, 1},
		{FAULT_AUTHENTICATION, 1019, 1025, 0}, /* enforced until it has ended, however little is left */
		{FAULT_CRASH, 1020, 1115, 0},
		{FAULT_CRASH, 1021, 1121, 0}, /* the most */
		{FAULT_AUTHENTICATION, 1121, 0, 0}, /* it is over: all begins anew */
		{FAULT_CRASH, 1122, 1216, 1},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		int64_t at_ms = 1000 * rows[i].at_s, until_ms = 1000 * rows[i].until_s;

		assert_int_equal(guard_penalty_add(&fixture->penalty, &fixture->conf, &someone, rows[i].fault, at_ms),
				 rows[i].is_new);
		assert_int_equal(guard_penalty_is_refused(&fixture->penalty, &someone, at_ms), until_ms > 0);
		assert_false(guard_penalty_is_refused(&fixture->penalty, &other, at_ms));
		if (until_ms == 0)
			continue;
		assert_true(guard_penalty_is_refused(&fixture->penalty, &someone, until_ms - 1));
		assert_false(guard_penalty_is_refused(&fixture->penalty, &someone, until_ms));
	}
}

/* Each row of the table of faults that names a keyword has a length by that keyword. */
static void test_every_keyword_counts(void **state)
{
#define ROW(word, status, its_penalty, text) {word, its_penalty},
	static const struct {
		enum ipc_fault fault;
		const char *penalty;
	} rows[] = {IPC_FAULT_LIST(ROW)};
#undef ROW
	struct fixture *fixture = *state;

	fixture->conf.penalty_least_s = 1;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct guard_source source = {{0x20, [15] = (unsigned char)i}};

		assert_int_equal(guard_penalty_add(&fixture->penalty, &fixture->conf, &source, rows[i].fault, 1),
				 *rows[i].penalty != '\0');
	}
}

static void test_no_seconds_are_no_penalty(void **state)
{
	struct fixture *fixture = *state;

	fixture->conf.penalty_least_s = 0;
	fixture->conf.penalty_crash_s = 0;
	assert_int_equal(guard_penalty_add(&fixture->penalty, &fixture->conf, &someone, FAULT_CRASH, 1), 0);
	assert_false(guard_penalty_is_refused(&fixture->penalty, &someone, 1));
	assert_int_equal(guard_penalty_add(&fixture->penalty, &fixture->conf, &someone, FAULT_AUTHENTICATION, 1), 1);
	assert_true(guard_penalty_is_refused(&fixture->penalty, &someone, 1));
}

/* A million sources with a short penalty take the place of each other, not of one with a long penalty. */
static void test_many_sources_do_not_wash_out_a_long_penalty(void **state)
{
	struct fixture *fixture = *state;

	guard_penalty_add(&fixture->penalty, &fixture->conf, &someone, FAULT_CRASH, 1);
	for (unsigned i = 0; i < 1000000; i++) {
		struct guard_source source = {{0x20, 0x02}};

		memcpy(source.bytes + 4, &i, sizeof i);
		guard_penalty_add(&fixture->penalty, &fixture->conf, &source, FAULT_AUTHENTICATION, 1);
	}
	assert_true(guard_penalty_is_refused(&fixture->penalty, &someone, 2));
}

static void test_exempt_addresses(void **state)
{
	static const struct {
		const char *exempt;
		int is_right, has_it; /* it: 192.0.2.7 */
	} rows[] = {
		{"", 1, 0},
		{"192.0.2.7", 1, 1},
		{"  ::1\t192.0.2.7 ", 1, 1},
		{"::ffff:192.0.2.7", 1, 1},
		{"192.0.2.77", 1, 0},
		{"192.0.2.0/24", 0, 0},
		{"host 192.0.2.7", 0, 1},
		{"11111111111111111111111111111111111111111111111111111111111111111111111", 0, 0},
	};
	struct fixture *fixture = *state;
	struct guard_source address;

	assert_int_equal(guard_source_read("192.0.2.7", &address), 0);
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		base_mem_copy(fixture->conf.penalty_exempt, sizeof fixture->conf.penalty_exempt, rows[i].exempt);
		assert_int_equal(guard_penalty_check(&fixture->conf), rows[i].is_right ? 0 : ERR_SYNTAX);
		assert_int_equal(guard_penalty_is_exempt(&fixture->conf, &address), rows[i].has_it);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_faults_of_one_source_in_order, begin, end),
		cmocka_unit_test_setup_teardown(test_every_keyword_counts, begin, end),
		cmocka_unit_test_setup_teardown(test_no_seconds_are_no_penalty, begin, end),
		cmocka_unit_test_setup_teardown(test_many_sources_do_not_wash_out_a_long_penalty, begin, end),
		cmocka_unit_test_setup_teardown(test_exempt_addresses, begin, end),
	};

	return cmocka_run_group_tests_name("guard-penalty", tests, NULL, NULL);
}
