/* Drafts: of one's own account only, one at a time, for so long, and never in the way of who types. */
#include "config.h"

#include "portal-fixture.h"

#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "portal/draft.h"

enum { LIFE_S = 7 * 86400, WAIT_LAST_MS = 5000, TRIES = 3 };

static void log_in(struct fixture *fixture)
{
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
}

static const char *keep(struct fixture *fixture, const char *form, const char *content)
{
	struct draft_entry entry = {.form = form, .field = "email", .content = content};

	return fixture_run(fixture, &portal_draft_keep, &entry);
}

static void expect_found(struct fixture *fixture, const char *form, const char *content)
{
	struct draft draft;

	assert_string_equal(fixture_run(fixture, &portal_draft_find, &draft), "");
	assert_string_equal(draft.form, form);
	if (*form)
		assert_string_equal(draft.content, content);
	store_draft_release(&draft);
}

static void test_keep_find_drop(void **state)
{
	struct fixture *fixture = *state;
	struct buf trail = {0};

	assert_string_equal(keep(fixture, "email-change", "a=b\n"), base_err_text(ERR_DENIED));
	log_in(fixture);
	expect_found(fixture, "", "");
	assert_string_equal(keep(fixture, "email-change", "a=b\n"), "");
	assert_string_equal(keep(fixture, "other", ""), "");
	expect_found(fixture, "other", "");
	assert_string_equal(keep(fixture, "email-change", "a=b\nc=d\n"), "");
	expect_found(fixture, "email-change", "a=b\nc=d\n");
	assert_string_equal(fixture_run(fixture, &portal_draft_drop, NULL), "");
	expect_found(fixture, "", "");
	fixture_look(fixture, "SELECT count(*) FROM audit WHERE act LIKE 'draft.%'", &trail);
	assert_string_equal(trail.data, "0\n");
	base_buf_release(&trail);
}

static void test_limits(void **state)
{
	static char long_text[STORE_DRAFT_CONTENT_MAX + 2], long_name[66];
	struct fixture *fixture = *state;

	log_in(fixture);
	memset(long_text, 'x', sizeof long_text - 1);
	memset(long_name, 'x', sizeof long_name - 1);
	assert_string_equal(keep(fixture, "email-change", long_text), base_err_text(ERR_RANGE));
	assert_string_equal(keep(fixture, long_name, ""), base_err_text(ERR_RANGE));
	long_text[sizeof long_text - 2] = '\0';
	assert_string_equal(keep(fixture, "email-change", long_text), "");
	expect_found(fixture, "email-change", long_text);
}

static void test_life(void **state)
{
	struct fixture *fixture = *state;

	log_in(fixture);
	assert_string_equal(keep(fixture, "email-change", "a=b\n"), "");
	base_clock_set(FIXTURE_NOW_S + LIFE_S);
	expect_found(fixture, "email-change", "a=b\n");
	base_clock_set(FIXTURE_NOW_S + LIFE_S + 1);
	expect_found(fixture, "", "");
}

/* While another writes, the person who types does not wait as who leaves does; once in a while the machine does. */
static void test_busy(void **state)
{
	struct fixture *fixture = *state;
	int64_t took_ms = INT64_MAX;
	struct store *other;

	log_in(fixture);
	assert_string_equal(keep(fixture, "email-change", "a=b\n"), "");
	assert_int_equal(store_open(&other, fixture->data, STORE_WRITE), 0);
	assert_int_equal(store_begin(other), 0);
	for (int i = 0; i < TRIES && took_ms >= WAIT_LAST_MS; i++) {
		int64_t before_ms = base_clock_monotonic_ms();

		assert_string_equal(keep(fixture, "email-change", "a=c\n"), base_err_text(ERR_BUSY));
		took_ms = base_clock_monotonic_ms() - before_ms;
	}
	assert_true(took_ms < WAIT_LAST_MS);
	store_rollback(other);
	store_close(other);
	expect_found(fixture, "email-change", "a=b\n");
	assert_string_equal(keep(fixture, "email-change", "a=c\n"), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_keep_find_drop),
		FIXTURE_TEST(test_limits),
		FIXTURE_TEST(test_life),
		FIXTURE_TEST(test_busy),
	};

	return cmocka_run_group_tests_name("portal-draft", tests, NULL, NULL);
}
