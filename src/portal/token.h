/* One-time tokens as the acts use them: sent by a letter, looked up from what a person brings back. */
#ifndef PORTAL_TOKEN_H
#define PORTAL_TOKEN_H

#include "domain/rule.h"
#include "domain/token.h"
#include "portal/act.h"
#include "store/account.h"
#include "store/token.h"

/* What a token is for. */
enum token_purpose {
	TOKEN_VERIFICATION, /* to open an account */
	TOKEN_EMAIL,	    /* to give it another address */
	TOKEN_RESET,	    /* to give it another password */
	TOKEN_STAFF,	    /* to become a member of staff */
	TOKEN_PURPOSE_COUNT,
};

/* The word that the store has for a purpose, and whether a token is for it. */
const char *portal_token_word(enum token_purpose purpose);
int portal_token_is(const struct token *token, enum token_purpose purpose);

/*
 * Makes a token and posts the letter that brings it, to the account's address or (TOKEN_EMAIL) to the one that it shall
 * have; older ones of the same purpose are cancelled (R-ACT-51).
 */
int portal_token_send(struct act_call *call, enum token_purpose purpose, const struct account *account,
		      const char *email);

/* Cancels what was sent to give an account another address or password: whoever asked may have been a thief. */
int portal_token_supersede_changes(struct act_call *call, int64_t account_id);

/* What goes into a letter and nowhere else; wipe it. */
struct token_words {
	char token[DOMAIN_TOKEN_SIZE], code[DOMAIN_TOKEN_CODE_TEXT_SIZE];
	int64_t expires_at;
};

/* Makes a token for a member of staff, in place of an earlier one; the letter is the caller's. */
int portal_token_issue_staff(struct act_call *call, int64_t staff_id, struct token_words *words);

/*
 * The stored row of a token (from a link or command line) or a code (typed): token "" means look at the code.
 * *rule says whether it may be used: RULE_NONE, or one of R-ACT-51.  It may be for anything that an account can
 * do: *found tells what for.
 */
int portal_token_find(struct act_call *call, const char *token, const char *code, struct token *found,
		      enum rule *rule);

/* The same for a token of staff (R-STF-12). */
int portal_token_find_staff(struct act_call *call, const char *token, const char *code, struct token *found,
			    enum rule *rule);

/* Wrong ones are counted per terminal (R-ACT-50): refused at the field "code" after too many; one more. */
int portal_token_check_tries(struct act_call *call);
int portal_token_count_try(struct act_call *call);

/* The same in a transaction of its own. */
int portal_token_count_try_apart(struct act_call *call);

#endif
