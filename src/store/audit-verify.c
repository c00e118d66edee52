/* Walking trail and heads side by side. */
#include "config.h"

#include "store/audit-verify.h"

#include <string.h>

#include "base/err.h"
#include "base/lang.h"
#include "base/mem.h"
#include "store/audit.h"
#include "store/statement.h"

/* Columns of the statement audit_walk. */
enum { COLUMN_ID, COLUMN_AT, COLUMN_LEVEL, COLUMN_TEXT, COLUMN_HASH = COLUMN_TEXT + STORE_AUDIT_TEXTS };

/* Where the heads come from: paper, or (NULL) the database. */
struct heads {
	struct store *store;
	const struct audit_paper *paper;
	const char *key_id;
	struct audit_head before; /* id 0: none yet */
	struct audit_verdict *verdict;
};

/* The trail while it is walked. */
struct walk {
	struct store *store;
	sqlite3_stmt *run;
	struct digest *work;
	char hash[BASE_HASH_TEXT_SIZE]; /* of the last sound row */
	int is_over;
	int64_t sealed; /* the last row that a head has confirmed */
	struct audit_verdict *verdict;
};

static int found(struct audit_verdict *verdict, enum audit_damage damage, int64_t first, int64_t last)
{
	verdict->damage = damage;
	verdict->first = first;
	verdict->last = last;
	return ERR_CORRUPT;
}

/* Lengths are the engine's: a text with a NUL inside is longer than it looks. */
static void view_row(sqlite3_stmt *run, struct audit_view *view)
{
	view->id = sqlite3_column_int64(run, COLUMN_ID);
	view->at = sqlite3_column_int64(run, COLUMN_AT);
	view->level = sqlite3_column_int64(run, COLUMN_LEVEL);
	for (int i = 0; i < STORE_AUDIT_TEXTS; i++) {
		const char *text = (const char *)sqlite3_column_text(run, COLUMN_TEXT + i);

		view->texts[i].text = text ? text : "";
		view->texts[i].n = (size_t)sqlite3_column_bytes(run, COLUMN_TEXT + i);
	}
}

/* What stands in the row, if it has the length of a hash; "" otherwise. */
static void read_hash(sqlite3_stmt *run, char hash[BASE_HASH_TEXT_SIZE])
{
	const char *text = (const char *)sqlite3_column_text(run, COLUMN_HASH);

	*hash = '\0';
	if (text && sqlite3_column_bytes(run, COLUMN_HASH) == BASE_HASH_TEXT_SIZE - 1)
		memcpy(hash, text, BASE_HASH_TEXT_SIZE);
}

/* A row that does not fit: the one behind it tells what was done to it. */
static int judge(struct walk *walk, int64_t id, const char *stored, const char *computed)
{
	char hash[BASE_HASH_TEXT_SIZE], next[BASE_HASH_TEXT_SIZE];
	enum audit_damage damage = AUDIT_MOVED;
	struct audit_view view;
	int more = store_statement_next(walk->store, walk->run);

	if (more < 0)
		return more;
	if (more > 0) {
		view_row(walk->run, &view);
		read_hash(walk->run, next);
		store_audit_seal(walk->work, stored, &view, hash);
		if (view.id == id + 1 && strcmp(hash, next) == 0)
			damage = AUDIT_EDITED;
		store_audit_seal(walk->work, computed, &view, hash);
		if (view.id == id + 1 && strcmp(hash, next) == 0)
			damage = AUDIT_HASH;
	}
	return found(walk->verdict, damage, id, id);
}

static int step(struct walk *walk)
{
	char stored[BASE_HASH_TEXT_SIZE], computed[BASE_HASH_TEXT_SIZE];
	struct audit_verdict *verdict = walk->verdict;
	int64_t wanted = verdict->rows + 1;
	struct audit_view view;
	int more = store_statement_next(walk->store, walk->run);

	if (more <= 0) {
		walk->is_over = 1;
		return more;
	}
	view_row(walk->run, &view);
	if (view.id != wanted)
		return view.id < wanted ? found(verdict, AUDIT_MOVED, view.id, view.id)
					: found(verdict, AUDIT_MISSING, wanted, view.id - 1);
	read_hash(walk->run, stored);
	store_audit_seal(walk->work, walk->hash, &view, computed);
	if (strcmp(stored, computed) != 0)
		return judge(walk, view.id, stored, computed);
	memcpy(walk->hash, computed, sizeof walk->hash);
	verdict->rows++;
	return 0;
}

