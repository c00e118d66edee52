/* Several kiosks at the same moment, as processes of their own: one account, one use of a token, no try too
 * many. */
#include "config.h"

#include "portal-fixture.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "domain/login.h"
#include "domain/verification.h"
#include "portal/activation.h"
#include "portal/session.h"
#include "portal/verification.h"

enum { KIOSKS_MAX = 8, ROUNDS = 8, FAILURES_MAX = 5 };

struct kiosk {
	const struct act *act;
	void *record;
};

/* Exit status of a kiosk: done, or which of these rules stopped it. */
enum { DONE, OTHER = 99 };
static const char *const rules[] = {"", "R-ACT-37", "R-ACT-51", "R-ACT-5", "R-ACT-7", "R-ACT-44"};

static int run_kiosk(const struct fixture *fixture, const struct kiosk *kiosk, int gate)
{
	struct portal portal = {.conf = &fixture->conf, .actor = fixture->portal.actor};
	struct problems problems = {0};
	char nothing;

	if (store_open(&portal.store, fixture->data, STORE_WRITE) || read(gate, &nothing, 1) != 0 ||
	    portal_act_run(&portal, kiosk->act, kiosk->record, &problems))
		return OTHER;
	for (size_t i = 0; i < BASE_COUNT(rules); i++)
		if (strcmp(problems.n ? problems.rows[0].rule : "", rules[i]) == 0)
			return (int)i;
	return OTHER;
}

/* Lets all loose at once; how many ended with each status.  This process has no database open meanwhile. */
static void run_all(struct fixture *fixture, const struct kiosk *kiosks, size_t n, unsigned ended[OTHER + 1])
{
	pid_t children[KIOSKS_MAX];
	int gate[2], status;

	memset(ended, 0, (OTHER + 1) * sizeof *ended);
	store_close(fixture->portal.store);
	assert_int_equal(pipe(gate), 0);
	for (size_t i = 0; i < n; i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (children[i] == 0) {
			close(gate[1]);
			_exit(run_kiosk(fixture, &kiosks[i], gate[0]));
		}
	}
	close(gate[0]);
	close(gate[1]);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_true(WIFEXITED(status));
		assert_true(WEXITSTATUS(status) < (int)BASE_COUNT(rules));
		ended[WEXITSTATUS(status)]++;
	}
	assert_int_equal(store_open(&fixture->portal.store, fixture->data, STORE_WRITE), 0);
}

static unsigned ended_with(const unsigned *ended, const char *rule)
{
	for (size_t i = 0; i < BASE_COUNT(rules); i++)
		if (strcmp(rules[i], rule) == 0)
			return ended[i];
	return 0;
}

static void assert_sound(const struct fixture *fixture, const char *sql, const char *expected)
{
	struct problems findings = {0};
	struct buf rows = {0};

	fixture_look(fixture, sql, &rows);
	assert_string_equal(base_buf_text(&rows), expected);
	assert_int_equal(store_check(fixture->portal.store, &findings), 0);
	assert_int_equal(findings.n, 0);
	base_buf_release(&rows);
}

/* The later one opens it anew (R-ACT-24): one account, a letter for each, and one token that may be used. */
static void test_one_person_twice(void **state)
{
	struct activation first, second;
	struct kiosk kiosks[] = {{&portal_activation_submit, &first}, {&portal_activation_submit, &second}};
	unsigned ended[OTHER + 1];

	fixture_fill(&first);
	fixture_fill(&second);
	base_mem_copy(second.login_name, sizeof second.login_name, "wangxiaoming");
	run_all(*state, kiosks, BASE_COUNT(kiosks), ended);
	assert_int_equal(ended[DONE], 2);
	assert_sound(*state,
		     "SELECT (SELECT count(*) FROM account), (SELECT count(*) FROM letter), (SELECT count(*) "
		     "FROM token), "
		     "(SELECT count(*) FROM token WHERE superseded_at IS NULL), (SELECT count(*) FROM audit)",
		     "1 2 2 1 2\n");
}

