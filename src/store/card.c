/* Enrolled cards. */
#include "config.h"

#include "store/card.h"

#include <stdlib.h>

#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_NUMBER, card, id),	       STORE_FIELD(FIELD_TEXT, card, fingerprint),
	STORE_FIELD(FIELD_TEXT, card, ssh_fingerprint), STORE_FIELD(FIELD_BODY, card, certificate),
	STORE_FIELD(FIELD_OPTION, card, account_id),   STORE_FIELD(FIELD_TEXT_OPTION, card, institution_code),
	STORE_FIELD(FIELD_NUMBER, card, valid_to),     STORE_FIELD(FIELD_NUMBER, card, enrolled_at),
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

int store_card_find_key(struct store *store, const char *ssh_fingerprint, struct card *card)
{
	return find(store, STATEMENT_CARD_FIND_KEY, ssh_fingerprint, card);
}

int store_card_insert(struct store *store, struct card *card)
{
	return store_statement_put(store, STATEMENT_CARD_INSERT, &shape, card);
}
