/* Publishing: whose scope, whose edition, and what everyone else sees; and terms that are owed. */
#include "config.h"

#include "portal-fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "portal/notice.h"
#include "portal/publish.h"
#include "portal/session.h"
#include "store/document.h"
#include "store/terms.h"

static void be(struct fixture *fixture, enum actor_kind kind)
{
	fixture->portal.actor = (struct actor){.kind = kind, .source = "tty-test"};
}

static int64_t add(struct fixture *fixture, const char *kind, const char *title, const char *until)
{
	struct notice_change change = {.body = "內文"};

	base_mem_copy(change.head.kind, sizeof change.head.kind, kind);
	base_mem_copy(change.head.title, sizeof change.head.title, title);
	base_mem_copy(change.head.valid_until, sizeof change.head.valid_until, until);
	assert_string_equal(fixture_run(fixture, &portal_publish_notice, &change), "");
	return change.id;
}

static size_t count(struct fixture *fixture, const char *kind, const char *word, int is_all)
{
	struct notice_page page = {.listing = {.kind = kind,
					       .category = "",
					       .app_system_code = "",
					       .word = word,
					       .is_all = is_all,
					       .direction = 1,
					       .max = PORTAL_SCOPE_PAGE_MAX}};

	assert_string_equal(fixture_run(fixture, &portal_notice_list, &page), "");
	return page.n;
}

/* The second of two who have the same edition open is told so, and nothing of the first is lost. */
static void test_edition(void **state)
{
	struct fixture *fixture = *state;
	struct notice_change first = {.edition = 1}, second;
	struct notice_whole whole = {0};

	be(fixture, ACTOR_OPERATOR);
	first.id = whole.notice.id = add(fixture, "news", "原題", "");
	second = first;
	base_mem_copy(first.head.title, sizeof first.head.title, "第一人");
	base_mem_copy(second.head.title, sizeof second.head.title, "第二人");
	assert_string_equal(fixture_run(fixture, &portal_publish_notice_change, &first), "");
	assert_int_equal(first.edition, 2);
	assert_string_equal(fixture_run(fixture, &portal_publish_notice_change, &second), "R-PUB-7");
	assert_string_equal(fixture_run(fixture, &portal_notice_read, &whole), "");
	assert_string_equal(whole.notice.title, "第一人");
	assert_string_equal(whole.notice.body, "內文");
	store_notice_release(&whole.notice);
	assert_int_equal(count(fixture, "news", "原題", 0), 0);
	assert_int_equal(count(fixture, "news", "第一", 0), 1);
}

static void test_search(void **state)
{
	static const struct {
		const char *word;
		size_t n;
	} rows[] = {{"", 3},   {"家豪", 1}, {"王家豪", 1}, {"豪王", 0},  {"台北", 1}, {"臺北", 1}, {"％", 1},
		    {"%", 1},  {"_", 0},    {"ＡＢＣ", 1}, {"abc", 1},   {"c d", 1},  {"王", 1},
		    {"內文", 3}, {" 家豪 ", 1}};
	struct fixture *fixture = *state;

	be(fixture, ACTOR_OPERATOR);
	add(fixture, "faq", "王家豪", "");
	add(fixture, "faq", "臺北 100%", "");
	add(fixture, "faq", "ABC  D", "");
	be(fixture, ACTOR_NOBODY);
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		if (count(fixture, "faq", rows[i].word, 0) != rows[i].n)
			fail_msg("%s", rows[i].word);
}

static void test_withdrawn(void **state)
{
	struct fixture *fixture = *state;
	struct publication_mark mark = {0};
	struct notice_whole whole = {0};

	be(fixture, ACTOR_OPERATOR);
	mark.id = add(fixture, "news", "撤下", "");
	assert_string_equal(fixture_run(fixture, &portal_publish_notice_withdraw, &mark), "");
	assert_string_equal(fixture_run(fixture, &portal_publish_notice_withdraw, &mark), "R-PUB-8");
	assert_int_equal(count(fixture, "news", "", 1), 1);
	be(fixture, ACTOR_NOBODY);
	whole.notice.id = mark.id;
	assert_int_equal(count(fixture, "news", "", 1), 0);
	assert_string_equal(fixture_run(fixture, &portal_notice_read, &whole), "R-PUB-9");
	assert_int_equal(portal_act_run(&fixture->portal, &portal_publish_notice_withdraw, &mark, &fixture->problems),
			 ERR_DENIED);
}

static void put_document(struct fixture *fixture, const char *name, const char *system, const char *from,
			 const char *until)
{
	struct document_row row = {
		.kind = "attachment", .title = "附件", .size = 1, .media_type = "text/plain", .sha256 = "00"};

	base_mem_copy(row.name, sizeof row.name, name);
	base_mem_copy(row.app_system_code, sizeof row.app_system_code, system);
	base_mem_copy(row.published_date, sizeof row.published_date, from);
	base_mem_copy(row.valid_until, sizeof row.valid_until, until);
	assert_int_equal(store_begin(fixture->portal.store), 0);
	assert_int_equal(store_document_insert(fixture->portal.store, &row), 0);
	assert_int_equal(store_commit(fixture->portal.store), 0);
}

