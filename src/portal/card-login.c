/* The acts of logins by card. */
#include "config.h"

#include "portal/card-login.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "domain/identifier.h"
#include "domain/nhi-login.h"
#include "domain/rule.h"
#include "portal/card-owner.h"
#include "portal/card-stay.h"
#include "portal/entry.h"
#include "portal/nhi.h"
#include "portal/setting.h"
#include "portal/stay.h"
#include "portal/throttle.h"
#include "store/attempt.h"

/* What prepare found out, and whom the actor becomes. */
struct trial {
	struct trust_certificate *kept; /* that of an enrolled card; NULL: the caller has it */
	const struct trust_certificate *certificate;
	struct trust_verdict verdict;
	struct card_owner owner;
	struct entry entry;
	struct stay stay; /* of an institution */
	int is_in; /* the login stands once the transaction does */
};

static void release(struct trial *trial)
{
	trust_certificate_free(trial->kept);
	portal_card_owner_release(&trial->owner);
	base_mem_wipe(trial, sizeof *trial);
	free(trial);
}

static void name_session(const struct portal *portal, char session[TRUST_CHALLENGE_WORD_SIZE])
{
	snprintf(session, TRUST_CHALLENGE_WORD_SIZE, "%s:%ld", portal->actor.source, (long)getpid());
}

void portal_card_login_challenge(struct portal *portal, enum trust_purpose purpose, const char *fingerprint,
				 struct buf *message)
{
	char session[TRUST_CHALLENGE_WORD_SIZE];

	name_session(portal, session);
	trust_challenge_make(&portal->challenge, purpose, portal->conf->mail_name, session);
	trust_challenge_text(&portal->challenge, fingerprint, message);
}

int portal_card_login_demand(struct portal *portal, unsigned sides, struct trust_demand *demand)
{
	long optional;
	int err = portal_setting_number(portal->store, POLICY_CRL_GRACE_S, &demand->list_grace_s);

	demand->sides = sides;
	demand->now = base_clock_now_s();
	if (!err)
		err = portal_setting_number(portal->store, POLICY_CRL_MISSING_ALLOWED, &optional);
	if (!err)
		demand->is_list_optional = (int)optional;
	return err;
}

/* Everything that is checked against the folder of trust; a proof of NULL asks for no signature. */
static int judge(struct act_call *call, unsigned sides, const struct trust_certificate *certificate,
		 const struct trust_extra *extra, struct trust_proof *proof, struct trust_verdict *verdict)
{
	char folder[BASE_CONF_TEXT_SIZE];
	struct trust_store *store = NULL;
	struct trust_demand demand;
	int err = portal_card_login_demand(call->portal, sides, &demand);

	if (!err)
		err = trust_store_folder(call->portal->conf, folder);
	if (!err)
		err = trust_store_open(folder, &store);
	if (err)
		return err;
	if (proof)
		trust_proof_check(store, proof, &demand, verdict);
	else
		trust_check_certificate(store, certificate, extra, &demand, verdict);
	trust_store_close(store);
	domain_rule_add(call->problems, "", verdict->rule);
	return 0;
}

int portal_card_login_judge(struct act_call *call, unsigned sides, const struct trust_certificate *certificate,
			    struct trust_verdict *verdict)
{
	return judge(call, sides, certificate, NULL, NULL, verdict);
}

static int look(struct act_call *call)
{
	const struct card_login *login = call->record;
	struct trust_verdict verdict;
	struct card_owner owner = {.card = {.id = 0}};
	int err = judge(call, login->side, login->certificate, login->extra, NULL, &verdict);

	if (!err && !portal_act_is_refused(call->problems))
		err = portal_card_owner_find(call, login->certificate, &verdict, &owner);
	portal_card_owner_release(&owner);
	return err;
}

const struct act portal_card_login_look = {
	.name = "card-login.look",
	.right = RIGHT_LOGIN,
	.is_unrecorded = 1,
	.run = look,
};

static int prove(struct act_call *call, enum trust_purpose purpose)
{
	const struct card_login *login = call->record;
	struct trial *trial = base_mem_zero(1, sizeof *trial);
	char session[TRUST_CHALLENGE_WORD_SIZE];
	struct trust_proof proof = {
		.challenge = &call->portal->challenge,
		.purpose = purpose,
		.session = session,
		.certificate = login->certificate,
		.extra = login->extra,
		.signature = login->signature,
	};

	call->prepared = trial;
	trial->certificate = login->certificate;
	name_session(call->portal, session);
	return judge(call, login->side, login->certificate, login->extra, &proof, &trial->verdict);
}

static int prepare(struct act_call *call)
{
	return prove(call, TRUST_PURPOSE_LOGIN);
}

static int enter(struct act_call *call)
{
	struct trial *trial = call->prepared;
	struct card_owner *owner = &trial->owner;
	int err = portal_card_owner_find(call, trial->certificate, &trial->verdict, owner);

	if (err || portal_act_is_refused(call->problems))
		return err;
	err = portal_card_owner_bind(call, trial->certificate, &trial->verdict, owner);
	if (!err && owner->account.id) {
		trial->entry.account = owner->account;
		trial->entry.level = LEVEL_CERTIFICATE;
		err = portal_entry_begin(call, &trial->entry);
	} else if (!err) {
		const char *code = owner->institution.institution_code;

		err = portal_stay_begin(call, &(struct session_owner){.institution_code = code}, &trial->stay);
	}
	trial->is_in = !err;
	return err;
}

