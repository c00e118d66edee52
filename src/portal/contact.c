/* The acts of a change of telephone numbers. */
#include "config.h"

#include "portal/contact.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/contact-change.h"
#include "domain/rule.h"
#include "portal/letter.h"
#include "portal/proof.h"

static int open_change(struct act_call *call)
{
	struct contact_change *change = call->record;
	struct account account;
	int err = store_account_get(call->store, call->portal->actor.account_id, &account);

	if (!err)
		err = base_mem_copy(change->mobile_no, sizeof change->mobile_no, account.mobile_no);
	return err ? err : base_mem_copy(change->landline_no, sizeof change->landline_no, account.landline_no);
}

const struct act portal_contact_open = {
	.name = "contact.open",
	.right = RIGHT_USE_ACCOUNT,
	.is_unrecorded = 1,
	.run = open_change,
};

static int prepare(struct act_call *call)
{
	struct contact_change *change = call->record;
	struct account account;
	int err = store_account_get(call->store, call->portal->actor.account_id, &account);

	portal_act_name_object(call, "account", call->portal->actor.account_id);
	domain_contact_change_check(change, call->problems);
	if (err || portal_act_is_refused(call->problems))
		return err;
	domain_contact_change_normalise(change);
	if (strcmp(change->mobile_no, account.mobile_no) == 0 &&
	    strcmp(change->landline_no, account.landline_no) == 0) {
		domain_rule_add(call->problems, "", RULE_ACT_93);
		return 0;
	}
	call->prepared = base_mem_zero(1, sizeof(struct proof));
	return portal_proof_look(call, account.login_name, change->password, call->prepared);
}

static int write_numbers(struct act_call *call, const struct contact_change *change, struct proof *proof)
{
	struct account *account = &proof->account;
	int err = portal_proof_clear(call, proof);

	if (!err)
		err = store_account_get(call->store, account->id, account);
	if (!err)
		err = base_mem_copy(account->mobile_no, sizeof account->mobile_no, change->mobile_no);
	if (!err)
		err = base_mem_copy(account->landline_no, sizeof account->landline_no, change->landline_no);
	if (!err)
		err = store_account_update(call->store, account);
	return err ? err : portal_letter_tell(call, "contact-changed", account, NULL);
}

static int change(struct act_call *call)
{
	struct proof *proof = call->prepared;
	int err = portal_proof_read(call, proof);

	if (err || portal_act_is_refused(call->problems))
		return err;
	if (proof->is_right)
		return write_numbers(call, call->record, proof);
	domain_rule_add(call->problems, "password", RULE_ACT_81);
	return portal_proof_count(call, proof);
}

static void release(struct act_call *call, int err)
{
	(void)err;
	if (call->prepared)
		base_mem_wipe(call->prepared, sizeof(struct proof));
	free(call->prepared);
}

const struct act portal_contact_change = {
	.name = "contact.change",
	.right = RIGHT_USE_ACCOUNT,
	.is_counting = 1,
	.prepare = prepare,
	.run = change,
	.after = release,
};
