/*
 * One-time proofs that somebody reads a mailbox: the token in a letter's link, and the code in the same letter
 * that can be typed instead (R-ACT-49 to R-ACT-51).
 *
 * A token is one run of lower-case base32 letters: the selector, by which its row is found, and the secret, of
 * which only the hash is stored.  A code has sixteen letters without look-alikes, written in groups of four.
 */
#ifndef DOMAIN_TOKEN_H
#define DOMAIN_TOKEN_H

#include <stdint.h>

#include "domain/rule.h"

enum {
	DOMAIN_TOKEN_SELECTOR_SIZE = 13, /* 60 bits */
	DOMAIN_TOKEN_SECRET_SIZE = 27,	 /* 130 bits */
	DOMAIN_TOKEN_SIZE = 39,
	DOMAIN_TOKEN_CODE_SIZE = 17,	   /* 80 bits; the form that is hashed */
	DOMAIN_TOKEN_CODE_TEXT_SIZE = 20, /* ABCD-EFGH-JKLM-NPQR */
};

/* A fresh random token, and a fresh code as it is written in a letter. */
void domain_token_make(char token[DOMAIN_TOKEN_SIZE]);
void domain_token_make_code(char code[DOMAIN_TOKEN_CODE_TEXT_SIZE]);

/* Takes a token from outside apart: RULE_ACT_51 when it is none.  Upper case and blanks around it are accepted. */
enum rule domain_token_split(const char *token, char selector[DOMAIN_TOKEN_SELECTOR_SIZE],
			     char secret[DOMAIN_TOKEN_SECRET_SIZE]);

/* Reads a code as people type it (lower case, full-width, blanks, hyphens): RULE_ACT_50 for nothing, RULE_ACT_51. */
enum rule domain_token_read_code(const char *typed, char code[DOMAIN_TOKEN_CODE_SIZE]);

/* Says at a field what is wrong with a code as it was typed; of letters that are too few or too many, how many. */
void domain_token_check_code(const char *typed, const char *field, struct problems *problems);

/* Whether a token may be used: RULE_ACT_51_USED, _SUPERSEDED, _EXPIRED, in this order; instants of 0: not. */
enum rule domain_token_state(int64_t used_at, int64_t superseded_at, int64_t expires_at, int64_t now);

#endif
