/* Cards listed, blocked and given back. */
#include "config.h"

#include "portal/card-desk.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "domain/rule.h"
#include "store/person.h"

/* The account of a person with this number, else no account. */
static int find_account(struct act_call *call, const char *number, int64_t *account_id)
{
	struct account account = {0};
	struct person person;
	int err = store_person_find(call->store, number, &person);

	if (!err)
		err = store_account_find_person(call->store, person.id, &account);
	*account_id = account.id;
	return err == ERR_NOT_FOUND ? 0 : err;
}

static int list(struct act_call *call)
{
	struct card_page *page = call->record;
	char number[DOMAIN_IDENTIFIER_SIZE];
	int64_t account_id;
	int err;

	if (domain_identifier_normalise(page->holder, IDENTIFIER_FOLD | IDENTIFIER_UPPER, RULE_CARD_36, number))
		return ERR_NOT_FOUND;
	err = find_account(call, number, &account_id);
	if (!err)
		err = portal_card_owner_name(call, account_id, number, &page->name);
	return err ? err
		   : store_card_list(call->store, account_id, number, page->after_id, page->rows, CARD_PAGE_MAX,
				     &page->n);
}

void portal_card_desk_forget(struct card_page *page)
{
	for (size_t i = 0; i < page->n; i++)
		store_card_release(&page->rows[i]);
	page->n = 0;
}

const struct act portal_card_desk_list = {
	.name = "card.list",
	.right = RIGHT_MAINTAIN,
	.is_unrecorded = 1,
	.run = list,
};

/* The number may be given again to another card: the trail names it by its fingerprint. */
static int find(struct act_call *call, struct card *card)
{
	struct card_end *end = call->record;
	int err = store_card_get(call->store, end->id, card);

	if (err)
		return err;
	memcpy(end->fingerprint, card->fingerprint, sizeof end->fingerprint);
	portal_act_name_object_word(call, "card", card->fingerprint);
	return portal_card_owner_name(call, card->account_id, card->institution_code, &end->name);
}

static int block(struct act_call *call)
{
	struct card card;
	int err = find(call, &card);

	if (!err)
		err = store_card_revoke(call->store, card.ssh_fingerprint, call->now, call->portal->actor.name);
	store_card_release(&card);
	return err;
}

const struct act portal_card_desk_block = {
	.name = "card.block",
	.right = RIGHT_MAINTAIN,
	.run = block,
};

static int release(struct act_call *call)
{
	struct card card;
	int err = find(call, &card);

	if (!err)
		err = store_card_delete(call->store, card.id);
	store_card_release(&card);
	return err;
}

const struct act portal_card_desk_release = {
	.name = "card.release",
	.right = RIGHT_MAINTAIN,
	.run = release,
};
