/* The acts of a change of address. */
#include "config.h"

#include "portal/email.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "domain/account.h"
#include "domain/email-change.h"
#include "domain/rule.h"
#include "domain/verification.h"
#include "portal/letter.h"
#include "portal/proof.h"
#include "portal/setting.h"
#include "portal/throttle.h"
#include "portal/token.h"
#include "store/account.h"

/* Each request sends a letter to an address that its reader may never have heard of us. */
static const struct counter requests = {
	.kind = "email_change",
	.max_policy = POLICY_EMAIL_CHANGES_MAX,
	.window_policy = POLICY_EMAIL_CHANGE_WINDOW_S,
	.lock_policy = POLICY_EMAIL_CHANGE_WINDOW_S,
};

int portal_email_check_shared(struct act_call *call, const char *email, int64_t account_id)
{
	long is_allowed;
	int err = portal_setting_number(call->store, POLICY_EMAIL_SHARED_ALLOWED, &is_allowed);

	if (!err)
		err = store_account_find_email(call->store, email, account_id);
	if (err)
		return err == ERR_NOT_FOUND ? 0 : err;
	domain_rule_add(call->problems, "email", is_allowed ? RULE_ACT_44 : RULE_ACT_44_REFUSED);
	return 0;
}

static int check_address(struct act_call *call, struct email_change *change, const struct account *account)
{
	domain_email_change_normalise(change);
	domain_email_change_check(change, call->problems);
	if (portal_act_is_refused(call->problems))
		return 0;
	if (strcmp(change->email, account->email) == 0)
		domain_rule_add(call->problems, "email", RULE_ACT_80);
	return portal_email_check_shared(call, change->email, account->id);
}

static int check(struct act_call *call)
{
	struct account account;
	int err = store_account_get(call->store, call->portal->actor.account_id, &account);

	return err ? err : check_address(call, call->record, &account);
}

const struct act portal_email_check = {
	.name = "email.check",
	.right = RIGHT_USE_ACCOUNT,
	.is_unrecorded = 1,
	.run = check,
};

static int prepare(struct act_call *call)
{
	const struct email_change *change = call->record;
	struct account account;
	int err;

	domain_email_change_check_password(change, call->problems);
	if (portal_act_is_refused(call->problems))
		return 0;
	call->prepared = base_mem_zero(1, sizeof(struct proof));
	portal_act_name_object(call, "account", call->portal->actor.account_id);
	err = store_account_get(call->store, call->portal->actor.account_id, &account);
	return err ? err : portal_proof_look(call, account.login_name, change->password, call->prepared);
}

static int check_requests(struct act_call *call, const struct proof *proof)
{
	long wait_minutes;
	int err = portal_throttle_wait(call, &requests, proof->subject, NULL, &wait_minutes);

	if (!err && wait_minutes > 0)
		domain_rule_add_number(call->problems, "", RULE_ACT_82, wait_minutes);
	return err;
}

static int request(struct act_call *call, const struct proof *proof, const char *email)
{
	int err = portal_throttle_count(call, &requests, proof->subject);

	if (!err)
		err = portal_proof_clear(call, proof);
	if (!err)
		err = portal_token_send(call, TOKEN_EMAIL, &proof->account, email);
	return err ? err : portal_letter_tell(call, "email-notice", &proof->account, NULL);
}

static int change(struct act_call *call)
{
	struct email_change *change = call->record;
	struct proof *proof = call->prepared;
	int err = portal_proof_read(call, proof);

	if (err || portal_act_is_refused(call->problems))
		return err;
	if (!proof->is_right) {
		domain_rule_add(call->problems, "password", RULE_ACT_81);
		return portal_proof_count(call, proof);
	}
	err = check_address(call, change, &proof->account);
	if (!err)
		err = check_requests(call, proof);
	if (err || portal_act_is_refused(call->problems))
		return err;
	return request(call, proof, change->email);
}

static void release(struct act_call *call, int err)
{
	(void)err;
	if (call->prepared)
		base_mem_wipe(call->prepared, sizeof(struct proof));
	free(call->prepared);
}

const struct act portal_email_change = {
	.name = "email.change",
	.right = RIGHT_USE_ACCOUNT,
	.is_counting = 1,
	.prepare = prepare,
	.run = change,
	.after = release,
};

static int pending(struct act_call *call)
{
	struct verification *verification = call->record;
	struct token token;
	int err = store_token_find_open(call->store, call->portal->actor.account_id, portal_token_word(TOKEN_EMAIL),
					&token);

	if (err && err != ERR_NOT_FOUND)
		return err;
	if (err || domain_token_state(token.used_at, token.superseded_at, token.expires_at, call->now)) {
		domain_rule_add(call->problems, "", RULE_ACT_83);
		return 0;
	}
	return base_mem_copy(verification->email, sizeof verification->email, token.email);
}

const struct act portal_email_pending = {
	.name = "email.pending",
	.right = RIGHT_USE_ACCOUNT,
	.is_unrecorded = 1,
	.run = pending,
};

/* The token that was brought, if it changes an address; of whoever is logged in, his own. */
static int find(struct act_call *call, struct token *token)
{
	const struct verification *verification = call->record;
	int64_t actor_id = call->portal->actor.account_id;
	enum rule rule;
	int err = portal_token_find(call, verification->token, verification->code, token, &rule);

	if (err)
		return err;
	if (rule != RULE_ACT_51 && actor_id && token->account_id != actor_id)
		rule = RULE_ACT_51;
	if (rule != RULE_ACT_51 && !portal_token_is(token, TOKEN_EMAIL))
		rule = RULE_ACT_51_OTHER;
	if (rule != RULE_ACT_51)
		portal_act_name_object(call, "account", token->account_id);
	domain_rule_add(call->problems, "code", rule);
	return rule ? portal_token_count_try(call) : 0;
}

/* A letter for a new password that lies in the old mailbox is no longer the owner's to open. */
static int write_address(struct act_call *call, struct account *account, const struct token *token)
{
	char old[sizeof account->email];
	int err = store_token_use(call->store, token->selector, call->now);

	memcpy(old, account->email, sizeof old);
	memcpy(account->email, token->email, sizeof account->email);
	if (!err)
		err = store_account_update(call->store, account);
	if (!err)
		err = store_token_supersede(call->store, account->id, portal_token_word(TOKEN_RESET), call->now);
	return err ? err : portal_letter_tell(call, "email-changed", account, old);
}

/* What others did since the letter was sent counts: a suspension, or the same address at another account. */
static int finish(struct act_call *call)
{
	struct account account;
	struct token token;
	int err;

	if (!*((const struct verification *)call->record)->token)
		domain_verification_check_code(call->record, call->problems);
	if (portal_act_is_refused(call->problems))
		return 0;
	err = portal_token_check_tries(call);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = find(call, &token);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = store_account_get(call->store, token.account_id, &account);
	if (err)
		return err;
	domain_rule_add(call->problems, "", domain_account_check_login(domain_account_state(account.state)));
	err = portal_email_check_shared(call, token.email, account.id);
	if (err || portal_act_is_refused(call->problems))
		return err;
	return write_address(call, &account, &token);
}

const struct act portal_email_finish = {
	.name = "email.finish",
	.right = RIGHT_CONFIRM_EMAIL,
	.is_counting = 1,
	.run = finish,
};
