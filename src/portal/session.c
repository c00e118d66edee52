/* The acts around a stay: login, logout, profile, renewed terms. */
#include "config.h"

#include "portal/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/lang.h"
#include "base/mem.h"
#include "domain/account.h"
#include "domain/identifier.h"
#include "domain/lock.h"
#include "domain/login.h"
#include "domain/rule.h"
#include "portal/entry.h"
#include "portal/password-change.h"
#include "portal/proof.h"
#include "portal/stay.h"
#include "store/account.h"
#include "store/person.h"
#include "store/terms.h"

/* What prepare found out, and whom the actor becomes. */
struct attempt {
	struct proof proof;
	struct entry entry;
	int is_expired; /* the password, by the rules of today */
};

static int prepare(struct act_call *call)
{
	const struct login *login = call->record;
	struct attempt *attempt = base_mem_zero(1, sizeof *attempt);

	call->prepared = attempt;
	domain_login_check_login_name(login, call->problems);
	domain_login_check_password(login, call->problems);
	if (portal_act_is_refused(call->problems))
		return 0;
	return portal_proof_look(call, login->login_name, login->password, &attempt->proof);
}

static int enter(struct act_call *call, struct attempt *attempt)
{
	const struct login *login = call->record;
	struct entry *entry = &attempt->entry;
	int err;

	entry->account = attempt->proof.account;
	entry->level = LEVEL_PASSWORD;
	err = portal_entry_begin(call, entry);
	if (!err)
		err = portal_password_change_is_due(call, &entry->account, login->password, &attempt->is_expired);
	return err ? err : portal_proof_clear(call, &attempt->proof);
}

/* An account that waits for its mail has no password yet: its name alone brings the hint of R-ACT-6. */
static int login(struct act_call *call)
{
	struct attempt *attempt = call->prepared;
	const struct account *account = &attempt->proof.account;
	enum rule rule = RULE_ACT_5;
	int err = portal_proof_read(call, &attempt->proof);

	if (err || portal_act_is_refused(call->problems))
		return err;
	if (account->id && (attempt->proof.is_right || !*account->password_hash))
		rule = domain_account_check_login(domain_account_state(account->state));
	if (rule == RULE_NONE)
		return enter(call, attempt);
	domain_rule_add(call->problems, "", rule);
	return portal_proof_count(call, &attempt->proof);
}

static void after_login(struct act_call *call, int err)
{
	struct attempt *attempt = call->prepared;

	if (!attempt)
		return;
	if (portal_entry_finish(call, &attempt->entry, err))
		call->portal->is_password_expired = attempt->is_expired;
	base_mem_wipe(attempt, sizeof *attempt);
	free(attempt);
}

const struct act portal_session_login = {
	.name = "session.login",
	.right = RIGHT_LOGIN,
	.is_counting = 1,
	.prepare = prepare,
	.run = login,
	.after = after_login,
};

static int prepare_unlock(struct act_call *call)
{
	const struct lock *lock = call->record;
	struct account account;
	int err;

	call->prepared = base_mem_zero(1, sizeof(struct proof));
	portal_act_name_object(call, "account", call->portal->actor.account_id);
	domain_lock_check_password(lock, call->problems);
	if (portal_act_is_refused(call->problems))
		return 0;
	err = store_account_get(call->store, call->portal->actor.account_id, &account);
	return err ? err : portal_proof_look(call, account.login_name, lock->password, call->prepared);
}

/* The last failure that is allowed locks the account: that is said at once, not when the next password is tried. */
static int refuse_unlock(struct act_call *call, struct proof *proof)
{
	int err = portal_proof_count(call, proof);

	domain_rule_add(call->problems, "password", RULE_ACT_9_PASSWORD);
	return err ? err : portal_proof_read(call, proof);
}

static int unlock(struct act_call *call)
{
	struct proof *proof = call->prepared;
	int err = portal_proof_read(call, proof);

	if (!err)
		domain_rule_add(call->problems, "",
				domain_account_check_login(domain_account_state(proof->account.state)));
	if (err || portal_act_is_refused(call->problems))
		return err;
	return proof->is_right ? portal_proof_clear(call, proof) : refuse_unlock(call, proof);
}

/* Whoever opens it has proven a password, however the session began: by a card, or a code. */
static void after_unlock(struct act_call *call, int err)
{
	const struct proof *proof = call->prepared;

	if (!proof)
		return;
	if (!err && proof->is_right && !portal_act_is_refused(call->problems) &&
	    call->portal->actor.level > LEVEL_PASSWORD)
		call->portal->actor.level = LEVEL_PASSWORD;
	base_mem_wipe(call->prepared, sizeof(struct proof));
	free(call->prepared);
}

const struct act portal_session_unlock = {
	.name = "session.unlock",
	.right = RIGHT_USE_ACCOUNT,
	.is_before_terms = 1,
	.is_counting = 1,
	.prepare = prepare_unlock,
	.run = unlock,
	.after = after_unlock,
};