/* What may be shown of it; the act may still fail, so it is read only once that is done. */
static void tell_holding(const struct trial *trial, int is_new, struct card_holding *holding)
{
	const struct trust_holder *holder = &trial->verdict.holder;
	const struct institution *institution = &trial->owner.institution;
	int is_person = holder->side == TRUST_SIDE_PERSON;
	char masked[DOMAIN_IDENTIFIER_MASK_SIZE];

	*holding = (struct card_holding){
		.side = holder->side, .valid_to = trial->verdict.description.valid_to, .is_new = is_new};
	domain_identifier_mask(holder->identity, masked);
	base_mem_copy(holding->name, sizeof holding->name, is_person ? holder->name : institution->institution_name);
	base_mem_copy(holding->identity, sizeof holding->identity, is_person ? masked : institution->institution_code);
}

static void become_institution(struct portal *portal, const struct trial *trial)
{
	const char *institution_code = trial->owner.institution.institution_code;
	struct actor *actor = &portal->actor;

	actor->kind = ACTOR_INSTITUTION;
	actor->level = LEVEL_CERTIFICATE;
	memcpy(actor->institution_code, institution_code, sizeof actor->institution_code);
	portal->stay = trial->stay;
	portal->ended = RULE_NONE;
}

static void after(struct act_call *call, int err)
{
	struct trial *trial = call->prepared;

	if (!trial)
		return;
	if (!portal_entry_finish(call, &trial->entry, err) && !err && trial->is_in)
		become_institution(call->portal, trial);
	else
		portal_stay_release(&trial->stay);
	if (!err && trial->is_in)
		portal_card_stay_begin(call->portal, trial->certificate, trial->verdict.description.fingerprint);
	release(trial);
}

const struct act portal_card_login_enter = {
	.name = "card-login.enter",
	.right = RIGHT_LOGIN,
	.prepare = prepare,
	.run = enter,
	.after = after,
};

static int prepare_unlock(struct act_call *call)
{
	return prove(call, TRUST_PURPOSE_UNLOCK);
}

static int unlock(struct act_call *call)
{
	const struct trial *trial = call->prepared;

	if (!*call->portal->card || strcmp(call->portal->card, trial->verdict.description.fingerprint) != 0)
		domain_rule_add(call->problems, "", RULE_CARD_4_OTHER);
	return 0;
}

static void after_unlock(struct act_call *call, int err)
{
	(void)err;
	if (call->prepared)
		release(call->prepared);
}

const struct act portal_card_login_unlock = {
	.name = "card-login.unlock",
	.right = RIGHT_UNLOCK_CARD,
	.prepare = prepare_unlock,
	.run = unlock,
	.after = after_unlock,
};

/* Whether a certificate holds the very key that a client has proven to have. */
static int has_key(const struct trust_certificate *certificate, const struct card_key *key)
{
	struct buf held = {0};
	int err = trust_certificate_ssh_key(certificate, &held);
	int is = !err && held.len == key->key_n && memcmp(held.data, key->key, key->key_n) == 0;

	base_buf_release(&held);
	return is;
}

/* The card that was enrolled with this key; what is kept of it is checked as if it came from a reader. */
static int prepare_key(struct act_call *call)
{
	const struct card_key *key = call->record;
	struct trial *trial = base_mem_zero(1, sizeof *trial);
	char fingerprint[BASE_HASH_TEXT_SIZE];
	struct card card;
	int err;

	call->prepared = trial;
	base_hash_sha256_text(key->key, key->key_n, fingerprint);
	err = store_card_find_key(call->store, fingerprint, &card);
	if (err == ERR_NOT_FOUND) {
		domain_rule_add(call->problems, "", RULE_CARD_61);
		return 0;
	}
	if (!err)
		err = trust_certificate_read_file(card.certificate, strlen(card.certificate), &trial->kept);
	store_card_release(&card);
	if (err)
		return err;
	trial->certificate = trial->kept;
	if (!has_key(trial->kept, key))
		domain_rule_add(call->problems, "", RULE_CARD_65);
	return judge(call, TRUST_SIDE_PERSON | TRUST_SIDE_INSTITUTION, trial->kept, NULL, NULL, &trial->verdict);
}

static int enter_key(struct act_call *call)
{
	struct card_key *key = call->record;
	int err = enter(call);

	tell_holding(call->prepared, 0, &key->holding);
	return err;
}

const struct act portal_card_login_key = {
	.name = "card-login.key",
	.right = RIGHT_LOGIN,
	.prepare = prepare_key,
	.run = enter_key,
	.after = after,
};

