/* Heads and the keys that sign them. */
#include "config.h"

#include "store/audit-head.h"

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/hex.h"
#include "store/audit.h"
#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_NUMBER, audit_head, id),
	STORE_FIELD(FIELD_NUMBER, audit_head, at),
	STORE_FIELD(FIELD_NUMBER, audit_head, rows),
	STORE_FIELD(FIELD_TEXT, audit_head, hash),
	STORE_FIELD(FIELD_TEXT, audit_head, previous),
	STORE_FIELD(FIELD_TEXT, audit_head, key_id),
	STORE_FIELD(FIELD_TEXT, audit_head, signature),
	STORE_FIELD(FIELD_INT, audit_head, is_mailed),
};
static const struct shape shape = STORE_SHAPE(audit_head, fields);

static const struct field key_fields[] = {
	STORE_FIELD(FIELD_TEXT, audit_key, id),
	STORE_FIELD(FIELD_TEXT, audit_key, public_key),
	STORE_FIELD(FIELD_NUMBER, audit_key, made_at),
};
static const struct shape key_shape = STORE_SHAPE(audit_key, key_fields);

static int is_hash(const char *text)
{
	unsigned char bytes[BASE_HASH_SIZE];

	return base_hex_read(text, bytes, sizeof bytes) == 0;
}

/* What is signed.  A text with a blank is no hash and is refused, so no two heads have the same. */
static void describe(const struct audit_head *head, struct buf *out)
{
	base_buf_addf(out, "maportal audit head %" PRId64 " %" PRId64 " %" PRId64 " %s %s %s", head->id, head->at,
		      head->rows, head->hash, head->previous, head->key_id);
}

int store_audit_head_sign(struct audit_head *head, const struct sign_key *key)
{
	char public_key[BASE_SIGN_KEY_SIZE];
	struct buf text = {0};
	int err;

	base_sign_public(key, public_key);
	err = base_sign_id(public_key, head->key_id);
	describe(head, &text);
	if (!err)
		err = base_sign_write(key, text.data, text.len, head->signature);
	base_buf_release(&text);
	return err;
}

int store_audit_head_check(const struct audit_head *head, const char *public_key)
{
	struct buf text = {0};
	int err;

	if (!is_hash(head->hash) || !is_hash(head->previous))
		return ERR_SYNTAX;
	describe(head, &text);
	err = base_sign_check(public_key, head->signature, text.data, text.len);
	base_buf_release(&text);
	return err;
}

void store_audit_head_link(const struct audit_head *head, char link[BASE_HASH_TEXT_SIZE])
{
	struct buf text = {0};

	if (!head->id) {
		memcpy(link, store_audit_ground, BASE_HASH_TEXT_SIZE);
		return;
	}
	describe(head, &text);
	base_buf_addf(&text, " %s", head->signature);
	base_hash_sha256_text(text.data, text.len, link);
	base_buf_release(&text);
}

int store_audit_head_last(struct store *store, struct audit_head *head)
{
	int err;

	*head = (struct audit_head){0};
	err = store_statement_find(store, STATEMENT_AUDIT_HEAD_LAST, &shape, head, "");
	return err == ERR_NOT_FOUND ? 0 : err;
}

int store_audit_head_insert(struct store *store, struct audit_head *head)
{
	return store_statement_put(store, STATEMENT_AUDIT_HEAD_INSERT, &shape, head);
}

int store_audit_head_mailed(struct store *store, int64_t *at)
{
	return store_statement_number(store, STATEMENT_AUDIT_HEAD_MAILED, at, "");
}

int store_audit_head_walk(struct store *store, int (*visit)(void *context, const struct audit_head *head),
			  void *context)
{
	struct audit_head head;
	sqlite3_stmt *run;
	int more = 0, err = store_statement_start(store, STATEMENT_AUDIT_HEAD_WALK, &run, "");

	if (err)
		return err;
	while (!err && (more = store_statement_next(store, run)) > 0) {
		err = store_record_read(run, &shape, &head);
		if (!err)
			err = visit(context, &head);
	}
	store_statement_end(run);
	return err ? err : more;
}

int store_audit_head_put_key(struct store *store, struct audit_key *key)
{
	int err = store_statement_put(store, STATEMENT_AUDIT_HEAD_KEY_INSERT, &key_shape, key);

	return err == ERR_NOT_FOUND ? 0 : err;
}

int store_audit_head_find_key(struct store *store, const char *id, struct audit_key *key)
{
	return store_statement_find(store, STATEMENT_AUDIT_HEAD_KEY_FIND, &key_shape, key, "s", id);
}

int store_audit_head_list_keys(struct store *store, struct audit_key *keys, size_t max, size_t *n)
{
	sqlite3_stmt *run;
	int more = 0, err = store_statement_start(store, STATEMENT_AUDIT_HEAD_KEY_LIST, &run, "");

	*n = 0;
	if (err)
		return err;
	while (!err && *n < max && (more = store_statement_next(store, run)) > 0) {
		err = store_record_read(run, &key_shape, &keys[*n]);
		*n += !err;
	}
	store_statement_end(run);
	return err ? err : more < 0 ? more : 0;
}
