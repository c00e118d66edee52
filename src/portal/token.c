/* One-time tokens sent and looked up. */
#include "config.h"

#include "portal/token.h"

#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "domain/staff.h"
#include "portal/letter.h"
#include "portal/link.h"
#include "portal/setting.h"
#include "portal/throttle.h"
#include "store/person.h"

static const struct counter failures = {
	.kind = "verification",
	.max_policy = POLICY_VERIFICATION_TRIES_MAX,
	.window_policy = POLICY_VERIFICATION_WINDOW_S,
	.lock_policy = POLICY_VERIFICATION_WINDOW_S,
};

/* What each purpose has of its own: its word, how long its tokens live, and the letter that brings them. */
static const struct purpose {
	const char *word;
	enum policy life_policy;
	const char *letter, *desk_letter; /* the latter when staff have it sent; NULL: the same */
	enum rule expired;
} purposes[TOKEN_PURPOSE_COUNT] = {
	[TOKEN_VERIFICATION] = {"email_verification", POLICY_TOKEN_VERIFICATION_S, "activation-verify",
				NULL, RULE_ACT_51_EXPIRED},
	[TOKEN_EMAIL] = {"email_change", POLICY_TOKEN_VERIFICATION_S, "email-change", NULL, RULE_ACT_51_EXPIRED_EMAIL},
	[TOKEN_RESET] = {"password_reset", POLICY_TOKEN_RESET_S, "password-reset", "password-reset-desk",
			 RULE_ACT_51_EXPIRED_RESET},
	[TOKEN_STAFF] = {"staff_invitation", POLICY_TOKEN_INVITATION_S, "staff-invitation", NULL, RULE_STF_12_EXPIRED},
};

const char *portal_token_word(enum token_purpose purpose)
{
	return purposes[purpose].word;
}

int portal_token_is(const struct token *token, enum token_purpose purpose)
{
	return strcmp(token->purpose, purposes[purpose].word) == 0;
}

static int fill(const struct purpose *purpose, const char *email, struct token_words *words, struct token *token)
{
	char secret[DOMAIN_TOKEN_SECRET_SIZE], code[DOMAIN_TOKEN_CODE_SIZE];

	domain_token_make(words->token);
	domain_token_make_code(words->code);
	if (domain_token_split(words->token, token->selector, secret) || domain_token_read_code(words->code, code))
		return ERR_SYSTEM;
	base_hash_sha256_text(secret, strlen(secret), token->secret_hash);
	base_hash_sha256_text(code, strlen(code), token->code_hash);
	base_mem_wipe(secret, sizeof secret);
	base_mem_wipe(code, sizeof code);
	return base_mem_copy(token->purpose, sizeof token->purpose, purpose->word) ||
			       base_mem_copy(token->email, sizeof token->email, email)
		       ? ERR_RANGE
		       : 0;
}

/* For the account or the member of staff that the token names. */
static int issue(struct act_call *call, const struct purpose *purpose, const char *email, struct token *token,
		 struct token_words *words)
{
	long valid_s;
	int err = portal_setting_number(call->store, purpose->life_policy, &valid_s);

	if (err)
		return err;
	token->created_at = call->now;
	token->expires_at = words->expires_at = call->now + valid_s;
	err = fill(purpose, email, words, token);
	if (!err && token->staff_id)
		err = store_token_supersede_staff(call->store, token->staff_id, call->now);
	else if (!err)
		err = store_token_supersede(call->store, token->account_id, purpose->word, call->now);
	return err ? err : store_token_insert(call->store, token);
}

static int post(struct act_call *call, const struct purpose *purpose, const struct account *account,
		const char *recipient, const struct token_words *words)
{
	char phone[STORE_POLICY_TEXT_SIZE], hours[STORE_POLICY_TEXT_SIZE];
	char at[BASE_CLOCK_TEXT_SIZE], expires[BASE_CLOCK_TEXT_SIZE];
	int is_desk = call->portal->actor.kind == ACTOR_STAFF && purpose->desk_letter;
	struct buf link = {0}, command = {0};
	struct person person;
	int err = store_person_get(call->store, account->person_id, &person);

	if (!err)
		err = portal_setting_text(call->store, POLICY_HELPDESK_PHONE, phone);
	if (!err)
		err = portal_setting_text(call->store, POLICY_HELPDESK_HOURS, hours);
	if (err)
		return err;
	base_clock_format(call->now, at);
	base_clock_format(words->expires_at, expires);
	portal_link_add_url(call->portal->conf, words->token, &link);
	portal_link_add_command(call->portal->conf, words->token, &command);
	err = portal_letter_post_to(call, is_desk ? purpose->desk_letter : purpose->letter, account->id, recipient,
				    (const struct letter_value[]){{"name", person.name},
								  {"login_name", account->login_name},
								  {"at", at},
								  {"token", words->token},
								  {"link", base_buf_text(&link)},
								  {"command", base_buf_text(&command)},
								  {"code", words->code},
								  {"expires", expires},
								  {"helpdesk_phone", phone},
								  {"helpdesk_hours", hours},
								  {NULL, NULL}});
	base_buf_release(&link);
	base_buf_release(&command);
	return err;
}

int portal_token_send(struct act_call *call, enum token_purpose purpose, const struct account *account,
		      const char *email)
{
	const struct purpose *row = &purposes[purpose];
	struct token token = {.account_id = account->id};
	struct token_words words;
	int err = issue(call, row, email, &token, &words);

	if (!err)
		err = post(call, row, account, *email ? email : NULL, &words);
	base_mem_wipe(&words, sizeof words);
	return err;
}

int portal_token_supersede_changes(struct act_call *call, int64_t account_id)
{
	int err = store_token_supersede(call->store, account_id, portal_token_word(TOKEN_RESET), call->now);

	return err ? err : store_token_supersede(call->store, account_id, portal_token_word(TOKEN_EMAIL), call->now);
}

int portal_token_issue_staff(struct act_call *call, int64_t staff_id, struct token_words *words)
{
	struct token token = {.staff_id = staff_id};

	return issue(call, &purposes[TOKEN_STAFF], "", &token, words);
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
	if (err || !found->account_id)
		*rule = RULE_ACT_51;
	else
		*rule = domain_token_state(found->used_at, found->superseded_at, found->expires_at, call->now);
	for (size_t i = 0; *rule == RULE_ACT_51_EXPIRED && i < BASE_COUNT(purposes); i++)
		if (portal_token_is(found, (enum token_purpose)i))
			*rule = purposes[i].expired;
	return 0;
}

int portal_token_find_staff(struct act_call *call, const char *token, const char *code, struct token *found,
			    enum rule *rule)
{
	int err = *token ? find_by_token(call, token, found) : find_by_code(call, code, found);

	if (err && err != ERR_NOT_FOUND)
		return err;
	if (err || !found->staff_id)
		*rule = RULE_STF_12;
	else
		*rule = domain_staff_token_state(found->used_at, found->superseded_at, found->expires_at, call->now);
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
