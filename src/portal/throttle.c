/* Counting attempts. */
#include "config.h"

#include "portal/throttle.h"

#include <string.h>

#include "domain/throttle.h"
#include "portal/setting.h"
#include "store/attempt.h"

void portal_throttle_subject(const char *text, char subject[BASE_HASH_TEXT_SIZE])
{
	base_hash_sha256_text(text, strlen(text), subject);
}

int portal_throttle_wait(struct act_call *call, const struct throttle *throttle, const char *subject,
			 const char *source, long *minutes)
{
	long max, window_s, lock_s;
	int64_t count, first_at;
	int err = portal_setting_number(call->store, throttle->max_policy, &max);

	*minutes = 0;
	if (!err)
		err = portal_setting_number(call->store, throttle->window_policy, &window_s);
	if (!err)
		err = portal_setting_number(call->store, throttle->lock_policy, &lock_s);
	if (!err)
		err = store_attempt_count(call->store, throttle->kind, subject, source, call->now - window_s, &count,
					  &first_at);
	return err;
}

int portal_throttle_count(struct act_call *call, const struct throttle *throttle, const char *subject)
{
	return store_attempt_add(call->store, throttle->kind, subject, call->portal->actor.source, call->now);
}
