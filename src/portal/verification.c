/* The acts behind the letter: token in, password set. */
#include "config.h"

#include "portal/verification.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "domain/account.h"
#include "domain/password.h"
#include "domain/verification.h"
#include "portal/letter.h"
#include "portal/password.h"
#include "portal/proof.h"
#include "portal/setting.h"
#include "portal/stay.h"
#include "portal/token.h"
#include "store/account.h"
#include "store/app-system.h"
#include "store/person.h"

/* A token that may be used, with its account and person. */
struct pending {
	struct token token;
	struct account account;
	struct person person;
	char sealed[BASE_SEAL_TEXT_SIZE];
};

/* Fills pending, or adds the row of R-ACT-51 that says why not. */
static int find(struct act_call *call, struct pending *pending)
{
	const struct verification *verification = call->record;
	enum rule rule;
	int err = portal_token_find(call, verification->token, verification->code, &pending->token, &rule);

	if (err)
		return err;
	if (rule != RULE_ACT_51) {
		err = store_account_get(call->store, pending->token.account_id, &pending->account);
		if (!err)
			err = store_person_get(call->store, pending->account.person_id, &pending->person);
		portal_act_name_object(call, "account", pending->token.account_id);
	}
	domain_rule_add(call->problems, "code", rule);
	if (!rule && domain_account_state(pending->account.state) == ACCOUNT_SUSPENDED)
		domain_rule_add(call->problems, "", RULE_ACT_6_SUSPENDED);
	return err;
}

/* The same for a token of a purpose; one for something else sets no password. */
static int find_for(struct act_call *call, enum token_purpose purpose, struct pending *pending)
{
	int err = find(call, pending);

	if (!err && !portal_act_is_refused(call->problems) && !portal_token_is(&pending->token, purpose))
		domain_rule_add(call->problems, "code", RULE_ACT_51_OTHER);
	return err;
}

static int open_token(struct act_call *call)
{
	struct verification *verification = call->record;
	char policy[STORE_POLICY_TEXT_SIZE];
	struct pending pending = {0};
	int err;

	if (!*verification->token)
		domain_verification_check_code(verification, call->problems);
	if (portal_act_is_refused(call->problems))
		return 0;
	err = portal_token_check_tries(call);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = find(call, &pending);
	if (!err && portal_act_is_refused(call->problems))
		return portal_token_count_try(call);
	if (!err)
		err = base_mem_copy(verification->login_name, sizeof verification->login_name,
				    pending.account.login_name);
	if (!err)
		err = base_mem_copy(verification->email, sizeof verification->email, pending.token.email);
	if (!err)
		err = portal_setting_text(call->store, POLICY_PASSWORD_POLICY, policy);
	if (!err)
		err = base_mem_copy(verification->policy, sizeof verification->policy, policy);
	return err ? err : base_mem_copy(verification->purpose, sizeof verification->purpose, pending.token.purpose);
}

const struct act portal_verification_open = {
	.name = "verification.open",
	.right = RIGHT_VERIFY_EMAIL,
	.is_counting = 1,
	.run = open_token,
};

/* The name that must not stand in the password (R-ACT-66) is the account's, whatever the record says. */
static int check_password(struct act_call *call, const struct pending *pending)
{
	struct verification *verification = call->record;
	char policy[STORE_POLICY_TEXT_SIZE];
	int err = portal_setting_text(call->store, POLICY_PASSWORD_POLICY, policy);

	if (!err)
		err = base_mem_copy(verification->login_name, sizeof verification->login_name,
				    pending->account.login_name);
	if (err)
		return err;
	domain_verification_check(verification, domain_password_policy_or_standard(policy),
				  &(struct password_owner){.login_name = pending->account.login_name,
							   .person_id_no = pending->person.person_id_no,
							   .email = pending->account.email},
				  call->problems);
	return 0;
}

/* Everything is checked before the hash, which costs; the token is looked at again inside the transaction. */
static int prepare(struct act_call *call, enum token_purpose purpose)
{
	const struct verification *verification = call->record;
	struct pending *pending = base_mem_zero(1, sizeof *pending);
	int err;

	call->prepared = pending;
	err = portal_token_check_tries(call);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = find_for(call, purpose, pending);
	/* a wrong token counts here as well, or whoever leaves "open" out could try for ever */
	if (!err && portal_act_is_refused(call->problems))
		return portal_token_count_try_apart(call);
	if (!err)
		err = check_password(call, pending);
	if (err || portal_act_is_refused(call->problems))
		return err;
	return portal_password_seal(call->portal->conf, verification->password, pending->sealed);
}

static int prepare_finish(struct act_call *call)
{
	return prepare(call, TOKEN_VERIFICATION);
}

static int prepare_reset(struct act_call *call)
{
	return prepare(call, TOKEN_RESET);
}

static int set_password(struct act_call *call, struct pending *pending)
{
	struct account *account = &pending->account;
	int err = store_token_use(call->store, pending->token.selector, call->now);

	if (!err)
		err = base_mem_copy(account->password_hash, sizeof account->password_hash, pending->sealed);
	return err ? err : store_account_update(call->store, account);
}

static int finish(struct act_call *call)
{
	struct pending *pending = call->prepared;
	struct account *account = &pending->account;
	int err = find_for(call, TOKEN_VERIFICATION, pending);

	if (err || portal_act_is_refused(call->problems))
		return err;
	account->verified_at = call->now;
	err = base_mem_copy(account->state, sizeof account->state, domain_account_state_word(ACCOUNT_ACTIVE));
	if (!err)
		err = set_password(call, pending);
	if (!err)
		err = store_app_system_grant_defaults(call->store, account->id, call->now);
	return err ? err : portal_letter_tell(call, "activation-done", account, NULL);
}

/* Whoever knew the old password may have asked for another address as well: that is over too. */
static int reset(struct act_call *call)
{
	struct pending *pending = call->prepared;
	struct account *account = &pending->account;
	int err = find_for(call, TOKEN_RESET, pending);

	if (err || portal_act_is_refused(call->problems))
		return err;
	err = set_password(call, pending);
	if (!err)
		err = portal_token_supersede_changes(call, account->id);
	if (!err)
		err = portal_stay_end_all(call, &(struct session_owner){.account_id = account->id},
					  PORTAL_STAY_PASSWORD);
	if (!err)
		err = portal_proof_unlock(call, account);
	return err ? err : portal_letter_tell(call, "password-reset-done", account, NULL);
}

static void release(struct act_call *call, int err)
{
	(void)err;
	if (call->prepared)
		base_mem_wipe(call->prepared, sizeof(struct pending));
	free(call->prepared);
}

const struct act portal_verification_finish = {
	.name = "verification.finish",
	.right = RIGHT_VERIFY_EMAIL,
	.prepare = prepare_finish,
	.run = finish,
	.after = release,
};

const struct act portal_verification_reset = {
	.name = "verification.reset",
	.right = RIGHT_RESET,
	.prepare = prepare_reset,
	.run = reset,
	.after = release,
};
