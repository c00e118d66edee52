/* Heads of the trail: when one is written, by whom and by which key, and when it is mailed. */
#include "config.h"

#include "portal-fixture.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/file.h"
#include "portal/audit.h"
#include "portal/operate.h"
#include "portal/session.h"
#include "store/audit-verify.h"

enum { DAY_S = 86400 };

/* The id of the head that was written; 0: none. */
static int64_t seal(struct fixture *fixture)
{
	struct audit_seal made;

	assert_int_equal(portal_audit_seal_now(&fixture->conf, fixture->portal.store, &made), 0);
	return made.head.id;
}

static void grow(struct fixture *fixture)
{
	fixture_login(fixture, "nobodyhere", "Wrong1!x");
}

static void set_policy(struct fixture *fixture, const char *name, const char *value)
{
	struct policy_change change = {.row = domain_policy_find(name), .value = value};

	fixture->portal.actor.kind = ACTOR_OPERATOR;
	assert_string_equal(fixture_run(fixture, &portal_operate_policy, &change), "");
	fixture->portal.actor.kind = ACTOR_NOBODY;
}

static void test_grows(void **state)
{
	struct fixture *fixture = *state;
	struct audit_verdict verdict;
	struct buf path = {0};
	struct stat st;

	assert_int_equal(seal(fixture), 0);
	base_buf_addf(&path, "%s/audit.key", fixture->data);
	assert_int_equal(stat(path.data, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	grow(fixture);
	assert_int_equal(seal(fixture), 1);
	assert_int_equal(seal(fixture), 0);
	grow(fixture);
	grow(fixture);
	assert_int_equal(seal(fixture), 2);
	assert_int_equal(store_audit_verify(fixture->portal.store, &verdict), 0);
	assert_int_equal(verdict.damage, AUDIT_SOUND);
	assert_int_equal(verdict.rows, 3);
	assert_int_equal(verdict.heads, 2);
	base_buf_release(&path);
}

/* A key that is gone is not replaced unseen; one that is renewed signs on, and both are known. */
static void test_key(void **state)
{
	struct fixture *fixture = *state;
	struct audit_verdict verdict;
	struct audit_seal made;
	struct audit_key key;
	struct buf path = {0}, keys = {0};
	char id[BASE_SIGN_ID_SIZE];

	grow(fixture);
	assert_int_equal(seal(fixture), 1);
	base_buf_addf(&path, "%s/audit.key", fixture->data);
	assert_int_equal(unlink(path.data), 0);
	grow(fixture);
	assert_int_equal(portal_audit_seal_now(&fixture->conf, fixture->portal.store, &made), ERR_NOT_FOUND);
	assert_int_equal(base_file_write(path.data, "no key", 6, 0600), 0);
	assert_int_equal(portal_audit_seal_now(&fixture->conf, fixture->portal.store, &made), ERR_SYNTAX);
	fixture->portal.actor.kind = ACTOR_OPERATOR;
	assert_string_equal(fixture_run(fixture, &portal_audit_renew, &key), "");
	assert_int_equal(portal_audit_key_id(&fixture->conf, id), 0);
	assert_string_equal(id, key.id);
	assert_int_equal(seal(fixture), 2);
	fixture_look(fixture, "SELECT count(*) FROM audit_key", &keys);
	assert_string_equal(keys.data, "2\n");
	assert_int_equal(store_audit_verify(fixture->portal.store, &verdict), 0);
	assert_int_equal(verdict.damage, AUDIT_SOUND);
	base_buf_release(&path);
	base_buf_release(&keys);
}

/* A key that somebody put in the place of the one that is registered signs nothing. */
static void test_other_key(void **state)
{
	struct fixture *fixture = *state;
	struct audit_seal made;
	struct buf path = {0}, keys = {0};

	grow(fixture);
	assert_int_equal(seal(fixture), 1);
	base_buf_addf(&path, "%s/audit.key", fixture->data);
	assert_int_equal(base_sign_make(path.data), 0);
	grow(fixture);
	assert_int_equal(portal_audit_seal_now(&fixture->conf, fixture->portal.store, &made), ERR_CONFLICT);
	fixture_look(fixture, "SELECT count(*) FROM audit_key", &keys);
	assert_string_equal(keys.data, "1\n");
	base_buf_release(&path);
	base_buf_release(&keys);
}

static const char heads_gone[] = "DROP TRIGGER audit_head_no_delete; DELETE FROM audit_head";

/* A trail whose heads were taken away is not signed as if it were the first time. */
static void test_no_heads(void **state)
{
	struct fixture *fixture = *state;
	struct audit_verdict verdict;
	struct audit_seal made;

	grow(fixture);
	assert_int_equal(seal(fixture), 1);
	fixture_meddle(fixture, heads_gone);
	assert_int_equal(store_audit_verify(fixture->portal.store, &verdict), 0);
	assert_int_equal(verdict.damage, AUDIT_HEAD_NONE);
	assert_int_equal(portal_audit_seal_now(&fixture->conf, fixture->portal.store, &made), ERR_CORRUPT);
}

/* The first key can be renewed before it has signed; and what is not done leaves the old one. */
static void test_renewed(void **state)
{
	struct fixture *fixture = *state;
	struct problems problems = {0};
	struct audit_verdict verdict;
	char before[BASE_SIGN_ID_SIZE], after[BASE_SIGN_ID_SIZE];
	struct audit_key key;
	struct buf path = {0};

	fixture->portal.actor.kind = ACTOR_OPERATOR;
	assert_string_equal(fixture_run(fixture, &portal_audit_renew, &key), "");
	assert_int_equal(seal(fixture), 1);
	assert_int_equal(store_audit_verify(fixture->portal.store, &verdict), 0);
	assert_int_equal(verdict.damage, AUDIT_SOUND);
	assert_int_equal(portal_audit_key_id(&fixture->conf, before), 0);
	fixture_meddle(fixture, "CREATE TRIGGER stop BEFORE INSERT ON audit_key BEGIN SELECT RAISE(ABORT, 'no'); END");
	assert_true(portal_act_run(&fixture->portal, &portal_audit_renew, &key, &problems) < 0);
	assert_int_equal(portal_audit_key_id(&fixture->conf, after), 0);
	assert_string_equal(before, after);
	base_buf_addf(&path, "%s/audit.key.new", fixture->data);
	assert_true(access(path.data, F_OK) < 0);
	base_buf_release(&path);
}

/* One letter a day, with a head that can be read out of it. */
static void test_mail(void **state)
{
	struct fixture *fixture = *state;
	struct buf letters = {0};
	struct audit_verdict verdict;
	struct audit_paper paper;
	size_t line;

	grow(fixture);
	assert_int_equal(seal(fixture), 1);
	assert_int_equal(fixture_count_letters(fixture), 0);
	set_policy(fixture, "audit_mail", "operator@example.org");
	assert_int_equal(seal(fixture), 2);
	grow(fixture);
	assert_int_equal(seal(fixture), 3);
	assert_int_equal(fixture_count_letters(fixture), 1);
	base_clock_set(FIXTURE_NOW_S + DAY_S);
	grow(fixture);
	assert_int_equal(seal(fixture), 4);
	assert_int_equal(fixture_count_letters(fixture), 2);
	fixture_look(fixture, "SELECT body FROM letter WHERE kind = 'audit-head'", &letters);
	assert_int_equal(store_audit_paper_read(&paper, letters.data, letters.len, &line), 0);
	assert_int_equal(paper.n_heads, 2);
	assert_int_equal(paper.n_keys, 1);
	assert_int_equal(store_audit_verify_paper(fixture->portal.store, &paper, paper.keys[0].id, &verdict), 0);
	assert_int_equal(verdict.damage, AUDIT_SOUND);
	assert_int_equal(store_audit_verify_paper(fixture->portal.store, &paper, "another", &verdict), 0);
	assert_int_equal(verdict.damage, AUDIT_HEAD_KEY);
	store_audit_paper_release(&paper);
	base_buf_release(&letters);
}

/* Only the system seals; who is known and tries it stands in the trail, nobody does not. */
static void test_denied(void **state)
{
	static const struct {
		enum actor_kind kind;
		const char *trail;
	} rows[] = {
		{ACTOR_NOBODY, ""},
		{ACTOR_ACCOUNT, "account:7 audit.seal denied\n"},
		{ACTOR_OPERATOR, "operator audit.seal denied\n"},
	};
	struct fixture *fixture = *state;
	struct problems problems = {0};
	struct audit_seal made;
	struct buf trail = {0};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		fixture->portal.actor = (struct actor){.kind = rows[i].kind};
		fixture->portal.actor.account_id = rows[i].kind == ACTOR_ACCOUNT ? 7 : 0;
		assert_int_equal(portal_act_run(&fixture->portal, &portal_audit_seal, &made, &problems), ERR_DENIED);
		fixture_look(fixture, "SELECT actor, act, outcome FROM audit ORDER BY id DESC LIMIT 1", &trail);
		assert_string_equal(base_buf_text(&trail), rows[i].trail);
	}
	base_buf_release(&trail);
}

int main(void)
{
	const struct CMUnitTest tests[] = {FIXTURE_TEST(test_grows), FIXTURE_TEST(test_key),
					   FIXTURE_TEST(test_other_key), FIXTURE_TEST(test_no_heads),
					   FIXTURE_TEST(test_renewed), FIXTURE_TEST(test_mail),
					   FIXTURE_TEST(test_denied)};

	return cmocka_run_group_tests_name("portal-audit", tests, NULL, NULL);
}