int portal_card_login_is_known(struct portal *portal, const struct card_key *key, int *is_known)
{
	char fingerprint[BASE_HASH_TEXT_SIZE];
	struct card card;
	int err;

	base_hash_sha256_text(key->key, key->key_n, fingerprint);
	err = store_card_find_key(portal->store, fingerprint, &card);
	*is_known = !err;
	if (!err)
		store_card_release(&card);
	return err == ERR_NOT_FOUND ? 0 : err;
}

static int prepare_enroll(struct act_call *call)
{
	const struct card_key *key = call->record;
	struct trial *trial = base_mem_zero(1, sizeof *trial);

	call->prepared = trial;
	if (trust_certificate_read_file(key->certificate, key->certificate_n, &trial->kept)) {
		domain_rule_add(call->problems, "", RULE_CARD_34_FORM);
		return 0;
	}
	trial->certificate = trial->kept;
	if (!has_key(trial->kept, key))
		domain_rule_add(call->problems, "", RULE_CARD_65);
	return judge(call, TRUST_SIDE_PERSON | TRUST_SIDE_INSTITUTION, trial->kept, NULL, NULL, &trial->verdict);
}

static int enroll(struct act_call *call)
{
	struct card_key *key = call->record;
	struct trial *trial = call->prepared;
	int is_new, err = portal_card_owner_find(call, trial->certificate, &trial->verdict, &trial->owner);

	if (err || portal_act_is_refused(call->problems))
		return err;
	is_new = trial->owner.card.id == 0;
	err = portal_card_owner_bind(call, trial->certificate, &trial->verdict, &trial->owner);
	tell_holding(trial, is_new, &key->holding);
	return err;
}

const struct act portal_card_login_enroll = {
	.name = "card-login.enroll",
	.right = RIGHT_LOGIN,
	.prepare = prepare_enroll,
	.run = enroll,
	.after = after,
};

/* ---- the health card ---- */

/* Wrong passwords are counted per person, as those of accounts are: the insurer counts them as well. */
static const struct counter failures = {
	.kind = "nhi",
	.max_policy = POLICY_LOGIN_FAILURES_MAX,
	.window_policy = POLICY_LOGIN_WINDOW_S,
	.lock_policy = POLICY_LOGIN_LOCK_S,
};

struct nhi_trial {
	enum nhi_verdict verdict;
	char subject[BASE_HASH_TEXT_SIZE];
	struct entry entry;
};

static int check_throttle(struct act_call *call, const char *subject)
{
	long wait_minutes;
	int err = portal_throttle_wait(call, &failures, subject, NULL, &wait_minutes);

	if (!err && wait_minutes > 0)
		domain_rule_add_number(call->problems, "", RULE_ACT_7, wait_minutes);
	return err;
}

/* The insurer is asked outside any transaction; its password is not needed any more then. */
static int prepare_nhi(struct act_call *call)
{
	struct nhi_login *login = call->record;
	struct nhi_trial *trial = base_mem_zero(1, sizeof *trial);
	int err = 0;

	call->prepared = trial;
	domain_nhi_login_check_person_id_no(login, call->problems);
	domain_nhi_login_check_password(login, call->problems);
	domain_nhi_login_check_card(login, call->problems);
	portal_throttle_subject(login->card_person_id_no, trial->subject);
	if (!portal_act_is_refused(call->problems))
		err = check_throttle(call, trial->subject);
	if (!err && !portal_act_is_refused(call->problems))
		trial->verdict = portal_nhi_ask(
			call->portal->conf, call->portal->nhi,
			&(struct nhi_question){login->card_person_id_no, login->card_no, login->password});
	base_mem_wipe(login->password, sizeof login->password);
	return err;
}

static int refuse_nhi(struct act_call *call, const struct nhi_trial *trial)
{
	domain_rule_add(call->problems, "", domain_nhi_verdict_rule(trial->verdict));
	return trial->verdict == NHI_WRONG ? portal_throttle_count(call, &failures, trial->subject) : 0;
}

static int enter_nhi(struct act_call *call)
{
	const struct nhi_login *login = call->record;
	struct nhi_trial *trial = call->prepared;
	int err;

	err = check_throttle(call, trial->subject);
	if (err || portal_act_is_refused(call->problems))
		return err;
	if (trial->verdict != NHI_OK)
		return refuse_nhi(call, trial);
	err = portal_card_owner_person(call, login->card_person_id_no, &trial->entry.account);
	if (err || portal_act_is_refused(call->problems))
		return err;
	portal_act_name_object(call, "account", trial->entry.account.id);
	trial->entry.level = LEVEL_HEALTH_CARD;
	err = store_attempt_clear(call->store, failures.kind, trial->subject);
	return err ? err : portal_entry_begin(call, &trial->entry);
}

static void after_nhi(struct act_call *call, int err)
{
	struct nhi_trial *trial = call->prepared;

	if (!trial)
		return;
	portal_entry_finish(call, &trial->entry, err);
	base_mem_wipe(trial, sizeof *trial);
	free(trial);
}

const struct act portal_card_login_nhi = {
	.name = "card-login.nhi",
	.right = RIGHT_LOGIN,
	.is_counting = 1,
	.prepare = prepare_nhi,
	.run = enter_nhi,
	.after = after_nhi,
};
