/* Enrolled cards. */
#include "config.h"

#include "store/card.h"

#include <stdlib.h>
#include <string.h>

#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_NUMBER, card, id),	       STORE_FIELD(FIELD_TEXT, card, fingerprint),
	STORE_FIELD(FIELD_TEXT, card, ssh_fingerprint), STORE_FIELD(FIELD_BODY, card, certificate),
	STORE_FIELD(FIELD_OPTION, card, account_id),   STORE_FIELD(FIELD_TEXT_OPTION, card, institution_code),
	STORE_FIELD(FIELD_NUMBER, card, valid_to),     STORE_FIELD(FIELD_NUMBER, card, enrolled_at),
	STORE_FIELD(FIELD_OPTION, card, revoked_at),   STORE_FIELD(FIELD_TEXT, card, revoked_by),
};
static const struct shape shape = STORE_SHAPE(card, fields);

void store_card_release(struct card *card)
{
	free(card->certificate);
	card->certificate = NULL;
}

static int find(struct store *store, enum statement which, const char *key, struct card *card)
{
	int err;

	*card = (struct card){0};
	err = store_statement_find(store, which, &shape, card, "s", key);
	if (err)
		store_card_release(card);
	return err;
}

int store_card_find(struct store *store, const char *fingerprint, struct card *card)
{
	return find(store, STATEMENT_CARD_FIND, fingerprint, card);
}

int store_card_state(struct store *store, const char *fingerprint, struct card *card)
{
	return find(store, STATEMENT_CARD_STATE, fingerprint, card);
}

int store_card_find_key(struct store *store, const char *ssh_fingerprint, struct card *card)
{
	return find(store, STATEMENT_CARD_FIND_KEY, ssh_fingerprint, card);
}

int store_card_find_blocked(struct store *store, const char *ssh_fingerprint, struct card *card)
{
	return find(store, STATEMENT_CARD_FIND_BLOCKED, ssh_fingerprint, card);
}

int store_card_insert(struct store *store, struct card *card)
{
	return store_statement_put(store, STATEMENT_CARD_INSERT, &shape, card);
}

int store_card_get(struct store *store, int64_t id, struct card *card)
{
	int err;

	*card = (struct card){0};
	err = store_statement_find(store, STATEMENT_CARD_GET, &shape, card, "i", id);
	if (err)
		store_card_release(card);
	return err;
}

int store_card_list(struct store *store, int64_t account_id, const char *institution_code, int64_t after_id,
		    struct card *cards, size_t max, size_t *n)
{
	sqlite3_stmt *run;
	int err;

	*n = 0;
	memset(cards, 0, max * sizeof *cards);
	if (account_id)
		err = store_statement_start(store, STATEMENT_CARD_LIST_ACCOUNT, &run, "iii", account_id, after_id,
					    (int64_t)max);
	else
		err = store_statement_start(store, STATEMENT_CARD_LIST_INSTITUTION, &run, "sii", institution_code,
					    after_id, (int64_t)max);
	return err ? err : store_statement_collect(store, run, &shape, cards, n);
}

int store_card_revoke(struct store *store, const char *ssh_fingerprint, int64_t revoked_at, const char *revoked_by)
{
	return store_statement_run(store, STATEMENT_CARD_REVOKE, "sis", ssh_fingerprint, revoked_at, revoked_by);
}

int store_card_delete(struct store *store, int64_t id)
{
	return store_statement_run(store, STATEMENT_CARD_DELETE, "i", id);
}
