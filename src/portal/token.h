/* One-time tokens as the acts use them: issued with a letter, looked up from what a person brings back. */
#ifndef PORTAL_TOKEN_H
#define PORTAL_TOKEN_H

#include "domain/rule.h"
#include "domain/token.h"
#include "portal/act.h"
#include "store/token.h"

/* What a token is for: to open an account, or to give one another address. */
#define PORTAL_TOKEN_VERIFICATION "email_verification"
#define PORTAL_TOKEN_EMAIL "email_change"

/* What goes into the letter and nowhere else; wipe it. */
struct token_words {
	char token[DOMAIN_TOKEN_SIZE], code[DOMAIN_TOKEN_CODE_TEXT_SIZE];
	int64_t expires_at;
};

/*
 * A new token for the verification of an account's address (email ""), or of another one that it shall have; older
 * ones of the same kind are cancelled (R-ACT-51).
 */
int portal_token_issue(struct act_call *call, int64_t account_id, const char *email, struct token_words *words);

/*
 * The stored row of a token (from a link or command line) or a code (typed): token "" means look at the code.
 * *rule says whether it may be used: RULE_NONE, or one of R-ACT-51.  It may be for anything: *found tells what for.
 */
int portal_token_find(struct act_call *call, const char *token, const char *code, struct token *found,
		      enum rule *rule);

/* Wrong ones are counted per terminal (R-ACT-50): refused at the field "code" after too many; one more. */
int portal_token_check_tries(struct act_call *call);
int portal_token_count_try(struct act_call *call);

/* The same in a transaction of its own. */
int portal_token_count_try_apart(struct act_call *call);

#endif
