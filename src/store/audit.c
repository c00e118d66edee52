/* The trail: a chain of hashes. */
#include "config.h"

#include "store/audit.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"
#include "store/statement.h"

/* What the first row chains to. */
static const char ground[BASE_HASH_TEXT_SIZE] =
	"0000000000000000000000000000000000000000000000000000000000000000";

static const struct field fields[] = {
	STORE_FIELD(FIELD_NUMBER, audit, id),
	STORE_FIELD(FIELD_NUMBER, audit, at),
	STORE_FIELD(FIELD_TEXT, audit, actor),
	STORE_FIELD(FIELD_INT, audit, level),
	STORE_FIELD(FIELD_TEXT, audit, source),
	STORE_FIELD(FIELD_TEXT, audit, act),
	STORE_FIELD(FIELD_TEXT, audit, object),
	STORE_FIELD(FIELD_TEXT, audit, outcome),
	STORE_FIELD(FIELD_TEXT, audit, hash),
};
static const struct shape shape = STORE_SHAPE(audit, fields);

/* One value with its length before it, so that no two rows have the same text. */
static void add_text(struct buf *text, const char *value)
{
	base_buf_addf(text, "%zu:%s,", strlen(value), value);
}

static void add_number(struct buf *text, int64_t value)
{
	char digits[24];

	snprintf(digits, sizeof digits, "%" PRId64, value);
	add_text(text, digits);
}

static void seal_row(const char *previous, const struct audit *audit, char hash[BASE_HASH_TEXT_SIZE])
{
	struct buf text = {0};

	add_text(&text, previous);
	add_number(&text, audit->id);
	add_number(&text, audit->at);
	add_text(&text, audit->actor);
	add_number(&text, audit->level);
	add_text(&text, audit->source);
	add_text(&text, audit->act);
	add_text(&text, audit->object);
	add_text(&text, audit->outcome);
	base_hash_sha256_text(text.data, text.len, hash);
	base_buf_release(&text);
}

int store_audit_append(struct store *store, struct audit *audit)
{
	struct audit last = {0};
	int err = store_statement_find(store, STATEMENT_AUDIT_LAST, &shape, &last, "");

	if (err && err != ERR_NOT_FOUND)
		return err;
	audit->id = last.id + 1;
	seal_row(last.id ? last.hash : ground, audit, audit->hash);
	return store_statement_put(store, STATEMENT_AUDIT_APPEND, &shape, audit);
}

int store_audit_verify(struct store *store, int64_t *rows, int64_t *broken)
{
	struct audit audit = {0};
	char previous[BASE_HASH_TEXT_SIZE], hash[BASE_HASH_TEXT_SIZE];
	sqlite3_stmt *run;
	int more = 0, err = store_statement_start(store, STATEMENT_AUDIT_WALK, &run, "");

	*rows = *broken = 0;
	if (err)
		return err;
	memcpy(previous, ground, sizeof previous);
	while (!err && (more = store_statement_next(store, run)) > 0) {
		err = store_record_read(run, &shape, &audit);
		if (err)
			continue;
		seal_row(previous, &audit, hash);
		if (audit.id != *rows + 1 || strcmp(hash, audit.hash) != 0)
			err = ERR_CORRUPT;
		else
			++*rows;
		memcpy(previous, hash, sizeof previous);
	}
	store_statement_end(run);
	if (err == ERR_CORRUPT)
		*broken = *rows + 1;
	return err ? err : more;
}
