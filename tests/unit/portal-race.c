/*
 * Several kiosks at the same moment, as processes of their own: one account, one use of a token, no try too
 * many.
 */
#include "config.h"

#include "portal-fixture.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "domain/app-system.h"
#include "domain/login.h"
#include "domain/verification.h"
#include "portal/activation.h"
#include "portal/application-filing.h"
#include "portal/application-review.h"
#include "portal/session.h"
#include "portal/verification.h"

enum { KIOSKS_MAX = 8, ROUNDS = 8, FAILURES_MAX = 5 };

struct kiosk {
	const struct act *act;
	void *record;
	int64_t staff_id; /* the manager of an application system sits there; 0: whoever the fixture says */
};

/* Exit status of a kiosk: done, or which of these rules stopped it. */
enum { DONE, OTHER = 99 };
static const char *const rules[] = {"", "R-ACT-37", "R-ACT-51", "R-ACT-5", "R-ACT-7",
				     "R-ACT-44", "R-APP-14", "R-APP-20", "R-APP-22", "R-APP-23"};

static int run_kiosk(const struct fixture *fixture, const struct kiosk *kiosk, int gate)
{
	struct portal portal = {.conf = &fixture->conf, .actor = fixture->portal.actor};
	struct problems problems = {0};
	char nothing;

	if (kiosk->staff_id)
		portal.actor = (struct actor){.kind = ACTOR_STAFF,
					      .level = LEVEL_ONE_TIME_CODE,
					      .staff_id = kiosk->staff_id,
					      .source = "tty-test"};
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
	struct kiosk kiosks[] = {{&portal_activation_submit, &first, 0}, {&portal_activation_submit, &second, 0}};
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
	struct kiosk kiosks[] = {{&portal_activation_submit, &first, 0}, {&portal_activation_submit, &second, 0}};
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
		kiosks[i] = (struct kiosk){&portal_verification_finish, &records[i], 0};
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

/*
 * However many try at the same moment, no more than five of them hear whether their password was right
 * (R-ACT-7).
 */
static void test_many_guesses(void **state)
{
	static struct login guess = {.login_name = "bakerlai", .password = "Wrong1!x", .captcha = "x"};
	struct kiosk kiosks[KIOSKS_MAX];
	unsigned ended[OTHER + 1];
	char code[32];

	fixture_open_account(*state, code);
	assert_string_equal(fixture_verify(*state, code, "Abcdef1!"), "");
	for (size_t i = 0; i < KIOSKS_MAX; i++)
		kiosks[i] = (struct kiosk){&portal_session_login, &guess, 0};
	run_all(*state, kiosks, KIOSKS_MAX, ended);
	assert_int_equal(ended_with(ended, "R-ACT-5"), FAILURES_MAX);
	assert_int_equal(ended_with(ended, "R-ACT-7"), KIOSKS_MAX - FAILURES_MAX);
	assert_sound(*state, "SELECT count(*) FROM attempt WHERE kind = 'login'", "5\n");
}

/* All of them renew the hash, whose cost was raised, at the same moment: it stays the same password. */
static void test_many_renewals(void **state)
{
	static struct login login = {.login_name = "bakerlai", .password = "Abcdef1!", .captcha = "x"};
	struct fixture *fixture = *state;
	struct kiosk kiosks[KIOSKS_MAX];
	unsigned ended[OTHER + 1];
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
	fixture->conf.seal_memory_kib = 1024;
	for (size_t i = 0; i < KIOSKS_MAX; i++)
		kiosks[i] = (struct kiosk){&portal_session_login, &login, 0};
	run_all(fixture, kiosks, KIOSKS_MAX, ended);
	assert_int_equal(ended[DONE], KIOSKS_MAX);
	assert_sound(fixture, "SELECT count(*) FROM account WHERE password_hash LIKE '%m=1024,%'", "1\n");
}

/* Somebody is logged in and has applied for a system; the number. */
static void file_application(struct fixture *fixture, struct application_request *request)
{
	struct app_system_request detail = {.app_system_code = "hpa_portal", .reason = "x"};
	struct application_filing filing = {.kind = "app_system", .detail = &detail};
	char code[32];

	fixture_put_staff(fixture, 7, "林美華", "app-system-manager", "hpa_portal");
	fixture_put_staff(fixture, 8, "陳大文", "app-system-manager", "hpa_portal");
	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	assert_string_equal(fixture_run(fixture, &portal_application_filing_submit, &filing), "");
	*request = (struct application_request){.number = ""};
	memcpy(request->number, filing.number, sizeof request->number);
}

static void test_one_system_twice(void **state)
{
	struct application_request unused;
	struct app_system_request details[2];
	struct application_filing filings[2];
	struct kiosk kiosks[2];
	unsigned ended[OTHER + 1];

	file_application(*state, &unused);
	for (size_t i = 0; i < 2; i++) {
		details[i] = (struct app_system_request){.app_system_code = "nursing_credit", .reason = "x"};
		filings[i] = (struct application_filing){.kind = "app_system", .detail = &details[i]};
		kiosks[i] = (struct kiosk){&portal_application_filing_submit, &filings[i], 0};
	}
	run_all(*state, kiosks, BASE_COUNT(kiosks), ended);
	assert_int_equal(ended[DONE], 1);
	assert_int_equal(ended_with(ended, "R-APP-14"), 1);
	assert_sound(*state, "SELECT count(*), count(DISTINCT number) FROM application", "2 2\n");
}

static void test_one_case_taken_twice(void **state)
{
	struct application_request first, second;
	struct kiosk kiosks[] = {{&portal_application_review_take, &first, 7},
				 {&portal_application_review_take, &second, 8}};
	unsigned ended[OTHER + 1];

	file_application(*state, &first);
	second = first;
	run_all(*state, kiosks, BASE_COUNT(kiosks), ended);
	assert_int_equal(ended[DONE], 1);
	assert_int_equal(ended_with(ended, "R-APP-20"), 1);
	assert_sound(*state, "SELECT state, version FROM application", "in_review 2\n");
}

/* From two terminals of one person at the same second: one decision stands, and the other is told. */
static void test_one_case_decided_twice(void **state)
{
	struct application_request first, second;
	struct kiosk taken = {&portal_application_review_take, &first, 7};
	struct kiosk kiosks[] = {{&portal_application_review_decide, &first, 7},
				 {&portal_application_review_decide, &second, 7}};
	unsigned ended[OTHER + 1];

	file_application(*state, &first);
	run_all(*state, &taken, 1, ended);
	assert_int_equal(ended[DONE], 1);
	base_mem_copy(first.event, sizeof first.event, "approve");
	second = first;
	base_mem_copy(second.event, sizeof second.event, "reject");
	base_mem_copy(second.note, sizeof second.note, "x");
	run_all(*state, kiosks, BASE_COUNT(kiosks), ended);
	assert_int_equal(ended[DONE], 1);
	assert_int_equal(ended_with(ended, "R-APP-23"), 1);
	assert_sound(*state, "SELECT count(*) FROM letter WHERE kind = 'application-decided'", "1\n");
}

static void test_decided_and_withdrawn(void **state)
{
	struct application_request first, second;
	struct kiosk taken = {&portal_application_review_take, &first, 7};
	struct kiosk kiosks[] = {{&portal_application_review_decide, &first, 7},
				 {&portal_application_filing_withdraw, &second, 0}};
	unsigned ended[OTHER + 1];

	file_application(*state, &first);
	second = first;
	base_mem_copy(first.event, sizeof first.event, "approve");
	run_all(*state, &taken, 1, ended);
	run_all(*state, kiosks, BASE_COUNT(kiosks), ended);
	assert_int_equal(ended[DONE], 1);
	assert_int_equal(ended_with(ended, "R-APP-22") + ended_with(ended, "R-APP-23"), 1);
	assert_sound(*state, "SELECT version FROM application", "3\n");
}

/* Once says little about a race: each is run some times, with a data directory of its own. */
static void test_all(void **state)
{
	static void (*const races[])(void **state) = {test_one_person_twice, test_one_name_twice,
						      test_one_token_twice, test_many_guesses,
						      test_many_renewals, test_one_system_twice,
						      test_one_case_taken_twice, test_one_case_decided_twice,
						      test_decided_and_withdrawn};

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
