/* The administration of staff: the last administrator, the own account, roles that are none, rights read anew. */
#include "config.h"

#include "portal-fixture.h"

#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "domain/staff.h"
#include "portal/password.h"
#include "portal/staff-admin.h"
#include "portal/staff-login.h"
#include "portal/staff.h"

static void become_staff(struct fixture *fixture, int64_t id)
{
	fixture->portal.actor = (struct actor){
		.kind = ACTOR_STAFF, .level = LEVEL_ONE_TIME_CODE, .staff_id = id, .source = "tty-test"};
}

static void become_operator(struct fixture *fixture)
{
	fixture->portal.actor = (struct actor){.kind = ACTOR_OPERATOR, .name = "root", .source = "tty-test"};
}

static const char *run(struct fixture *fixture, const struct act *act, const char *login_name, const char *roles,
		       int is_taken)
{
	struct staff_admin admin = {.name = "陳新人", .email = "new@example.org", .is_taken = is_taken};
	const char *rule;

	assert_int_equal(base_mem_copy(admin.login_name, sizeof admin.login_name, login_name), 0);
	assert_int_equal(base_mem_copy(admin.roles, sizeof admin.roles, roles), 0);
	rule = fixture_run(fixture, act, &admin);
	base_mem_wipe(&admin.words, sizeof admin.words);
	return rule;
}

static void assert_rows(struct fixture *fixture, const char *sql, const char *rows)
{
	struct buf found = {0};

	fixture_look(fixture, sql, &found);
	assert_string_equal(base_buf_text(&found), rows);
	base_buf_release(&found);
}

static void test_last_administrator(void **state)
{
	struct fixture *fixture = *state;

	fixture_put_staff(fixture, 7, "林美華", "administrator", "");
	fixture_put_staff(fixture, 8, "陳大文", "administrator", "");
	become_operator(fixture);
	assert_string_equal(run(fixture, &portal_staff_admin_suspend, "staff8", "", 0), "");
	assert_string_equal(run(fixture, &portal_staff_admin_suspend, "staff7", "", 0), "R-STF-8");
	assert_string_equal(run(fixture, &portal_staff_admin_change, "staff7", "help-desk", 0), "");
	assert_string_equal(run(fixture, &portal_staff_admin_change, "staff7", "administrator", 1), "R-STF-8");
	assert_string_equal(run(fixture, &portal_staff_admin_resume, "staff8", "", 0), "");
	assert_string_equal(run(fixture, &portal_staff_admin_change, "staff7", "administrator", 1), "");
	assert_rows(fixture,
		    "SELECT login_name, state, role FROM staff JOIN staff_grant ON staff_id = staff.id ORDER BY 1",
		    "staff7 active help-desk\nstaff8 active administrator\n");
}

/* The first administrator, with an address that was mistyped: the stranger is stopped, and the address corrected. */
static void test_wrong_address(void **state)
{
	static const char open_tokens[] =
		"SELECT count(*) FROM token WHERE staff_id IS NOT NULL AND used_at IS NULL AND superseded_at IS NULL";
	struct fixture *fixture = *state;
	struct staff_admin wrong = {.login_name = "root1", .email = "right@example"};

	become_operator(fixture);
	assert_string_equal(run(fixture, &portal_staff_admin_add, "root1", "administrator", 0), "");
	assert_rows(fixture, open_tokens, "1\n");
	assert_string_equal(run(fixture, &portal_staff_admin_suspend, "root1", "", 0), "");
	assert_rows(fixture, open_tokens, "0\n");
	assert_string_equal(run(fixture, &portal_staff_admin_readdress, "root1", "", 0), "R-STF-6");
	assert_string_equal(run(fixture, &portal_staff_admin_resume, "root1", "", 0), "");
	fixture_meddle(fixture, "UPDATE staff SET email = 'wrong@example.org'");
	assert_string_equal(fixture_run(fixture, &portal_staff_admin_readdress, &wrong), "R-ACT-41");
	*wrong.email = '\0';
	assert_string_equal(fixture_run(fixture, &portal_staff_admin_readdress, &wrong), "R-ACT-41");
	assert_string_equal(run(fixture, &portal_staff_admin_invite, "root1", "", 0), "");
	assert_rows(fixture, "SELECT email FROM staff", "wrong@example.org\n");
	assert_string_equal(run(fixture, &portal_staff_admin_readdress, "root1", "", 0), "");
	assert_rows(fixture, open_tokens, "1\n");
	assert_rows(fixture, "SELECT email, state FROM staff", "new@example.org invited\n");
	assert_rows(fixture, "SELECT recipient FROM letter ORDER BY id DESC LIMIT 1", "new@example.org\n");
	assert_rows(fixture, "SELECT act, outcome FROM audit WHERE act = 'staff.readdress' ORDER BY id DESC LIMIT 1",
		    "staff.readdress done\n");
}