static const char *attach(struct fixture *fixture, int64_t id, const char *name)
{
	struct notice_change change = {.id = id, .attach = name};
	struct notice_whole whole = {.notice = {.id = id}};

	assert_string_equal(fixture_run(fixture, &portal_notice_read, &whole), "");
	base_mem_copy(change.head.title, sizeof change.head.title, whole.notice.title);
	base_mem_copy(change.head.app_system_code, sizeof change.head.app_system_code, whole.notice.app_system_code);
	store_notice_release(&whole.notice);
	return fixture_run(fixture, &portal_publish_notice_change, &change);
}

static void attached(struct fixture *fixture, int64_t id, const char *wanted)
{
	struct notice_whole whole = {.notice = {.id = id}};
	char found[128] = "";

	assert_string_equal(fixture_run(fixture, &portal_notice_read, &whole), "");
	for (size_t i = 0; i < whole.n; i++)
		snprintf(found + strlen(found), sizeof found - strlen(found), "%s ", whole.attached[i].name);
	assert_string_equal(found, wanted);
	store_notice_release(&whole.notice);
}

/* Files are announced by a notice in their own time only. */
static void test_attached(void **state)
{
	struct fixture *fixture = *state;
	int64_t id;

	be(fixture, ACTOR_OPERATOR);
	put_document(fixture, "now.txt", "", "2026-11-18", "");
	put_document(fixture, "later.txt", "", "2099-01-01", "");
	put_document(fixture, "over.txt", "", "2020-01-01", "2020-12-31");
	id = add(fixture, "faq", "附件", "");
	assert_string_equal(attach(fixture, id, "now.txt"), "");
	assert_string_equal(attach(fixture, id, "later.txt"), "");
	assert_string_equal(attach(fixture, id, "over.txt"), "");
	attached(fixture, id, "now.txt later.txt over.txt ");
	be(fixture, ACTOR_NOBODY);
	attached(fixture, id, "now.txt ");
}

/* As many as are shown, and none twice. */
static void test_attached_many(void **state)
{
	struct fixture *fixture = *state;
	char name[16];
	int64_t id;

	be(fixture, ACTOR_OPERATOR);
	id = add(fixture, "faq", "附件", "");
	for (int i = 0; i <= NOTICE_ATTACHED_MAX; i++) {
		snprintf(name, sizeof name, "%d.txt", i);
		put_document(fixture, name, "", "2020-01-01", "");
		assert_string_equal(attach(fixture, id, name), i < NOTICE_ATTACHED_MAX ? "" : "R-PUB-10");
	}
	assert_string_equal(attach(fixture, id, "0.txt"), "");
	fixture_meddle(fixture, "UPDATE document SET withdrawn_at = 1 WHERE name = '0.txt'");
	assert_string_equal(attach(fixture, id, name), "");
}

/* The help desk puts nothing of an application system to what is not about that system. */
static void test_attached_scope(void **state)
{
	struct fixture *fixture = *state;
	int64_t id;

	be(fixture, ACTOR_OPERATOR);
	put_document(fixture, "whole.txt", "", "2020-01-01", "");
	put_document(fixture, "system.txt", "hpa_portal", "2020-01-01", "");
	id = add(fixture, "faq", "附件", "");
	fixture_put_staff(fixture, 7, "林美華", "help-desk", "");
	be(fixture, ACTOR_STAFF);
	fixture->portal.actor.level = LEVEL_ONE_TIME_CODE;
	fixture->portal.actor.staff_id = 7;
	assert_string_equal(attach(fixture, id, "whole.txt"), "");
	assert_string_equal(attach(fixture, id, "system.txt"), "R-ACC-1");
	attached(fixture, id, "whole.txt ");
	fixture_meddle(fixture, "UPDATE notice SET app_system_code = 'hpa_portal'");
	assert_string_equal(attach(fixture, id, "system.txt"), "");
	fixture_put_staff(fixture, 7, "林美華", "ministry", "");
	fixture_meddle(fixture, "UPDATE notice SET app_system_code = NULL");
	assert_string_equal(attach(fixture, id, "system.txt"), "");
}

