/* The outbox. */
#include "config.h"

#include "store/letter.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_NUMBER, letter, id),           STORE_FIELD(FIELD_TEXT, letter, kind),
	STORE_FIELD(FIELD_OPTION, letter, account_id),   STORE_FIELD(FIELD_TEXT, letter, recipient),
	STORE_FIELD(FIELD_TEXT, letter, recipient_name), STORE_FIELD(FIELD_TEXT, letter, subject),
	STORE_FIELD(FIELD_BODY, letter, body),           STORE_FIELD(FIELD_TEXT, letter, message_id),
	STORE_FIELD(FIELD_TEXT, letter, state),          STORE_FIELD(FIELD_NUMBER, letter, tries),
	STORE_FIELD(FIELD_NUMBER, letter, created_at),   STORE_FIELD(FIELD_NUMBER, letter, due_at),
	STORE_FIELD(FIELD_OPTION, letter, sent_at),      STORE_FIELD(FIELD_TEXT, letter, reply),
	STORE_FIELD(FIELD_TEXT, letter, channel),
};
static const struct shape shape = STORE_SHAPE(letter, fields);

void store_letter_release(struct letter *letter)
{
	if (letter->body)
		base_mem_wipe(letter->body, strlen(letter->body));
	free(letter->body);
	letter->body = NULL;
}

int store_letter_insert(struct store *store, struct letter *letter)
{
	int err;

	base_mem_copy(letter->state, sizeof letter->state, "waiting");
	if (!*letter->channel)
		base_mem_copy(letter->channel, sizeof letter->channel, STORE_LETTER_MAIL);
	letter->due_at = letter->created_at;
	letter->tries = 0;
	letter->sent_at = 0;
	err = store_statement_put(store, STATEMENT_LETTER_INSERT, &shape, letter);
	return err == ERR_NOT_FOUND ? ERR_CONFLICT : err;
}

/* A body that was read before something else failed is nobody's any more. */
static int keep(struct letter *letter, int err)
{
	if (err)
		store_letter_release(letter);
	return err;
}

int store_letter_get(struct store *store, int64_t id, struct letter *letter)
{
	*letter = (struct letter){0};
	return keep(letter, store_statement_find(store, STATEMENT_LETTER_GET, &shape, letter, "i", id));
}

int store_letter_due(struct store *store, const char *channel, int64_t now, struct letter *letter)
{
	*letter = (struct letter){0};
	return keep(letter, store_statement_find(store, STATEMENT_LETTER_DUE, &shape, letter, "si", channel, now));
}

int store_letter_next_due(struct store *store, const char *channel, int64_t *due_at)
{
	return store_statement_number(store, STATEMENT_LETTER_NEXT_DUE, due_at, "s", channel);
}

int store_letter_update(struct store *store, const struct letter *letter)
{
	struct letter row = *letter;

	return store_statement_put(store, STATEMENT_LETTER_UPDATE, &shape, &row);
}

int store_letter_recover(struct store *store, int64_t now, int64_t *count)
{
	sqlite3_stmt *run;
	int more, err = store_statement_start(store, STATEMENT_LETTER_RECOVER, &run, "i", now);

	*count = 0;
	if (err)
		return err;
	while ((more = store_statement_next(store, run)) > 0)
		++*count;
	store_statement_end(run);
	return more;
}

int store_letter_list(struct store *store, const char *state, int64_t after, struct letter *letters,
		      size_t max, size_t *n)
{
	sqlite3_stmt *run;
	int err;

	*n = 0;
	for (size_t i = 0; i < max; i++)
		letters[i] = (struct letter){0};
	if (state)
		err = store_statement_start(store, STATEMENT_LETTER_LIST_STATE, &run, "sii", state, after,
					    (int64_t)max);
	else
		err = store_statement_start(store, STATEMENT_LETTER_LIST, &run, "ii", after, (int64_t)max);
	return err ? err : store_statement_collect(store, run, &shape, letters, n);
}

int store_letter_retry(struct store *store, int64_t id, int64_t now)
{
	struct letter letter = {0};
	int err = store_letter_get(store, id, &letter);

	if (!err && strcmp(letter.state, "waiting") != 0 && strcmp(letter.state, "failed") != 0)
		err = ERR_CONFLICT;
	if (!err) {
		base_mem_copy(letter.state, sizeof letter.state, "waiting");
		letter.tries = 0;
		letter.due_at = now;
		err = store_letter_update(store, &letter);
	}
	store_letter_release(&letter);
	return err;
}

int store_letter_retry_failed(struct store *store, int64_t now, int64_t *count)
{
	struct letter letter = {0};
	int64_t after = 0;
	size_t n;
	int err;

	*count = 0;
	for (;;) {
		err = store_letter_list(store, "failed", after, &letter, 1, &n);
		if (err || n == 0)
			return err;
		after = letter.id;
		store_letter_release(&letter);
		err = store_letter_retry(store, after, now);
		if (err)
			return err;
		++*count;
	}
}

int store_letter_oldest(struct store *store, int64_t *created_at)
{
	return store_statement_number(store, STATEMENT_LETTER_OLDEST, created_at, "");
}