static int find_key(const struct heads *heads, const char *id, struct audit_key *key)
{
	const struct audit_key *known;
	char own[BASE_SIGN_ID_SIZE];
	int err;

	if (heads->key_id && strcmp(id, heads->key_id) != 0)
		return ERR_NOT_FOUND;
	known = heads->paper ? store_audit_paper_key(heads->paper, id) : NULL;
	if (known) {
		*key = *known;
		return 0;
	}
	err = store_audit_head_find_key(heads->store, id, key);
	if (err)
		return err;
	return base_sign_id(key->public_key, own) || strcmp(own, id) != 0 ? ERR_NOT_FOUND : 0;
}

/*
 * The signature of a head stands for all that it is chained to, so it is looked at only where the next one does not
 * follow it, or has another key.
 */
static int check_signature(struct heads *heads, const struct audit_head *next)
{
	const struct audit_head *head = &heads->before;
	struct audit_key key;
	int err;

	if (!head->id || (next && next->id == head->id + 1 && strcmp(next->key_id, head->key_id) == 0))
		return 0;
	heads->verdict->head = head->id;
	err = find_key(heads, head->key_id, &key);
	if (err == ERR_NOT_FOUND)
		return found(heads->verdict, AUDIT_HEAD_KEY, 0, 0);
	if (err)
		return err;
	return store_audit_head_check(head, key.public_key) ? found(heads->verdict, AUDIT_HEAD_SIGN, 0, 0) : 0;
}

/* On paper there may be gaps; in the database none. */
static int check_link(struct heads *heads, const struct audit_head *head)
{
	const struct audit_head *before = &heads->before;
	char link[BASE_HASH_TEXT_SIZE];
	int follows = head->id == before->id + 1;

	heads->verdict->head = head->id;
	if (head->rows <= before->rows || (!heads->paper && !follows))
		return found(heads->verdict, AUDIT_HEAD_LINK, 0, 0);
	if (!follows)
		return 0;
	store_audit_head_link(before, link);
	return strcmp(link, head->previous) == 0 ? 0 : found(heads->verdict, AUDIT_HEAD_LINK, 0, 0);
}

static int check_head(void *context, const struct audit_head *head)
{
	struct heads *heads = context;
	int err = check_signature(heads, head);

	if (!err)
		err = check_link(heads, head);
	heads->before = *head;
	heads->verdict->heads += !err;
	return err;
}

static int check_heads(struct heads *heads)
{
	int err = 0;

	if (!heads->paper)
		err = store_audit_head_walk(heads->store, check_head, heads);
	for (size_t i = 0; heads->paper && !err && i < heads->paper->n_heads; i++)
		err = check_head(heads, &heads->paper->heads[i]);
	return err ? err : check_signature(heads, NULL);
}

/* Goes on to the head's row and compares. */
static int meet(void *context, const struct audit_head *head)
{
	struct walk *walk = context;
	struct audit_verdict *verdict = walk->verdict;
	int err = 0;

	while (!err && !walk->is_over && verdict->rows < head->rows)
		err = step(walk);
	if (err)
		return err;
	verdict->head = head->id;
	if (verdict->rows > head->rows)
		return found(verdict, AUDIT_HEAD_LINK, 0, 0);
	if (verdict->rows < head->rows)
		return found(verdict, AUDIT_TRUNCATED, verdict->rows, head->rows);
	if (strcmp(walk->hash, head->hash) != 0)
		return found(verdict, AUDIT_REWRITTEN, walk->sealed + 1, head->rows);
	walk->sealed = head->rows;
	return 0;
}

