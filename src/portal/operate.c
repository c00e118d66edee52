/* The operator's acts. */
#include "config.h"

#include "portal/operate.h"

#include "domain/rule.h"
#include "store/letter.h"
#include "store/policy.h"

static int change_policy(struct act_call *call)
{
	const struct policy_change *change = call->record;

	portal_act_name_object_word(call, "policy", change->row->name);
	return store_policy_put(call->store, change->row->name, change->value);
}

const struct act portal_operate_policy = {
	.name = "policy.set",
	.right = RIGHT_MAINTAIN,
	.run = change_policy,
};

static int unset_policy(struct act_call *call)
{
	const struct policy_change *change = call->record;

	portal_act_name_object_word(call, "policy", change->row->name);
	return store_policy_drop(call->store, change->row->name);
}

const struct act portal_operate_policy_unset = {
	.name = "policy.unset",
	.right = RIGHT_MAINTAIN,
	.run = unset_policy,
};

static int retry_letters(struct act_call *call)
{
	struct letter_retry *retry = call->record;

	retry->count = 1;
	if (retry->id) {
		portal_act_name_object(call, "letter", retry->id);
		return store_letter_retry(call->store, retry->id, call->now);
	}
	portal_act_name_object_word(call, "letter", "failed");
	return store_letter_retry_failed(call->store, call->now, &retry->count);
}

const struct act portal_operate_retry = {
	.name = "mail.retry",
	.right = RIGHT_MAINTAIN,
	.run = retry_letters,
};

/* What a file is and does not pass is told, and is in the audit record. */
static int change_trust(struct act_call *call, enum rule (*keep)(const char *folder, const char *bytes,
								 size_t n, struct trust_item *item, int *err))
{
	struct trust_change *change = call->record;
	char folder[BASE_CONF_TEXT_SIZE];
	int err = trust_store_folder(call->portal->conf, folder);

	if (err)
		return err;
	domain_rule_add(call->problems, "", keep(folder, change->bytes, change->n, &change->item, &err));
	portal_act_name_object_word(call, "trust", change->item.id);
	return err;
}

static int add_trust(struct act_call *call)
{
	return change_trust(call, trust_keep_certificate);
}

const struct act portal_operate_trust_add = {
	.name = "trust.add",
	.right = RIGHT_MAINTAIN,
	.run = add_trust,
};

static int list_trust(struct act_call *call)
{
	return change_trust(call, trust_keep_list);
}

const struct act portal_operate_trust_list = {
	.name = "trust.crl",
	.right = RIGHT_MAINTAIN,
	.run = list_trust,
};

static int remove_trust(struct act_call *call)
{
	struct trust_change *change = call->record;
	char folder[BASE_CONF_TEXT_SIZE];
	int err = trust_store_folder(call->portal->conf, folder);

	if (!err)
		err = trust_keep_remove(folder, change->id, &change->item);
	if (!err)
		portal_act_name_object_word(call, "trust", change->item.id);
	return err;
}

const struct act portal_operate_trust_remove = {
	.name = "trust.remove",
	.right = RIGHT_MAINTAIN,
	.run = remove_trust,
};
