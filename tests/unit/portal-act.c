/*
 * portal_act_run, with made-up acts: what is written when one is done, refused or fails, and what the trail
 * may say.
 */
#include "config.h"

#include "portal-fixture.h"

#include <string.h>
#include <sys/stat.h>

#include "base/err.h"
#include "base/mem.h"
#include "domain/rule.h"
#include "portal/activation.h"
#include "portal/session.h"
#include "store/policy.h"

static int writes(struct act_call *call)
{
	portal_act_name_object(call, "policy", 7);
	return store_policy_put(call->store, "helpdesk_phone", "written");
}

static int writes_and_fails(struct act_call *call)
{
	assert_int_equal(writes(call), 0);
	return ERR_IO;
}

static int writes_and_refuses(struct act_call *call)
{
	domain_rule_add(call->problems, "", RULE_ACT_16);
	return writes(call);
}

static int refuses(struct act_call *call)
{
	domain_rule_add(call->problems, "", RULE_ACT_16);
	return 0;
}

static int fails(struct act_call *call)
{
	(void)call;
	return ERR_IO;
}

static int is_late(struct act_call *call)
{
	(void)call;
	return ERR_TIMEOUT;
}

static int must_not_run(struct act_call *call)
{
	(void)call;
	fail_msg("an act that was stopped before has run");
	return 0;
}

/* Tells what it was called with through the record. */
static void keep_err(struct act_call *call, int err)
{
	*(int *)call->record = err;
}

static void test_outcomes(void **state)
{
	static const struct {
		struct act act;
		int err, is_written;
		const char *trail;
	} rows[] = {
		{{.name = "done", .run = writes}, 0, 1, "nobody done policy:7 done\n"},
		{{.name = "fails", .run = writes_and_fails}, ERR_IO, 0, ""},
		{{.name = "refused", .run = writes_and_refuses}, 0, 0, "nobody refused policy:7 R-ACT-16\n"},
		{{.name = "counts", .is_counting = 1, .run = writes_and_refuses},
		 0,
		 1,
		 "nobody counts policy:7 R-ACT-16\n"},
		{{.name = "counts", .is_counting = 1, .run = writes_and_fails}, ERR_IO, 0, ""},
		{{.name = "early", .prepare = refuses, .run = must_not_run},
		 0,
		 0,
		 "nobody early  R-ACT-16\n"},
		{{.name = "slow", .prepare = is_late, .run = must_not_run}, 0, 0, "nobody slow  R-ACT-76\n"},
		{{.name = "fails", .prepare = fails, .run = must_not_run}, ERR_IO, 0, ""},
		{{.name = "reads", .is_unrecorded = 1, .run = refuses}, 0, 0, ""},
		{{.name = "denied", .right = RIGHT_USE_ACCOUNT, .prepare = must_not_run, .run = must_not_run},
		 ERR_DENIED,
		 0,
		 ""},
	};
	struct buf trail = {0};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct act act = rows[i].act;
		char value[STORE_POLICY_TEXT_SIZE];
		struct problems problems = {0};
		struct fixture *fixture;
		void *own;
		int told = 1;

		assert_int_equal(fixture_open(&own), 0);
		fixture = own;
		act.after = keep_err;
		assert_int_equal(portal_act_run(&fixture->portal, &act, &told, &problems), rows[i].err);
		assert_int_equal(told, rows[i].err == ERR_DENIED ? 1 : rows[i].err);
		assert_int_equal(store_policy_find(fixture->portal.store, "helpdesk_phone", value),
				 rows[i].is_written ? 0 : ERR_NOT_FOUND);
		fixture_look(fixture, "SELECT actor, act, object, outcome FROM audit", &trail);
		assert_string_equal(base_buf_text(&trail), rows[i].trail);
		base_problem_release(&problems);
		fixture_close(&own);
	}
	base_buf_release(&trail);
}

static struct fixture *meddled;
static const char *meddling;

static int is_overtaken(struct act_call *call)
{
	(void)call;
	fixture_meddle(meddled, meddling);
	return 0;
}

static void overtake(struct fixture *fixture, enum right right, const char *sql, const char *said, const char *trail)
{
	const struct act act = {.name = "late", .right = right, .prepare = is_overtaken, .run = must_not_run};
	struct buf found = {0};

	meddled = fixture;
	meddling = sql;
	assert_string_equal(fixture_run(fixture, &act, NULL), said);
	fixture_look(fixture, "SELECT actor, act, object, outcome FROM audit WHERE act = 'late'", &found);
	assert_string_equal(base_buf_text(&found), trail);
	base_buf_release(&found);
}

