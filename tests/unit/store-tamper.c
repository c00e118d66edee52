/*
 * Ten thousand random ways to tamper with the trail are found by the heads that were kept elsewhere, and all but those
 * that forge heads and keys as well by those in the database.  TEST_SEED repeats an earlier run.
 */
#include "config.h"

#include "store-fixture.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/random.h"
#include "store/audit-verify.h"
#include "store/audit.h"
#include "store/engine.h"

enum { ROWS = 100, HEADS = 4, TAMPERINGS = 10000, SQL_SIZE = 1024, HASH_CHANGES = 3 };

/* How far somebody goes: what was changed alone, the chain made to fit, heads signed anew with a key of his own. */
enum effort { EFFORT_PLAIN, EFFORT_CHAIN, EFFORT_HEADS, EFFORT_COUNT };

struct world {
	struct store *store;
	struct audit_paper paper;
	struct sign_key *key, *other;
	enum effort effort; /* of the tampering that is being done */
	uint64_t random;
};

static unsigned draw(struct world *world, unsigned limit)
{
	world->random = world->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)((world->random >> 33) % limit);
}

static void say(struct world *world, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void say(struct world *world, const char *format, ...)
{
	char sql[SQL_SIZE], *complaint = NULL;
	va_list values;

	va_start(values, format);
	vsnprintf(sql, sizeof sql, format, values);
	va_end(values);
	if (sqlite3_exec(world->store->db, sql, NULL, NULL, &complaint) != SQLITE_OK)
		fail_msg("%s: %s", sql, complaint);
}

static struct audit_head make_head(struct world *world, const struct sign_key *key)
{
	struct audit_head before, head = {.at = 5000};
	struct audit last;

	assert_int_equal(store_audit_last(world->store, &last), 0);
	assert_int_equal(store_audit_head_last(world->store, &before), 0);
	head.id = before.id + 1;
	head.rows = last.id;
	memcpy(head.hash, last.hash, sizeof head.hash);
	store_audit_head_link(&before, head.previous);
	assert_int_equal(store_audit_head_sign(&head, key), 0);
	return head;
}

static void register_key(struct world *world, const struct sign_key *key, struct audit_key *public_half)
{
	*public_half = (struct audit_key){.made_at = 1};
	base_sign_public(key, public_half->public_key);
	assert_int_equal(base_sign_id(public_half->public_key, public_half->id), 0);
	assert_int_equal(store_audit_head_put_key(world->store, public_half), 0);
}

static void fill(struct world *world)
{
	static const char *const acts[] = {"session.login", "activation.submit", "policy.set"};
	struct buf text = {0};
	struct audit_key key;
	size_t line;

	assert_int_equal(store_begin(world->store), 0);
	register_key(world, world->key, &key);
	store_audit_paper_add_key(&text, &key);
	for (int i = 1; i <= ROWS; i++) {
		struct audit audit = {.at = 1000 + i / 3, .level = i % 2, .source = "tty1", .outcome = "done"};

		snprintf(audit.actor, sizeof audit.actor, "account:%d", i % 7);
		snprintf(audit.act, sizeof audit.act, "%s", acts[i % 3]);
		snprintf(audit.object, sizeof audit.object, "account:%d", i % 5);
		assert_int_equal(store_audit_append(world->store, &audit), 0);
		if (i % (ROWS / HEADS) == 0) {
			struct audit_head head = make_head(world, world->key);

			assert_int_equal(store_audit_head_insert(world->store, &head), 0);
			store_audit_paper_add_head(&text, &head, i % 2);
		}
	}
	assert_int_equal(store_commit(world->store), 0);
	assert_int_equal(store_audit_paper_read(&world->paper, text.data, text.len, &line), 0);
	assert_int_equal(world->paper.n_heads, HEADS);
	base_buf_release(&text);
	say(world, "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; DROP TRIGGER counter_audit_insert;"
		   "DROP TRIGGER audit_head_no_update; DROP TRIGGER audit_head_no_delete");
}

/* What can be done to a trail; each gives the first row that it touches. */
static int edit(struct world *world)
{
	static const char *const changes[] = {
		"at = at + 1",		      "at = -at",
		"actor = 'account:8'",	      "actor = 'operator:root'",
		"actor = actor || char(0)",   "actor = '', source = actor || source",
		"level = (level + 1) % 5",    "source = 'tty' || substr(source, 4) || '2'",
		"act = act || 'x'",	      "act = substr(act, 2)",
		"object = 'account:9'",	      "object = act, act = object",
		"outcome = 'refused'",	      "outcome = ''",
		"outcome = 'done' || char(9)", "hash = substr(hash, 2) || substr(hash, 1, 1) || 'x'",
		"hash = upper(hash) || ' '",  "hash = ''",
	};
	/* who makes the chain fit undoes what he did to a hash */
	unsigned n = (unsigned)BASE_COUNT(changes) - (world->effort == EFFORT_PLAIN ? 0 : HASH_CHANGES);
	int row = 1 + (int)draw(world, ROWS);

	say(world, "UPDATE audit SET %s WHERE id = %d", changes[draw(world, n)], row);
	return row;
}

static int delete(struct world *world)
{
	int row = 1 + (int)draw(world, ROWS), n = 1 + (int)draw(world, 3);

	if (n > ROWS - row + 1)
		n = ROWS - row + 1;
	say(world, "DELETE FROM audit WHERE id >= %d AND id < %d", row, row + n);
	if (draw(world, 2))
		say(world, "UPDATE audit SET id = id + 1000000 WHERE id > %d;"
			   "UPDATE audit SET id = id - %d WHERE id > 1000000", row, 1000000 + n);
	return row;
}

static int swap(struct world *world)
{
	int a = 1 + (int)draw(world, ROWS), b = 1 + (int)draw(world, ROWS - 1);

	b += b >= a;
	say(world,
	    "UPDATE audit SET id = 999999 WHERE id = %d; UPDATE audit SET id = %d WHERE id = %d;"
	    "UPDATE audit SET id = %d WHERE id = 999999",
	    a, a, b, b);
	return a < b ? a : b;
}

/* Behind the last row something may always come; before it nothing. */
static int insert(struct world *world)
{
	int row = 1 + (int)draw(world, ROWS);

	say(world,
	    "UPDATE audit SET id = id + 1000000 WHERE id >= %d;"
	    "INSERT INTO audit SELECT %d, at, 'account:3', 1, source, 'session.login', '', 'done', hash FROM audit"
	    " WHERE id = %d; UPDATE audit SET id = id - 999999 WHERE id > 1000000",
	    row, row, row + 1000000);
	return row;
}

static int duplicate(struct world *world)
{
	int row = 1 + (int)draw(world, ROWS - 1);

	say(world, "UPDATE audit SET id = id + 1000000 WHERE id > %d; INSERT INTO audit SELECT %d, at, actor, level, "
		   "source, act, object, outcome, hash FROM audit WHERE id = %d;"
		   "UPDATE audit SET id = id - 999999 WHERE id > 1000000", row, row + 1, row);
	return row + 1;
}

static int truncate_end(struct world *world)
{
	int row = 1 + (int)draw(world, ROWS);

	say(world, "DELETE FROM audit WHERE id >= %d", row);
	return row;
}

static int move(struct world *world)
{
	int row = 1 + (int)draw(world, ROWS);

	say(world, "UPDATE audit SET id = %d WHERE id = %d", draw(world, 2) ? ROWS + 1 + (int)draw(world, 9)
									  : -(int)draw(world, 9), row);
	return row;
}

static int (*const ways[])(struct world *world) = {edit, delete, swap, insert, duplicate, truncate_end, move};

static void view_row(sqlite3_stmt *run, struct audit_view *view)
{
	view->id = sqlite3_column_int64(run, 0);
	view->at = sqlite3_column_int64(run, 1);
	view->level = sqlite3_column_int64(run, 2);
	for (int i = 0; i < STORE_AUDIT_TEXTS; i++) {
		view->texts[i].text = (const char *)sqlite3_column_text(run, 3 + i);
		view->texts[i].n = (size_t)sqlite3_column_bytes(run, 3 + i);
	}
}

/* Makes the chain fit again: the form of a row is no secret. */
static void recompute(struct world *world, int from)
{
	static const char update[] = "UPDATE audit SET hash = ?2 WHERE id = ?1";
	char hashes[ROWS + 16][BASE_HASH_TEXT_SIZE], previous[BASE_HASH_TEXT_SIZE];
	struct digest *work = base_digest_open();
	int64_t ids[ROWS + 16];
	struct audit_view view;
	sqlite3_stmt *run;
	int n = 0;

	memcpy(previous, store_audit_ground, sizeof previous);
	assert_int_equal(store_statement_start(world->store, STATEMENT_AUDIT_WALK, &run, ""), 0);
	while (store_statement_next(world->store, run) > 0 && n < ROWS + 16) {
		view_row(run, &view);
		if (view.id < from)
			snprintf(previous, sizeof previous, "%s", (const char *)sqlite3_column_text(run, 8));
		if (view.id < from)
			continue;
		store_audit_seal(work, previous, &view, hashes[n]);
		memcpy(previous, hashes[n], sizeof previous);
		ids[n++] = view.id;
	}
	store_statement_end(run);
	base_digest_close(work);
	assert_int_equal(sqlite3_prepare_v2(world->store->db, update, -1, &run, NULL), 0);
	for (int i = 0; i < n; i++) {
		sqlite3_bind_int64(run, 1, ids[i]);
		sqlite3_bind_text(run, 2, hashes[i], -1, SQLITE_STATIC);
		assert_int_equal(sqlite3_step(run), SQLITE_DONE);
		sqlite3_reset(run);
	}
	sqlite3_finalize(run);
}

/* All heads away, and one that fits what is there now, by a key that the database is told. */
static void forge_heads(struct world *world)
{
	struct audit_head head;
	struct audit_key key;

	say(world, "DELETE FROM audit_head");
	register_key(world, world->other, &key);
	head = make_head(world, world->other);
	if (head.rows > 0)
		assert_int_equal(store_audit_head_insert(world->store, &head), 0);
}

static void tamper(struct world *world, int number, enum effort effort)
{
	int way = (int)draw(world, (unsigned)BASE_COUNT(ways)), row;
	struct audit_verdict verdict;

	world->effort = effort;
	assert_int_equal(store_begin(world->store), 0);
	row = ways[way](world);
	if (effort > EFFORT_PLAIN)
		recompute(world, row);
	if (effort == EFFORT_HEADS)
		forge_heads(world);
	assert_int_equal(store_audit_verify(world->store, &verdict), 0);
	if (verdict.damage == AUDIT_SOUND && effort != EFFORT_HEADS)
		fail_msg("tampering %d (way %d, effort %d, row %d) is not found", number, way, (int)effort, row);
	assert_int_equal(store_audit_verify_paper(world->store, &world->paper, NULL, &verdict), 0);
	if (verdict.damage == AUDIT_SOUND)
		fail_msg("tampering %d (way %d, effort %d, row %d): not by paper", number, way, (int)effort, row);
	store_rollback(world->store);
}

static void open_world(struct world *world, struct fixture *fixture)
{
	const char *seed = getenv("TEST_SEED");
	char path[128];

	*world = (struct world){.store = fixture->store};
	base_random_bytes(&world->random, sizeof world->random);
	if (seed)
		world->random = strtoull(seed, NULL, 10);
	print_message("# seed %" PRIu64 "\n", world->random);
	fixture_path(fixture, "audit.key", path);
	assert_int_equal(base_sign_make(path), 0);
	assert_int_equal(base_sign_open(&world->key, path), 0);
	assert_int_equal(base_sign_make(path), 0);
	assert_int_equal(base_sign_open(&world->other, path), 0);
	fill(world);
}

static void close_world(struct world *world)
{
	store_audit_paper_release(&world->paper);
	base_sign_close(world->key);
	base_sign_close(world->other);
}

static void test_tamperings(void **state)
{
	struct audit_verdict verdict;
	struct world world;

	open_world(&world, *state);
	for (int i = 0; i < TAMPERINGS; i++)
		tamper(&world, i, (enum effort)(i % EFFORT_COUNT));
	assert_int_equal(store_audit_verify(world.store, &verdict), 0);
	assert_int_equal(verdict.damage, AUDIT_SOUND);
	assert_int_equal(verdict.rows, ROWS);
	assert_int_equal(verdict.heads, HEADS);
	assert_int_equal(store_audit_verify_paper(world.store, &world.paper, NULL, &verdict), 0);
	assert_int_equal(verdict.damage, AUDIT_SOUND);
	close_world(&world);
}

/* In SQL: a column of hexadecimal digits with another one in the first place. */
#define OTHER_DIGIT(column) "iif(" column " LIKE '0%', '1', '0') || substr(" column ", 2)"

/* What was done to the heads themselves, and what is said of it. */
static void test_heads(void **state)
{
	static const struct {
		const char *sql, *sentence;
	} cases[] = {
		{"UPDATE audit_head SET at = at + 1 WHERE id = 2",
		 "稽核簽章第 3 號與前一號不相連，其間遭更動、刪除或插入"},
		{"UPDATE audit_head SET at = at + 1 WHERE id = 4", "稽核簽章第 4 號的簽章不正確"},
		{"UPDATE audit_head SET signature = " OTHER_DIGIT("signature") " WHERE id = 4",
		 "稽核簽章第 4 號的簽章不正確"},
		{"UPDATE audit_head SET hash = 'x' || hash WHERE id = 4", NULL},
		{"UPDATE audit_head SET signature = 'x' WHERE id = 1",
		 "稽核簽章第 2 號與前一號不相連，其間遭更動、刪除或插入"},
		{"DELETE FROM audit_head", "稽核簽章全部遭刪除"},
		{"DELETE FROM audit_head WHERE id = 2", "稽核簽章第 3 號與前一號不相連，其間遭更動、刪除或插入"},
		{"UPDATE audit_head SET rows = 60 WHERE id = 2",
		 "稽核紀錄第 26 筆至第 60 筆之間遭更動並重算雜湊值，與簽章第 2 號不符"},
		{"UPDATE audit_head SET rows = 200 WHERE id = 4",
		 "稽核紀錄的結尾遭刪除：簽章第 4 號時有 200 筆，現在只有 100 筆"},
		{"PRAGMA foreign_keys = OFF; DELETE FROM audit_key", "稽核簽章第 4 號的金鑰不明，或不是指定的金鑰"},
		{"UPDATE audit_key SET public_key = " OTHER_DIGIT("public_key"),
		 "稽核簽章第 4 號的金鑰不明，或不是指定的金鑰"},
	};
	struct fixture *fixture = *state;
	struct audit_verdict verdict;
	struct buf text = {0};
	struct world world;

	open_world(&world, fixture);
	fixture_meddle(fixture, "CREATE TABLE kept AS SELECT * FROM audit_head;"
				"CREATE TABLE keys AS SELECT * FROM audit_key");
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		fixture_meddle(fixture, cases[i].sql);
		if (cases[i].sentence) {
			assert_int_equal(store_audit_verify(world.store, &verdict), 0);
			base_buf_clear(&text);
			store_audit_verify_tell(&verdict, &text);
			if (strcmp(text.data, cases[i].sentence) != 0)
				fail_msg("%s: %s", cases[i].sql, text.data);
		} else {
			assert_int_not_equal(store_audit_verify(world.store, &verdict), 0);
		}
		fixture_meddle(fixture, "DELETE FROM audit_head; DELETE FROM audit_key;"
					"INSERT INTO audit_key SELECT * FROM keys;"
					"INSERT INTO audit_head SELECT * FROM kept");
		assert_int_equal(store_audit_verify(world.store, &verdict), 0);
		assert_int_equal(verdict.damage, AUDIT_SOUND);
	}
	base_buf_release(&text);
	close_world(&world);
}

