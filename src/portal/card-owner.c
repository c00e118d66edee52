/* Certificates and whom they belong to. */
#include "config.h"

#include "portal/card-owner.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "domain/account.h"
#include "domain/identifier.h"
#include "domain/rule.h"
#include "store/licence.h"
#include "store/person.h"

static int find_account(struct act_call *call, const char *person_id_no, struct account *account)
{
	struct person person;
	int has_licence = 0, err = store_person_find(call->store, person_id_no, &person);

	if (!err)
		err = store_licence_has(call->store, person.id, &has_licence);
	if (err == ERR_NOT_FOUND || (!err && !has_licence)) {
		domain_rule_add(call->problems, "", RULE_CARD_25);
		return 0;
	}
	if (!err)
		err = store_account_find_person(call->store, person.id, account);
	if (err == ERR_NOT_FOUND) {
		domain_rule_add(call->problems, "", RULE_CARD_36_ACCOUNT);
		return 0;
	}
	return err;
}

static void check_state(struct act_call *call, const struct account *account)
{
	if (account->id)
		domain_rule_add(call->problems, "", domain_account_check_login(domain_account_state(account->state)));
}

int portal_card_owner_person(struct act_call *call, const char *person_id_no, struct account *account)
{
	int err;

	*account = (struct account){0};
	err = find_account(call, person_id_no, account);
	check_state(call, account);
	return err;
}

/* A certificate that names nobody does not lead through the register: who it was given to may have left it. */
static int find_enrolled(struct act_call *call, struct card_owner *owner)
{
	int has_licence = 0, err = store_account_get(call->store, owner->card.account_id, &owner->account);

	if (!err)
		err = store_licence_has(call->store, owner->account.person_id, &has_licence);
	if (!err && !has_licence)
		domain_rule_add(call->problems, "", RULE_CARD_25);
	return err;
}

static int find_person(struct act_call *call, const struct trust_holder *holder, struct card_owner *owner)
{
	int err = 0;

	if (*holder->identity)
		err = find_account(call, holder->identity, &owner->account);
	else if (owner->card.account_id)
		err = find_enrolled(call, owner);
	else
		domain_rule_add(call->problems, "", RULE_CARD_36);
	if (err)
		return err;
	if (owner->card.id && owner->account.id && owner->card.account_id != owner->account.id)
		domain_rule_add(call->problems, "", RULE_CARD_36_OTHER);
	check_state(call, &owner->account);
	return 0;
}

static int find_institution(struct act_call *call, const struct trust_holder *holder, struct card_owner *owner)
{
	const char *code = *holder->identity ? holder->identity : owner->card.institution_code;
	int err;

	if (!*code) {
		domain_rule_add(call->problems, "", RULE_CARD_36);
		return 0;
	}
	if (owner->card.id && strcmp(owner->card.institution_code, code) != 0)
		domain_rule_add(call->problems, "", RULE_CARD_36_OTHER);
	err = store_institution_find(call->store, code, &owner->institution);
	if (err != ERR_NOT_FOUND)
		return err;
	domain_rule_add(call->problems, "", RULE_CARD_36_INSTITUTION);
	return 0;
}

static int name_key(const struct trust_certificate *certificate, char fingerprint[BASE_HASH_TEXT_SIZE])
{
	struct buf key = {0};
	int err = trust_certificate_ssh_key(certificate, &key);

	if (!err)
		base_hash_sha256_text(key.data, key.len, fingerprint);
	base_buf_release(&key);
	return err;
}

/* Whoever has the key of a card that was lost has it for a certificate that is new for it, too. */
static int check_blocked(struct act_call *call, const struct trust_certificate *certificate)
{
	char fingerprint[BASE_HASH_TEXT_SIZE];
	struct card blocked;
	int err = name_key(certificate, fingerprint);

	if (!err)
		err = store_card_find_blocked(call->store, fingerprint, &blocked);
	if (!err)
		domain_rule_add(call->problems, "", RULE_CARD_36_BLOCKED);
	return err == ERR_NOT_FOUND ? 0 : err;
}

int portal_card_owner_find(struct act_call *call, const struct trust_certificate *certificate,
			   const struct trust_verdict *verdict, struct card_owner *owner)
{
	int err = check_blocked(call, certificate);

	if (err || portal_act_is_refused(call->problems))
		return err;
	err = store_card_find(call->store, verdict->description.fingerprint, &owner->card);
	if (err && err != ERR_NOT_FOUND)
		return err;
	return verdict->holder.side == TRUST_SIDE_PERSON ? find_person(call, &verdict->holder, owner)
							 : find_institution(call, &verdict->holder, owner);
}

static int enroll(struct act_call *call, const struct trust_certificate *certificate,
		  const struct trust_verdict *verdict, struct card_owner *owner)
{
	struct card *card = &owner->card;
	struct buf pem = {0};
	int err;

	*card = (struct card){.account_id = owner->account.id,
			      .valid_to = verdict->description.valid_to,
			      .enrolled_at = call->now};
	memcpy(card->fingerprint, verdict->description.fingerprint, sizeof card->fingerprint);
	err = name_key(certificate, card->ssh_fingerprint);
	if (!err) {
		trust_certificate_add_pem(certificate, &pem);
		card->certificate = base_buf_detach(&pem);
		err = base_mem_copy(card->institution_code, sizeof card->institution_code,
				    owner->institution.institution_code);
	}
	return err ? err : store_card_insert(call->store, card);
}

int portal_card_owner_bind(struct act_call *call, const struct trust_certificate *certificate,
			   const struct trust_verdict *verdict, struct card_owner *owner)
{
	if (owner->account.id)
		portal_act_name_object(call, "account", owner->account.id);
	else
		portal_act_name_object_word(call, "institution", owner->institution.institution_code);
	return owner->card.id ? 0 : enroll(call, certificate, verdict, owner);
}

static int name_person(struct act_call *call, int64_t account_id, struct card_name *name)
{
	struct account account;
	struct person person;
	int err = store_account_get(call->store, account_id, &account);

	if (!err)
		err = store_person_get(call->store, account.person_id, &person);
	if (err)
		return err;
	domain_identifier_mask(person.person_id_no, name->identity);
	return base_mem_copy(name->name, sizeof name->name, person.name);
}

int portal_card_owner_name(struct act_call *call, int64_t account_id, const char *institution_code,
			   struct card_name *name)
{
	struct institution institution;
	int err;

	*name = (struct card_name){.name = ""};
	if (account_id)
		return name_person(call, account_id, name);
	err = store_institution_find(call->store, institution_code, &institution);
	if (!err)
		err = base_mem_copy(name->identity, sizeof name->identity, institution.institution_code);
	return err ? err : base_mem_copy(name->name, sizeof name->name, institution.institution_name);
}

void portal_card_owner_release(struct card_owner *owner)
{
	store_card_release(&owner->card);
}