static void test_own_account(void **state)
{
	struct fixture *fixture = *state;

	fixture_put_staff(fixture, 7, "林美華", "administrator", "");
	fixture_put_staff(fixture, 8, "陳大文", "administrator", "");
	become_staff(fixture, 7);
	assert_string_equal(run(fixture, &portal_staff_admin_suspend, "staff7", "", 0), "R-STF-7");
	assert_string_equal(run(fixture, &portal_staff_admin_change, "STAFF7", "hpa", 0), "R-STF-7");
	assert_string_equal(run(fixture, &portal_staff_admin_suspend, "nobody", "", 0), "R-STF-9");
}

static void test_roles(void **state)
{
	static const struct {
		const char *login_name, *roles, *rule;
	} rows[] = {
		{"lin", "king", "R-STF-3"},
		{"lin", "", "R-STF-3"},
		{"lin", "help-desk\x1b[2J", "R-STF-3"},
		{"lin", "help-desk,,hpa", "R-STF-3"},
		{"lin", "ministry:63000", "R-STF-4"},
		{"lin", "bureau-reviewer", "R-STF-4"},
		{"lin", "bureau-reviewer:99999", "R-STF-4"},
		{"lin", "bureau-reviewer:\x1b[31m", "R-STF-4"},
		{"lin", "course-provider:12345678901234567890123456789012345678901234567890", "R-STF-4"},
		{"lin", "hpa,hpa,hpa,hpa,hpa,hpa,hpa,hpa,hpa", "R-STF-5"},
		{"lin\x1b[2J", "hpa", "R-STF-1"},
		{"staff7", "hpa", "R-STF-1"},
	};
	struct fixture *fixture = *state;

	fixture_put_staff(fixture, 7, "林美華", "administrator", "");
	become_staff(fixture, 7);
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		assert_string_equal(run(fixture, &portal_staff_admin_add, rows[i].login_name, rows[i].roles, 0),
				    rows[i].rule);
	assert_rows(fixture, "SELECT count(*) FROM staff", "1\n");
	assert_int_equal(fixture_count_letters(fixture), 0);
	assert_string_equal(run(fixture, &portal_staff_admin_add, "lin", "bureau-reviewer:63000,hpa", 0), "");
	assert_int_equal(fixture_count_letters(fixture), 1);
}

/* What was taken away is gone at the next act, and what was tried without it stands on the trail. */
static void test_rights_read_anew(void **state)
{
	struct fixture *fixture = *state;
	struct staff_page page = {.after = "", .direction = 1, .max = STAFF_ADMIN_PAGE_MAX};

	fixture_put_staff(fixture, 7, "林美華", "administrator", "");
	become_staff(fixture, 7);
	assert_string_equal(fixture_run(fixture, &portal_staff_admin_list, &page), "");
	assert_int_equal(page.n, 1);
	fixture_put_staff(fixture, 7, "林美華", "help-desk", "");
	assert_int_equal(portal_act_run(&fixture->portal, &portal_staff_admin_list, &page, &fixture->problems),
			 ERR_DENIED);
	assert_int_equal(portal_act_may(&fixture->portal, &portal_staff_admin_add), 0);
	assert_rows(fixture, "SELECT actor, act, outcome FROM audit WHERE outcome = 'denied' ORDER BY id",
		    "staff:7 staff.list denied\nstaff:7 staff.add denied\n");
}