/* A file of heads that somebody else wrote. */
static void test_paper(void **state)
{
	static const struct {
		const char *text;
		int err;
		size_t line;
	} cases[] = {
		{"", ERR_NOT_FOUND, 1},
		{"親愛的管理者：\n\nheads 1 2 3\nkeys\n", ERR_NOT_FOUND, 4},
		{"head\n", ERR_SYNTAX, 1},
		{"x\n > head 1 2 3 zz\n", ERR_SYNTAX, 2},
		{"head 1 2 9999999999999999999999\n", ERR_SYNTAX, 1},
		{"head -1 2 3\n", ERR_SYNTAX, 1},
		{"key 00 00\n", ERR_SYNTAX, 1},
		{"key 00000000000000000000000000000000 "
		 "0000000000000000000000000000000000000000000000000000000000000000\n",
		 ERR_SYNTAX, 1},
	};
	struct buf text = {0};
	struct audit_paper paper;
	struct world world;
	size_t line;

	open_world(&world, *state);
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		assert_int_equal(store_audit_paper_read(&paper, cases[i].text, strlen(cases[i].text), &line),
				 cases[i].err);
		assert_int_equal(line, cases[i].line);
		store_audit_paper_release(&paper);
	}
	for (size_t i = HEADS; i > 0; i--)
		store_audit_paper_add_head(&text, &world.paper.heads[i - 1], 1);
	store_audit_paper_add_head(&text, &world.paper.heads[0], 0);
	assert_int_equal(store_audit_paper_read(&paper, text.data, text.len, &line), 0);
	assert_int_equal(paper.n_heads, HEADS);
	store_audit_paper_release(&paper);
	world.paper.heads[0].rows++;
	store_audit_paper_add_head(&text, &world.paper.heads[0], 0);
	assert_int_equal(store_audit_paper_read(&paper, text.data, text.len, &line), ERR_SYNTAX);
	store_audit_paper_release(&paper);
	base_buf_release(&text);
	close_world(&world);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {CASE(test_tamperings), CASE(test_heads), CASE(test_paper)};

	return cmocka_run_group_tests_name("store-tamper", tests, NULL, NULL);
}
