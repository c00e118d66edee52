/* Counting attempts. */
#include "config.h"

#include "portal/throttle.h"

#include <stdio.h>
#include <string.h>

#include "domain/rule.h"
#include "domain/shape.h"
#include "domain/throttle.h"
#include "portal/setting.h"
#include "store/attempt.h"

/* The longest login name, of accounts and of staff; what is longer is nobody's. */
enum { LOGIN_NAME_SIZE = 21 };

void portal_throttle_subject(const char *text, char subject[BASE_HASH_TEXT_SIZE])
{
	base_hash_sha256_text(text, strlen(text), subject);
}

void portal_throttle_subject_name(const char *login_name, char subject[BASE_HASH_TEXT_SIZE])
{
	char lower[LOGIN_NAME_SIZE];

	snprintf(lower, sizeof lower, "%s", login_name);
	domain_shape_lower(lower);
	portal_throttle_subject(lower, subject);
}

static int read_limit(struct store *store, const struct counter *counter, struct throttle *limit)
{
	long max = 0, window_s = 0, lock_s = 0;
	int err = portal_setting_number(store, counter->max_policy, &max);

	if (!err)
		err = portal_setting_number(store, counter->window_policy, &window_s);
	if (!err)
		err = portal_setting_number(store, counter->lock_policy, &lock_s);
	*limit = (struct throttle){.max = max, .window_s = window_s, .lock_s = lock_s};
	return err;
}

/* The limit, and all attempts that count against it. */
static int read_range(struct act_call *call, const struct counter *counter, struct throttle *limit,
		      struct attempt_range *range)
{
	int err = read_limit(call->store, counter, limit);

	*range = (struct attempt_range){.kind = counter->kind,
					.since = domain_throttle_since(limit, call->now),
					.until = domain_throttle_until(limit, call->now)};
	return err;
}

int portal_throttle_wait(struct act_call *call, const struct counter *counter, const char *subject,
			 const char *source, long *minutes)
{
	int64_t count = 0, first_at = 0;
	struct attempt_range range;
	struct throttle limit;
	int err = read_range(call, counter, &limit, &range);

	range.subject = subject;
	range.source = source;
	if (!err)
		err = store_attempt_count(call->store, &range, &count, &first_at);
	*minutes = domain_throttle_minutes(domain_throttle_wait_s(&limit, count, first_at, call->now));
	return err;
}

int portal_throttle_check(struct act_call *call, const struct counter *own, const struct counter *source,
			  const char *subject)
{
	long wait_minutes;
	int err = portal_throttle_wait(call, own, subject, NULL, &wait_minutes);

	if (err)
		return err;
	if (wait_minutes > 0) {
		domain_rule_add_number(call->problems, "", RULE_ACT_7, wait_minutes);
		return 0;
	}
	err = portal_throttle_wait(call, source, NULL, call->portal->actor.source, &wait_minutes);
	if (!err && wait_minutes > 0)
		domain_rule_add_number(call->problems, "", RULE_ACT_7_SOURCE, wait_minutes);
	return err;
}

int portal_throttle_has(struct act_call *call, const struct counter *counter, const char *subject, int *has)
{
	int64_t count = 0, first_at;
	struct attempt_range range;
	struct throttle limit;
	int err = read_range(call, counter, &limit, &range);

	range.subject = subject;
	range.source = call->portal->actor.source;
	if (!err)
		err = store_attempt_count(call->store, &range, &count, &first_at);
	*has = count > 0;
	return err;
}

/* The longest range of all that count the same rows: which of them is the longest, policy says. */
static int read_kept(struct act_call *call, const struct counter *counter, struct attempt_range *kept)
{
	struct attempt_range range;
	struct throttle limit;
	int err = read_range(call, counter, &limit, kept);

	while (!err && counter->also) {
		counter = counter->also;
		err = read_range(call, counter, &limit, &range);
		if (range.since < kept->since)
			kept->since = range.since;
		if (range.until > kept->until)
			kept->until = range.until;
	}
	return err;
}

int portal_throttle_count(struct act_call *call, const struct counter *counter, const char *subject)
{
	struct attempt_range range;
	int err = read_kept(call, counter, &range);

	if (!err)
		err = store_attempt_purge(call->store, counter->kind, range.since, range.until);
	if (!err)
		err = store_attempt_add(call->store, counter->kind, subject, call->portal->actor.source,
					call->now);
	return err;
}

int portal_throttle_count_apart(struct act_call *call, const struct counter *counter, const char *subject)
{
	int err = store_begin(call->store);

	if (err)
		return err;
	err = portal_throttle_count(call, counter, subject);
	if (!err)
		return store_commit(call->store);
	store_rollback(call->store);
	return err;
}
