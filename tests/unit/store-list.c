/* Lists by key: letters of the outbox and notices, page by page in both directions. */
#include "config.h"

#include "store-fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "store/letter.h"
#include "store/notice.h"

static struct store *begun(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(store_begin(fixture->store), 0);
	return fixture->store;
}

static int64_t add_letter(struct store *store, int number, int64_t created_at)
{
	struct letter letter = {.kind = "activation-verify",
				.recipient = "wang@example.tw",
				.subject = "認證",
				.created_at = created_at};
	char body[] = "您好";

	snprintf(letter.message_id, sizeof letter.message_id, "%d@localhost", number);
	letter.body = body;
	assert_int_equal(store_letter_insert(store, &letter), 0);
	assert_string_equal(letter.state, "waiting");
	assert_int_equal(store_letter_insert(store, &letter), ERR_CONFLICT);
	return letter.id;
}

/* Takes the letter that is due and leaves it in a state. */
static void move_letter(struct store *store, int64_t id, const char *state, int64_t at)
{
	struct letter letter;

	assert_int_equal(store_letter_get(store, id, &letter), 0);
	assert_int_equal(base_mem_copy(letter.state, sizeof letter.state, state), 0);
	letter.due_at = at;
	letter.sent_at = strcmp(state, "sent") == 0 ? at : 0;
	letter.tries++;
	strcpy(letter.reply, "250 ok");
	assert_int_equal(store_letter_update(store, &letter), 0);
	store_letter_release(&letter);
}

static void test_letter_due(void **state)
{
	struct store *store = begun(state);
	int64_t late = add_letter(store, 1, 300), early = add_letter(store, 2, 100), due_at, count;
	struct letter letter;

	assert_int_equal(store_letter_due(store, STORE_LETTER_MAIL, 99, &letter), ERR_NOT_FOUND);
	assert_null(letter.body);
	assert_int_equal(store_letter_next_due(store, STORE_LETTER_MAIL, &due_at), 0);
	assert_int_equal(due_at, 100);
	assert_int_equal(store_letter_due(store, STORE_LETTER_MAIL, 400, &letter), 0);
	assert_int_equal(letter.id, early);
	assert_string_equal(letter.body, "您好");
	store_letter_release(&letter);
	move_letter(store, early, "sending", 100);
	assert_int_equal(store_letter_due(store, STORE_LETTER_MAIL, 400, &letter), 0);
	assert_int_equal(letter.id, late);
	store_letter_release(&letter);
	move_letter(store, late, "sent", 310);
	assert_int_equal(store_letter_get(store, late, &letter), 0);
	assert_null(letter.body);
	assert_int_equal(letter.sent_at, 310);
	assert_string_equal(letter.reply, "250 ok");
	assert_int_equal(store_letter_next_due(store, STORE_LETTER_MAIL, &due_at), ERR_NOT_FOUND);
	assert_int_equal(store_letter_recover(store, 500, &count), 0);
	assert_int_equal(count, 1);
	assert_int_equal(store_letter_recover(store, 500, &count), 0);
	assert_int_equal(count, 0);
	assert_int_equal(store_letter_due(store, STORE_LETTER_MAIL, 500, &letter), 0);
	assert_int_equal(letter.id, early);
	assert_int_equal(letter.tries, 1);
	assert_string_equal(letter.message_id, "2@localhost");
	letter.id = 99;
	assert_int_equal(store_letter_update(store, &letter), ERR_NOT_FOUND);
	store_letter_release(&letter);
}