static void test_one_name_twice(void **state)
{
	struct activation first, second;
	struct kiosk kiosks[] = {{&portal_activation_submit, &first}, {&portal_activation_submit, &second}};
	unsigned ended[OTHER + 1];

	fixture_fill(&first);
	fixture_fill(&second);
	base_mem_copy(second.person_id_no, sizeof second.person_id_no, "B137735463");
	base_mem_copy(second.is_practising, sizeof second.is_practising, "no");
	base_mem_copy(second.home_institution_code, sizeof second.home_institution_code, "");
	base_mem_copy(second.certificate_serial, sizeof second.certificate_serial, "123456");
	base_mem_copy(second.email, sizeof second.email, "chen@example.org");
	base_mem_copy(second.email_confirm, sizeof second.email_confirm, "chen@example.org");
	run_all(*state, kiosks, BASE_COUNT(kiosks), ended);
	assert_int_equal(ended[DONE], 1);
	assert_int_equal(ended_with(ended, "R-ACT-37"), 1);
	assert_sound(*state, "SELECT (SELECT count(*) FROM account), (SELECT count(*) FROM letter)", "1 1\n");
}

static void test_one_token_twice(void **state)
{
	static const char *const passwords[] = {"Abcdef1!", "Ghijkl2?"};
	struct verification records[2] = {{.code = ""}};
	struct kiosk kiosks[2];
	unsigned ended[OTHER + 1], right = 0;
	char code[32];

	fixture_open_account(*state, code);
	for (size_t i = 0; i < 2; i++) {
		base_mem_copy(records[i].code, sizeof records[i].code, code);
		base_mem_copy(records[i].password, sizeof records[i].password, passwords[i]);
		base_mem_copy(records[i].password_confirm, sizeof records[i].password_confirm, passwords[i]);
		kiosks[i] = (struct kiosk){&portal_verification_finish, &records[i]};
	}
	run_all(*state, kiosks, BASE_COUNT(kiosks), ended);
	assert_int_equal(ended[DONE], 1);
	assert_int_equal(ended_with(ended, "R-ACT-51"), 1);
	assert_sound(*state,
		     "SELECT (SELECT count(*) FROM letter), (SELECT count(*) FROM token WHERE used_at IS NOT "
		     "NULL), "
		     "(SELECT count(*) FROM account_app_system)",
		     "2 1 2\n");
	for (size_t i = 0; i < 2; i++)
		right += *fixture_login(*state, "bakerlai", passwords[i]) == '\0';
	assert_int_equal(right, 1);
}

/* However many try at the same moment, no more than five of them hear whether their password was right
 * (R-ACT-7). */
static void test_many_guesses(void **state)
{
	static struct login guess = {.login_name = "bakerlai", .password = "Wrong1!x", .captcha = "x"};
	struct kiosk kiosks[KIOSKS_MAX];
	unsigned ended[OTHER + 1];
	char code[32];

	fixture_open_account(*state, code);
	assert_string_equal(fixture_verify(*state, code, "Abcdef1!"), "");
	for (size_t i = 0; i < KIOSKS_MAX; i++)
		kiosks[i] = (struct kiosk){&portal_session_login, &guess};
	run_all(*state, kiosks, KIOSKS_MAX, ended);
	assert_int_equal(ended_with(ended, "R-ACT-5"), FAILURES_MAX);
	assert_int_equal(ended_with(ended, "R-ACT-7"), KIOSKS_MAX - FAILURES_MAX);
	assert_sound(*state, "SELECT count(*) FROM attempt WHERE kind = 'login'", "5\n");
}

/* Once says little about a race: each is run some times, with a data directory of its own. */
static void test_all(void **state)
{
	static void (*const races[])(void **state) = {test_one_person_twice, test_one_name_twice,
						      test_one_token_twice, test_many_guesses};

	(void)state;
	for (size_t i = 0; i < ROUNDS * BASE_COUNT(races); i++) {
		void *own;

		assert_int_equal(fixture_open(&own), 0);
		races[i % BASE_COUNT(races)](&own);
		fixture_close(&own);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_all)};

	return cmocka_run_group_tests_name("portal-race", tests, NULL, NULL);
}
