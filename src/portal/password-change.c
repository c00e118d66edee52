/* The acts of a change of password. */
#include "config.h"

#include "portal/password-change.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/password-change.h"
#include "domain/rule.h"
#include "portal/letter.h"
#include "portal/password.h"
#include "portal/proof.h"
#include "portal/setting.h"
#include "portal/stay.h"
#include "portal/token.h"
#include "store/person.h"

struct prepared {
	struct proof proof;
	char sealed[BASE_SEAL_TEXT_SIZE]; /* the new one */
};

static int read_policy(struct store *store, char policy[DOMAIN_PASSWORD_POLICY_SIZE])
{
	char text[STORE_POLICY_TEXT_SIZE];
	int err = portal_setting_text(store, POLICY_PASSWORD_POLICY, text);

	return err ? err : base_mem_copy(policy, DOMAIN_PASSWORD_POLICY_SIZE, text);
}

int portal_password_change_is_due(struct act_call *call, const struct account *account, const char *password,
				  int *answer)
{
	char policy[DOMAIN_PASSWORD_POLICY_SIZE];
	struct problems problems = {0};
	struct person person;
	int err = read_policy(call->store, policy);

	if (!err)
		err = store_person_get(call->store, account->person_id, &person);
	if (err)
		return err;
	domain_password_check(domain_password_policy_or_standard(policy), password,
			      &(struct password_owner){.login_name = account->login_name,
						       .person_id_no = person.person_id_no,
						       .email = account->email},
			      "password", &problems);
	*answer = portal_act_is_refused(&problems);
	base_problem_release(&problems);
	return 0;
}

/* What the record says of its owner is the store's, whatever came with it. */
static int fill(struct act_call *call, struct password_change *change, const struct account *account)
{
	int err = read_policy(call->store, change->policy);

	if (!err)
		err = base_mem_copy(change->login_name, sizeof change->login_name, account->login_name);
	return err ? err : base_mem_copy(change->email, sizeof change->email, account->email);
}

static int open_change(struct act_call *call)
{
	struct account account;
	int err = store_account_get(call->store, call->portal->actor.account_id, &account);

	return err ? err : fill(call, call->record, &account);
}

const struct act portal_password_change_open = {
	.name = "password.open",
	.right = RIGHT_USE_ACCOUNT,
	.is_unrecorded = 1,
	.run = open_change,
};

static int check(struct act_call *call, struct password_change *change, const struct account *account)
{
	struct person person;
	int err = store_person_get(call->store, account->person_id, &person);

	if (!err)
		err = fill(call, change, account);
	if (!err)
		domain_password_change_check(change, person.person_id_no, call->problems);
	return err;
}

/* Everything that is wrong with the new one is said before the old one is looked at, which costs. */
static int prepare(struct act_call *call)
{
	struct password_change *change = call->record;
	struct prepared *prepared = base_mem_zero(1, sizeof *prepared);
	struct account account;
	int err = store_account_get(call->store, call->portal->actor.account_id, &account);

	call->prepared = prepared;
	portal_act_name_object(call, "account", call->portal->actor.account_id);
	if (!err)
		err = check(call, change, &account);
	if (err || portal_act_is_refused(call->problems))
		return err;
	err = portal_proof_look(call, account.login_name, change->old_password, &prepared->proof);
	if (err || portal_act_is_refused(call->problems) || !prepared->proof.is_right)
		return err;
	return portal_password_seal(call->portal->conf, change->password, prepared->sealed);
}

/* Whoever may have come in by the old one is out. */
static int shut_out(struct act_call *call, const struct account *account)
{
	int err = portal_stay_end_all(call, &(struct session_owner){.account_id = account->id}, PORTAL_STAY_PASSWORD);

	return err ? err : portal_token_supersede_changes(call, account->id);
}

static int write_password(struct act_call *call, struct prepared *prepared)
{
	struct account *account = &prepared->proof.account;
	int err;

	base_mem_wipe(prepared->proof.renewed, sizeof prepared->proof.renewed); /* a hash of the old one */
	err = portal_proof_clear(call, &prepared->proof);
	if (!err)
		err = base_mem_copy(account->password_hash, sizeof account->password_hash, prepared->sealed);
	if (!err)
		err = store_account_update(call->store, account);
	if (!err)
		err = shut_out(call, account);
	return err ? err : portal_letter_tell(call, "password-changed", account, NULL);
}

static int change(struct act_call *call)
{
	struct prepared *prepared = call->prepared;
	int err = portal_proof_read(call, &prepared->proof);

	if (err || portal_act_is_refused(call->problems))
		return err;
	if (prepared->proof.is_right)
		return write_password(call, prepared);
	domain_rule_add(call->problems, "old_password", RULE_ACT_84);
	return portal_proof_count(call, &prepared->proof);
}

static void release(struct act_call *call, int err)
{
	if (!err && !portal_act_is_refused(call->problems))
		call->portal->is_password_expired = 0;
	if (call->prepared)
		base_mem_wipe(call->prepared, sizeof(struct prepared));
	free(call->prepared);
}

const struct act portal_password_change = {
	.name = "password.change",
	.right = RIGHT_USE_ACCOUNT,
	.is_counting = 1,
	.prepare = prepare,
	.run = change,
	.after = release,
};
