/* The trail: a chain of hashes. */
#include "config.h"

#include "store/audit.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "store/statement.h"

const char store_audit_ground[BASE_HASH_TEXT_SIZE] =
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

enum { DIGITS = 24 };

/* A million rows have thirteen million numbers: printf would take longer than the hashing. */
static size_t write_number(int64_t value, char digits[DIGITS])
{
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	char reversed[DIGITS];
	size_t n = 0, at = 0;

	do {
		reversed[n++] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest);
	if (value < 0)
		digits[at++] = '-';
	while (n > 0)
		digits[at++] = reversed[--n];
	return at;
}

/* Pieces are put together before they are hashed: many small ones are slow. */
struct block {
	struct digest *work;
	size_t n;
	char bytes[1024];
};

static void add(struct block *block, const void *bytes, size_t n)
{
	if (n > sizeof block->bytes - block->n) {
		base_digest_add(block->work, block->bytes, block->n);
		block->n = 0;
	}
	if (n > sizeof block->bytes) {
		base_digest_add(block->work, bytes, n);
		return;
	}
	if (n > 0)
		memcpy(block->bytes + block->n, bytes, n);
	block->n += n;
}

static void add_text(struct block *block, const char *text, size_t n)
{
	char digits[DIGITS];
	size_t length = write_number((int64_t)n, digits);

	digits[length++] = ':';
	add(block, digits, length);
	add(block, text, n);
	add(block, ",", 1);
}

static void add_number(struct block *block, int64_t value)
{
	char digits[DIGITS];

	add_text(block, digits, write_number(value, digits));
}

void store_audit_seal(struct digest *work, const char *previous, const struct audit_view *view,
		      char hash[BASE_HASH_TEXT_SIZE])
{
	struct block block = {.work = work};

	add_text(&block, previous, strlen(previous));
	add_number(&block, view->id);
	add_number(&block, view->at);
	add_text(&block, view->texts[0].text, view->texts[0].n);
	add_number(&block, view->level);
	for (size_t i = 1; i < STORE_AUDIT_TEXTS; i++)
		add_text(&block, view->texts[i].text, view->texts[i].n);
	base_digest_add(work, block.bytes, block.n);
	base_digest_end(work, hash);
}

static void seal(const char *previous, struct audit *audit)
{
	const char *const texts[STORE_AUDIT_TEXTS] = {audit->actor, audit->source, audit->act, audit->object,
						      audit->outcome};
	struct audit_view view = {.id = audit->id, .at = audit->at, .level = audit->level};
	struct digest *work = base_digest_open();

	for (size_t i = 0; i < STORE_AUDIT_TEXTS; i++) {
		view.texts[i].text = texts[i];
		view.texts[i].n = strlen(texts[i]);
	}
	store_audit_seal(work, previous, &view, audit->hash);
	base_digest_close(work);
}

int store_audit_last(struct store *store, struct audit *audit)
{
	int err;

	*audit = (struct audit){0};
	err = store_statement_find(store, STATEMENT_AUDIT_LAST, &shape, audit, "");
	if (err != ERR_NOT_FOUND)
		return err;
	memcpy(audit->hash, store_audit_ground, sizeof audit->hash);
	return 0;
}

int store_audit_append(struct store *store, struct audit *audit)
{
	struct audit last;
	int err = store_audit_last(store, &last);

	if (err)
		return err;
	audit->id = last.id + 1;
	seal(last.hash, audit);
	return store_statement_put(store, STATEMENT_AUDIT_APPEND, &shape, audit);
}

int store_audit_page(struct store *store, const struct audit_query *query, int64_t before, struct audit *audits,
		     size_t max, size_t *n)
{
	enum statement which = *query->object  ? STATEMENT_AUDIT_PAGE_OBJECT
			       : *query->actor ? STATEMENT_AUDIT_PAGE_ACTOR
			       : *query->act   ? STATEMENT_AUDIT_PAGE_ACT
					       : STATEMENT_AUDIT_PAGE;
	sqlite3_stmt *run;
	int err = store_statement_start(store, which, &run, "iiisssi", before ? before : INT64_MAX, query->since,
					query->until ? query->until : INT64_MAX, query->actor, query->act,
					query->object, (int64_t)max);

	*n = 0;
	return err ? err : store_statement_collect(store, run, &shape, audits, n);
}

int store_audit_last_done(struct store *store, const char *act, int64_t *at)
{
	return store_statement_number(store, STATEMENT_AUDIT_LAST_DONE, at, "s", act);
}
