/* One-time tokens issued and looked up. */
#include "config.h"

#include "portal/token.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "portal/setting.h"
#include "portal/throttle.h"

static const struct counter failures = {
	.kind = "verification",
	.max_policy = POLICY_VERIFICATION_TRIES_MAX,
	.window_policy = POLICY_VERIFICATION_WINDOW_S,
	.lock_policy = POLICY_VERIFICATION_WINDOW_S,
};

int portal_token_issue(struct act_call *call, int64_t account_id, const char *email, struct token_words *words)
{
	const char *purpose = *email ? PORTAL_TOKEN_EMAIL : PORTAL_TOKEN_VERIFICATION;
	struct token token = {.account_id = account_id, .created_at = call->now};
	char secret[DOMAIN_TOKEN_SECRET_SIZE], code[DOMAIN_TOKEN_CODE_SIZE];
	long valid_s;
	int err = portal_setting_number(call->store, POLICY_TOKEN_VERIFICATION_S, &valid_s);

	if (err)
		return err;
	token.expires_at = words->expires_at = call->now + valid_s;
	domain_token_make(words->token);
	domain_token_make_code(words->code);
	if (domain_token_split(words->token, token.selector, secret) || domain_token_read_code(words->code, code))
		return ERR_SYSTEM;
	base_hash_sha256_text(secret, strlen(secret), token.secret_hash);
	base_hash_sha256_text(code, strlen(code), token.code_hash);
	base_mem_wipe(secret, sizeof secret);
	base_mem_wipe(code, sizeof code);
	err = base_mem_copy(token.purpose, sizeof token.purpose, purpose);
	if (!err)
		err = base_mem_copy(token.email, sizeof token.email, email);
	if (!err)
		err = store_token_supersede(call->store, account_id, purpose, call->now);
	return err ? err : store_token_insert(call->store, &token);
}

static int find_by_token(struct act_call *call, const char *text, struct token *found)
{
	char selector[DOMAIN_TOKEN_SELECTOR_SIZE], secret[DOMAIN_TOKEN_SECRET_SIZE], hash[BASE_HASH_TEXT_SIZE];
	int err;

	if (domain_token_split(text, selector, secret))
		return ERR_NOT_FOUND;
	base_hash_sha256_text(secret, strlen(secret), hash);
	base_mem_wipe(secret, sizeof secret);
	err = store_token_find_selector(call->store, selector, found);
	if (!err && !base_hash_is_equal(hash, found->secret_hash))
		err = ERR_NOT_FOUND;
	return err;
}

static int find_by_code(struct act_call *call, const char *text, struct token *found)
{
	char code[DOMAIN_TOKEN_CODE_SIZE], hash[BASE_HASH_TEXT_SIZE];

	if (domain_token_read_code(text, code))
		return ERR_NOT_FOUND;
	base_hash_sha256_text(code, strlen(code), hash);
	base_mem_wipe(code, sizeof code);
	return store_token_find_code(call->store, hash, found);
}

int portal_token_find(struct act_call *call, const char *token, const char *code, struct token *found,
		      enum rule *rule)
{
	int err = *token ? find_by_token(call, token, found) : find_by_code(call, code, found);

	if (err && err != ERR_NOT_FOUND)
		return err;
	if (err)
		*rule = RULE_ACT_51;
	else
		*rule = domain_token_state(found->used_at, found->superseded_at, found->expires_at, call->now);
	if (*rule == RULE_ACT_51_EXPIRED && *found->email)
		*rule = RULE_ACT_51_EXPIRED_EMAIL;
	return 0;
}

int portal_token_check_tries(struct act_call *call)
{
	long wait_minutes;
	int err = portal_throttle_wait(call, &failures, NULL, call->portal->actor.source, &wait_minutes);

	if (!err && wait_minutes > 0)
		domain_rule_add_number(call->problems, "code", RULE_ACT_50_MANY, wait_minutes);
	return err;
}

int portal_token_count_try(struct act_call *call)
{
	return portal_throttle_count(call, &failures, "");
}

int portal_token_count_try_apart(struct act_call *call)
{
	return portal_throttle_count_apart(call, &failures, "");
}