static void test_letter_list(void **state)
{
	struct store *store = begun(state);
	struct letter page[3];
	int64_t ids[7], after = 0;
	size_t n, seen = 0;

	for (int i = 0; i < 7; i++)
		ids[i] = add_letter(store, i, 100 + i);
	move_letter(store, ids[2], "failed", 100);
	move_letter(store, ids[5], "failed", 100);
	do {
		assert_int_equal(store_letter_list(store, NULL, after, page, 3, &n), 0);
		for (size_t i = 0; i < n; i++) {
			assert_int_equal(page[i].id, ids[seen++]);
			assert_null(page[i].body);
			after = page[i].id;
		}
	} while (n == 3);
	assert_int_equal(seen, 7);
	assert_int_equal(store_letter_list(store, "failed", 0, page, 3, &n), 0);
	assert_int_equal(n, 2);
	assert_int_equal(page[1].id, ids[5]);
	assert_int_equal(store_letter_list(store, "failed", ids[2], page, 1, &n), 0);
	assert_int_equal(n, 1);
	assert_int_equal(page[0].id, ids[5]);
	assert_int_equal(store_letter_list(store, "sent", 0, page, 3, &n), 0);
	assert_int_equal(n, 0);
}

static const struct {
	const char *kind, *title, *published, *until;
	int is_pinned;
} notices[] = {
	{"announcement", "舊", "2026-01-01", "", 0},
	{"announcement", "新", "2026-11-01", "", 0},
	{"announcement", "置頂", "2025-01-01", "", 1},
	{"announcement", "過期", "2026-10-01", "2026-11-21", 0},
	{"announcement", "今日止", "2026-10-01", "2026-11-22", 0},
	{"announcement", "未到", "2026-11-23", "", 0},
	{"announcement", "同日", "2026-11-01", "", 0},
	{"news", "別類", "2026-11-02", "", 0},
};

static void add_notices(struct store *store)
{
	for (size_t i = 0; i < BASE_COUNT(notices); i++) {
		struct notice notice = {.is_pinned = notices[i].is_pinned};
		char body[] = "內文";

		assert_int_equal(base_mem_copy(notice.kind, sizeof notice.kind, notices[i].kind), 0);
		assert_int_equal(base_mem_copy(notice.title, sizeof notice.title, notices[i].title), 0);
		assert_int_equal(base_mem_copy(notice.published_date, 11, notices[i].published), 0);
		assert_int_equal(base_mem_copy(notice.valid_until, 11, notices[i].until), 0);
		notice.body = body;
		assert_int_equal(store_notice_insert(store, &notice), 0);
		free(notice.search_text);
		assert_int_equal(notice.id, (int64_t)i + 1);
	}
}

static void test_notice_list(void **state)
{
	/* ids as they must come, in pages of two */
	static const struct {
		int64_t after;
		int direction;
		int64_t ids[2];
		size_t n;
		int err;
	} cases[] = {
		{0, 1, {3, 7}, 2, 0},  {7, 1, {2, 5}, 2, 0},           {5, 1, {1}, 1, 0},  {1, 1, {0}, 0, 0},
		{0, -1, {5, 1}, 2, 0}, {5, -1, {7, 2}, 2, 0},          {7, -1, {3}, 1, 0}, {3, -1, {0}, 0, 0},
		{4, 1, {1}, 1, 0},     {99, 1, {0}, 0, ERR_NOT_FOUND},
	};
	struct store *store = begun(state);
	struct notice page[2];
	size_t n;

	add_notices(store);
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		struct listing listing = {.kind = "announcement",
					  .category = "",
					  .app_system_code = "",
					  .word = "",
					  .today = "2026-11-22",
					  .after_id = cases[i].after,
					  .direction = cases[i].direction,
					  .max = 2};

		assert_int_equal(store_notice_list(store, &listing, page, &n), cases[i].err);
		assert_int_equal(n, cases[i].n);
		for (size_t k = 0; k < n; k++) {
			assert_int_equal(page[k].id, cases[i].ids[k]);
			assert_null(page[k].body);
		}
	}
	assert_int_equal(store_notice_get(store, 8, &page[0]), 0);
	assert_string_equal(page[0].title, "別類");
	assert_string_equal(page[0].body, "內文");
	store_notice_release(&page[0]);
	assert_int_equal(store_notice_get(store, 99, &page[0]), ERR_NOT_FOUND);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {CASE(test_letter_due), CASE(test_letter_list),
					   CASE(test_notice_list)};

	return cmocka_run_group_tests_name("store-list", tests, NULL, NULL);
}