static void test_suspended(void **state)
{
	struct fixture *fixture = *state;
	struct staff_profile profile;

	fixture_put_staff(fixture, 7, "林美華", "administrator", "");
	fixture_put_staff(fixture, 8, "陳大文", "help-desk", "");
	become_staff(fixture, 8);
	assert_string_equal(fixture_run(fixture, &portal_staff_profile, &profile), "");
	become_staff(fixture, 7);
	assert_string_equal(run(fixture, &portal_staff_admin_suspend, "staff8", "", 0), "");
	assert_string_equal(run(fixture, &portal_staff_admin_suspend, "staff8", "", 0), "R-STF-6");
	become_staff(fixture, 8);
	assert_string_equal(fixture_run(fixture, &portal_staff_profile, &profile), "R-STF-11");
	become_staff(fixture, 7);
	assert_string_equal(run(fixture, &portal_staff_admin_resume, "staff8", "", 0), "");
	become_staff(fixture, 8);
	assert_string_equal(fixture_run(fixture, &portal_staff_profile, &profile), "");
}

static struct fixture *meddled;
static char meanwhile[BASE_SEAL_TEXT_SIZE];

static void put_hash(const char *hash)
{
	struct buf sql = {0};

	base_buf_addf(&sql, "UPDATE staff SET password_hash = '%s' WHERE id = 7", hash);
	fixture_meddle(meddled, base_buf_text(&sql));
	base_buf_release(&sql);
}

static int prepare_and_put_hash(struct act_call *call)
{
	int err = portal_staff_login_password.prepare(call);

	put_hash(meanwhile);
	return err;
}

/* While the password is looked at, another login renews its hash, and then somebody changes it. */
static void test_hash_meanwhile(void **state)
{
	struct fixture *fixture = meddled = *state;
	struct staff_login login = {.login_name = "staff7", .password = "Abcdef1!"};
	struct act slow = portal_staff_login_password;
	char sealed[BASE_SEAL_TEXT_SIZE];

	slow.prepare = prepare_and_put_hash;
	fixture_put_staff(fixture, 7, "林美華", "ministry", "");
	assert_int_equal(portal_password_seal(&fixture->conf, login.password, sealed), 0);
	put_hash(sealed);
	fixture->conf.seal_passes++;
	assert_int_equal(portal_password_renew(&fixture->conf, sealed, login.password, meanwhile), 0);
	assert_string_equal(fixture_run(fixture, &slow, &login), "");
	assert_int_equal(fixture->portal.actor.staff_id, 7);
	fixture->portal.actor = (struct actor){.source = "tty-test"};
	assert_int_equal(portal_password_seal(&fixture->conf, "Ghijkl2?", meanwhile), 0);
	assert_string_equal(fixture_run(fixture, &slow, &login), "R-ACT-86");
	assert_int_equal(fixture->portal.actor.staff_id, 0);
	assert_rows(fixture, "SELECT object, outcome FROM audit WHERE act = 'staff.password' ORDER BY id",
		    "staff:7 done\nstaff:7 R-ACT-86\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_last_administrator), FIXTURE_TEST(test_own_account),
		FIXTURE_TEST(test_wrong_address),
		FIXTURE_TEST(test_roles),	       FIXTURE_TEST(test_rights_read_anew),
		FIXTURE_TEST(test_suspended),
		FIXTURE_TEST(test_hash_meanwhile),
	};

	return cmocka_run_group_tests_name("portal-staff", tests, NULL, NULL);
}
