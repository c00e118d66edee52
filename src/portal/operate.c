/* The operator's acts. */
#include "config.h"

#include "portal/operate.h"

#include "store/letter.h"
#include "store/notice.h"
#include "store/policy.h"
#include "store/terms.h"

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

static int add_notice(struct act_call *call)
{
	struct notice *notice = call->record;
	int err = store_notice_insert(call->store, notice);

	portal_act_name_object(call, "notice", notice->id);
	return err;
}

const struct act portal_operate_notice = {
	.name = "notice.add",
	.right = RIGHT_MAINTAIN,
	.run = add_notice,
};

static int publish_terms(struct act_call *call)
{
	struct terms *terms = call->record;
	int err = store_terms_publish(call->store, terms);

	portal_act_name_object(call, "terms", terms->version);
	return err;
}

const struct act portal_operate_terms = {
	.name = "terms.publish",
	.right = RIGHT_MAINTAIN,
	.run = publish_terms,
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