static int logout(struct act_call *call)
{
	const struct actor *actor = &call->portal->actor;

	if (actor->kind == ACTOR_STAFF)
		portal_act_name_object(call, "staff", actor->staff_id);
	else if (actor->kind == ACTOR_INSTITUTION)
		portal_act_name_object_word(call, "institution", actor->institution_code);
	else
		portal_act_name_object(call, "account", actor->account_id);
	return portal_stay_finish(call);
}

/* The actor changes after the record was written in the old one's name, and even where that failed. */
static void leave(struct act_call *call, int err)
{
	(void)err;
	portal_stay_forget(call->portal);
}

const struct act portal_session_logout = {
	.name = "session.logout",
	.right = RIGHT_LOGOUT,
	.run = logout,
	.after = leave,
};

static int must_agree(struct act_call *call, int64_t account_id, int *answer)
{
	struct consent consent = {0};
	struct terms terms;
	int err = store_terms_agreed(call->store, account_id, &consent);

	if (err && err != ERR_NOT_FOUND)
		return err;
	err = store_terms_current(call->store, &terms);
	if (err)
		return err;
	*answer = consent.version < terms.version;
	store_terms_release(&terms);
	return 0;
}

static void describe_last_login(const struct portal *portal, struct session_profile *profile)
{
	char at[BASE_CLOCK_TEXT_SIZE];

	if (!portal->last_login_at) {
		snprintf(profile->last_login, sizeof profile->last_login, base_lang_text("本次為首次登入"));
		return;
	}
	base_clock_format(portal->last_login_at, at);
	snprintf(profile->last_login, sizeof profile->last_login, base_lang_text("%.20s（%.60s）"), at,
		 portal_stay_source_title(portal->last_login_source));
}

/* Nothing when there were none. */
static void describe_failures(const struct portal *portal, struct session_profile *profile)
{
	if (portal->failed_logins > 0)
		snprintf(profile->failures, sizeof profile->failures,
			 base_lang_text("自上次登入後有%ld次密碼錯誤；如非您本人所為，請變更密碼。"),
			 (long)portal->failed_logins);
}

static int profile(struct act_call *call)
{
	struct session_profile *profile = call->record;
	struct account account;
	struct person person;
	int agree = 0, err = store_account_get(call->store, call->portal->actor.account_id, &account);

	if (!err)
		err = store_person_get(call->store, account.person_id, &person);
	if (!err)
		err = must_agree(call, account.id, &agree);
	if (err)
		return err;
	*profile = (struct session_profile){0};
	memcpy(profile->login_name, account.login_name, sizeof profile->login_name);
	memcpy(profile->name, person.name, sizeof profile->name);
	memcpy(profile->email, account.email, sizeof profile->email);
	memcpy(profile->mobile_no, account.mobile_no, sizeof account.mobile_no);
	memcpy(profile->landline_no, account.landline_no, sizeof account.landline_no);
	memcpy(profile->must_agree, agree ? "yes" : "no", sizeof "no" + agree);
	domain_identifier_mask(person.person_id_no, profile->person_id_no);
	base_clock_format(account.verified_at, profile->created);
	describe_last_login(call->portal, profile);
	describe_failures(call->portal, profile);
	profile->failed_logins = call->portal->failed_logins;
	return 0;
}

const struct act portal_session_profile = {
	.name = "session.profile",
	.right = RIGHT_USE_ACCOUNT,
	.is_before_terms = 1,
	.is_unrecorded = 1,
	.run = profile,
};

static int licences(struct act_call *call)
{
	struct licence_page *page = call->record;

	return store_licence_list(call->store, call->portal->actor.person_id, page->rows, LICENCE_PAGE_MAX, &page->n);
}

const struct act portal_session_licences = {
	.name = "session.licences",
	.right = RIGHT_USE_ACCOUNT,
	.is_unrecorded = 1,
	.run = licences,
};

static int agree(struct act_call *call)
{
	const int64_t *version = call->record;
	struct consent consent = {.account_id = call->portal->actor.account_id, .agreed_at = call->now};
	struct terms terms;
	int err = store_terms_current(call->store, &terms);

	if (err)
		return err;
	consent.version = terms.version;
	memcpy(consent.sha256, terms.sha256, sizeof consent.sha256);
	store_terms_release(&terms);
	if (*version != consent.version) {
		domain_rule_add(call->problems, "", RULE_ACT_16);
		return 0;
	}
	portal_act_name_object(call, "account", consent.account_id);
	err = base_mem_copy(consent.source, sizeof consent.source, call->portal->actor.source);
	return err ? err : store_terms_agree(call->store, &consent);
}

const struct act portal_session_agree = {
	.name = "session.agree",
	.right = RIGHT_USE_ACCOUNT,
	.is_before_terms = 1,
	.run = agree,
};
