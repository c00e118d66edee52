/* One-time tokens issued and looked up. */
#include "config.h"

#include "portal/token.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "portal/setting.h"

static const char email_verification[] = "email_verification";

int portal_token_issue(struct act_call *call, int64_t account_id, struct token_words *words)
{
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
	err = base_mem_copy(token.purpose, sizeof token.purpose, email_verification);
	if (!err)
		err = store_token_supersede(call->store, account_id, email_verification, call->now);
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
	if (err || strcmp(found->purpose, email_verification) != 0)
		*rule = RULE_ACT_51;
	else
		*rule = domain_token_state(found->used_at, found->superseded_at, found->expires_at, call->now);
	return 0;
}