/* Who logged in before newer terms came goes on; from the next login on they come first. */
static void test_owed(void **state)
{
	struct fixture *fixture = *state;
	struct terms terms = {.body = base_mem_dup("二、新的條款")};
	struct app_system_page systems;
	struct session_profile profile;
	char code[32];

	fixture_open_account(fixture, code);
	assert_string_equal(fixture_verify(fixture, code, "Abcdef1!"), "");
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	assert_int_equal(store_begin(fixture->portal.store), 0);
	terms.published_at = FIXTURE_NOW_S + 60;
	assert_int_equal(store_terms_publish(fixture->portal.store, &terms), 0);
	assert_int_equal(store_commit(fixture->portal.store), 0);
	assert_string_equal(fixture_run(fixture, &portal_notice_app_systems, &systems), "");
	base_clock_set(FIXTURE_NOW_S + 120);
	assert_string_equal(fixture_run(fixture, &portal_session_logout, NULL), "");
	assert_string_equal(fixture_login(fixture, "bakerlai", "Abcdef1!"), "");
	assert_string_equal(fixture_run(fixture, &portal_notice_app_systems, &systems), "R-ACT-16");
	assert_string_equal(fixture_run(fixture, &portal_session_profile, &profile), "");
	assert_string_equal(profile.must_agree, "yes");
	assert_string_equal(fixture_run(fixture, &portal_session_agree, &terms.version), "");
	assert_string_equal(fixture_run(fixture, &portal_notice_app_systems, &systems), "");
	store_terms_release(&terms);
}

static void publish_versions(struct fixture *fixture, int n)
{
	for (int i = 0; i < n; i++) {
		struct terms terms = {.body = base_mem_dup("新的條款"), .published_at = 1};

		assert_string_equal(fixture_run(fixture, &portal_publish_terms, &terms), "");
		assert_int_equal(terms.published_at, FIXTURE_NOW_S);
		store_terms_release(&terms);
	}
}

static void versions(struct fixture *fixture, int64_t after, int direction, const char *wanted)
{
	struct terms_page page = {.after = after, .direction = direction, .max = 2};
	char found[64] = "";

	assert_string_equal(fixture_run(fixture, &portal_publish_terms_list, &page), "");
	for (size_t i = 0; i < page.n; i++)
		snprintf(found + strlen(found), sizeof found - strlen(found), "%d ", (int)page.rows[i].version);
	assert_string_equal(found, wanted);
}

/* Version 1 is the fixture's. */
static void test_versions(void **state)
{
	struct fixture *fixture = *state;

	be(fixture, ACTOR_OPERATOR);
	publish_versions(fixture, 4);
	versions(fixture, 0, 1, "5 4 ");
	versions(fixture, 4, 1, "3 2 ");
	versions(fixture, 2, 1, "1 ");
	versions(fixture, 1, 1, "");
	versions(fixture, 3, -1, "5 4 ");
	versions(fixture, 4, -1, "5 ");
	versions(fixture, 5, -1, "");
	versions(fixture, 0, -1, "2 1 ");
	be(fixture, ACTOR_NOBODY);
	assert_int_equal(portal_act_run(&fixture->portal, &portal_publish_terms_list, &(struct terms_page){.max = 1},
					&fixture->problems), ERR_DENIED);
}

/* What is read is what was published, or nothing. */
static void test_genuine(void **state)
{
	struct terms_whole whole = {.terms = {.version = 1}};
	struct fixture *fixture = *state;
	char code[32];

	fixture_open_account(fixture, code);
	be(fixture, ACTOR_OPERATOR);
	assert_string_equal(fixture_run(fixture, &portal_publish_terms_read, &whole), "");
	assert_int_equal(whole.n_consents, 1);
	store_terms_release(&whole.terms);
	fixture_meddle(fixture, "UPDATE terms SET body = body || '九'");
	assert_int_equal(portal_act_run(&fixture->portal, &portal_publish_terms_read, &whole, &fixture->problems),
			 ERR_CORRUPT);
	assert_null(whole.terms.body);
}

static void agreed(struct fixture *fixture, struct consent_page page, size_t n)
{
	page.version = 1;
	page.max = 2;
	assert_string_equal(fixture_run(fixture, &portal_publish_terms_consents, &page), "");
	assert_int_equal(page.n, n);
	if (n)
		assert_string_equal(page.consents[0].login_name, "bakerlai");
}

static void test_consents(void **state)
{
	struct fixture *fixture = *state;
	char code[32];

	fixture_open_account(fixture, code);
	be(fixture, ACTOR_OPERATOR);
	agreed(fixture, (struct consent_page){.direction = 1}, 1);
	agreed(fixture, (struct consent_page){.direction = -1}, 1);
	agreed(fixture, (struct consent_page){.direction = 1, .after_id = 1}, 0);
	agreed(fixture, (struct consent_page){.direction = -1, .after_id = 1}, 0);
	agreed(fixture, (struct consent_page){.direction = -1, .after_id = 2}, 1);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, fixture_open, fixture_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_edition),
		CASE(test_search),
		CASE(test_withdrawn),
		CASE(test_attached),
		CASE(test_attached_many),
		CASE(test_attached_scope),
		CASE(test_owed),
		CASE(test_versions),
		CASE(test_genuine),
		CASE(test_consents),
	};

	return cmocka_run_group_tests_name("portal-publish", tests, NULL, NULL);
}