static int walk_trail(const struct heads *heads, struct audit_verdict *verdict)
{
	struct walk walk = {.store = heads->store, .verdict = verdict};
	int err = store_statement_start(walk.store, STATEMENT_AUDIT_WALK, &walk.run, "");

	if (err)
		return err;
	walk.work = base_digest_open();
	memcpy(walk.hash, store_audit_ground, sizeof walk.hash);
	if (!heads->paper)
		err = store_audit_head_walk(walk.store, meet, &walk);
	for (size_t i = 0; heads->paper && !err && i < heads->paper->n_heads; i++)
		err = meet(&walk, &heads->paper->heads[i]);
	while (!err && !walk.is_over)
		err = step(&walk);
	base_digest_close(walk.work);
	store_statement_end(walk.run);
	return err;
}

/* Whoever takes all heads away leaves the keys that signed them, or has the key's file tell (command/audit.c). */
static int miss_heads(const struct heads *heads, struct audit_verdict *verdict)
{
	struct audit_key key;
	size_t n;
	int err = store_audit_head_list_keys(heads->store, &key, 1, &n);

	if (!err && n > 0 && verdict->heads == 0)
		return found(verdict, AUDIT_HEAD_NONE, 0, 0);
	return err;
}

/* A head that does not fit tells less than a row that does not: rows are looked at first. */
static int verify(struct heads *heads, struct audit_verdict *verdict)
{
	int err;

	*verdict = (struct audit_verdict){.damage = AUDIT_SOUND};
	heads->verdict = verdict;
	err = walk_trail(heads, verdict);
	if (!err)
		err = check_heads(heads);
	if (!err && !heads->paper)
		err = miss_heads(heads, verdict);
	return err == ERR_CORRUPT && verdict->damage != AUDIT_SOUND ? 0 : err;
}

int store_audit_verify(struct store *store, struct audit_verdict *verdict)
{
	struct heads heads = {.store = store};

	return verify(&heads, verdict);
}

int store_audit_verify_paper(struct store *store, const struct audit_paper *paper, const char *key_id,
			     struct audit_verdict *verdict)
{
	struct heads heads = {.store = store, .paper = paper, .key_id = key_id};

	return verify(&heads, verdict);
}

void store_audit_verify_tell(const struct audit_verdict *verdict, struct buf *out)
{
	long first = (long)verdict->first, last = (long)verdict->last, head = (long)verdict->head;

	switch (verdict->damage) {
	case AUDIT_SOUND:
		base_buf_addf(out, base_lang_text("稽核紀錄 %ld 筆完整"), (long)verdict->rows);
		break;
	case AUDIT_MISSING:
		base_buf_addf(out, base_lang_text("稽核紀錄第 %ld 筆至第 %ld 筆遭刪除"), first, last);
		break;
	case AUDIT_EDITED:
		base_buf_addf(out, base_lang_text("稽核紀錄第 %ld 筆的內容遭更動"), first);
		break;
	case AUDIT_HASH:
		base_buf_addf(out, base_lang_text("稽核紀錄第 %ld 筆的雜湊值遭更動"), first);
		break;
	case AUDIT_MOVED:
		base_buf_addf(out, base_lang_text("稽核紀錄自第 %ld 筆起遭調換、插入或改寫"), first);
		break;
	case AUDIT_REWRITTEN:
		base_buf_addf(out,
			      base_lang_text("稽核紀錄第 %ld 筆至第 %ld 筆之間遭更動並重算雜湊值，"
					     "與簽章第 %ld 號不符"),
			      first, last, head);
		break;
	case AUDIT_TRUNCATED:
		base_buf_addf(out,
			      base_lang_text("稽核紀錄的結尾遭刪除：簽章第 %ld 號時有 %ld 筆，現在只有 %ld 筆"),
			      head, last, first);
		break;
	case AUDIT_HEAD_NONE:
		base_buf_add_text(out, base_lang_text("稽核簽章全部遭刪除"));
		break;
	case AUDIT_HEAD_LINK:
		base_buf_addf(out, base_lang_text("稽核簽章第 %ld 號與前一號不相連，其間遭更動、刪除或插入"),
			      head);
		break;
	case AUDIT_HEAD_KEY:
		base_buf_addf(out, base_lang_text("稽核簽章第 %ld 號的金鑰不明，或不是指定的金鑰"), head);
		break;
	case AUDIT_HEAD_SIGN:
		base_buf_addf(out, base_lang_text("稽核簽章第 %ld 號的簽章不正確"), head);
		break;
	}
}