/* What was allowed when an act began, and is not when it would write. */
static void test_overtaken_staff(void **state)
{
	static const struct {
		const char *sql, *said, *trail;
	} rows[] = {
		{"DELETE FROM staff_grant", "沒有執行此項作業的權限", "staff:7 late  denied\n"},
		{"UPDATE staff SET state = 'suspended'", "R-STF-11", "staff:7 late  R-STF-11\n"},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct fixture *fixture;
		void *own;

		assert_int_equal(fixture_open(&own), 0);
		fixture = own;
		fixture_put_staff(fixture, 7, "mohwlin", "ministry", "");
		fixture->portal.actor =
			(struct actor){.kind = ACTOR_STAFF, .level = LEVEL_ONE_TIME_CODE, .staff_id = 7};
		overtake(fixture, RIGHT_PUBLISH_TERMS, rows[i].sql, rows[i].said, rows[i].trail);
		fixture_close(&own);
	}
}

static void test_overtaken_session(void **state)
{
	struct fixture *fixture = *state;
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	overtake(fixture, RIGHT_USE_ACCOUNT, "UPDATE session SET ended_at = started_at, reason = 'suspended'",
		 "R-ACT-90", "account:1 late  R-ACT-90\n");
}

static int names_long(struct act_call *call)
{
	portal_act_name_object_word(call, "word", "a" "中中中中中中中中中中中中中中中中中");
	return 0;
}

/* A long word is cut between two characters. */
static void test_long_word(void **state)
{
	static const struct act act = {.name = "long", .run = names_long};
	struct fixture *fixture = *state;
	struct buf found = {0};

	assert_string_equal(fixture_run(fixture, &act, NULL), "");
	fixture_look(fixture, "SELECT object FROM audit WHERE act = 'long'", &found);
	assert_string_equal(base_buf_text(&found), "word:a中中中中中中中中中中中中中中中\n");
	base_buf_release(&found);
}

/* After an error the store is free for the next act. */
static void test_goes_on_after_an_error(void **state)
{
	static const struct act bad = {.name = "bad", .run = writes_and_fails},
				good = {.name = "good", .run = writes};
	struct fixture *fixture = *state;

	assert_string_equal(fixture_run(fixture, &bad, NULL), base_err_text(ERR_IO));
	assert_string_equal(fixture_run(fixture, &good, NULL), "");
}

/* Whole numbers, names, addresses, passwords and codes stand neither in the trail nor among the attempts. */
static void test_trail_is_not_personal(void **state)
{
	static const char *const secrets[] = {"A123456789", "a123456789", "王小明",  "bakerlai",
					      "nurse@",     "Abcdef1!",   "Wrong1!x"};
	struct fixture *fixture = *state;
	struct activation activation;
	struct buf rows = {0};
	char code[32];

	fixture_fill(&activation);
	fixture_run(fixture, &portal_activation_query, &activation);
	base_mem_copy(activation.certificate_serial, sizeof activation.certificate_serial, "999999");
	fixture_run(fixture, &portal_activation_match, &activation);
	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
	fixture_login(fixture, "bakerlai", "Wrong1!x");
	fixture_login(fixture, "nobodyhere", "Wrong1!x");
	fixture_look(fixture, "SELECT actor, source, act, object, outcome FROM audit", &rows);
	assert_non_null(strstr(rows.data, "nobody tty-test activation.submit account:1 done\n"));
	for (size_t i = 0; i < BASE_COUNT(secrets); i++)
		assert_null(strstr(rows.data, secrets[i]));
	assert_null(strstr(rows.data, code));
	fixture_look(fixture, "SELECT kind, subject, source FROM attempt", &rows);
	assert_true(rows.len > 0);
	for (size_t i = 0; i < BASE_COUNT(secrets); i++)
		assert_null(strstr(rows.data, secrets[i]));
	base_buf_release(&rows);
}

/* What the programs put into a data directory is its owner's alone, whatever umask says. */
static void test_files_are_private(void **state)
{
	static const char *const names[] = {"", "/maportal.db", "/maportal.db-wal", "/maportal.db-shm",
					    "/write.lock"};
	struct fixture *fixture = *state;
	mode_t before = umask(0);
	struct store *store;
	struct buf path = {0};
	struct stat st;

	base_buf_addf(&path, "%s/made/new", fixture->data);
	assert_int_equal(store_open(&store, path.data, STORE_CREATE), 0);
	assert_int_equal(store_begin(store), 0);
	assert_int_equal(store_policy_put(store, "helpdesk_phone", "x"), 0);
	assert_int_equal(store_commit(store), 0);
	umask(before);
	for (size_t i = 0; i < BASE_COUNT(names); i++) {
		base_buf_clear(&path);
		base_buf_addf(&path, "%s/made/new%s", fixture->data, names[i]);
		assert_int_equal(stat(path.data, &st), 0);
		assert_int_equal(st.st_mode & 0077, 0);
	}
	store_close(store);
	base_buf_release(&path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_outcomes),
		cmocka_unit_test(test_overtaken_staff),
		FIXTURE_TEST(test_overtaken_session),
		FIXTURE_TEST(test_long_word),
		FIXTURE_TEST(test_goes_on_after_an_error),
		FIXTURE_TEST(test_trail_is_not_personal),
		FIXTURE_TEST(test_files_are_private),
	};

	return cmocka_run_group_tests_name("portal-act", tests, NULL, NULL);
}
