/*
 * 健保卡(無卡): the login without a reader, in two steps (R-CARD-50 to R-CARD-56): ID number and a one-time code that
 * comes by text message, then the health card's number.  The record, its checks, and the codes.
 */
#ifndef DOMAIN_CODE_LOGIN_H
#define DOMAIN_CODE_LOGIN_H

#include <stdint.h>

#include "base/problem.h"
#include "domain/rule.h"

enum {
	DOMAIN_CODE_LOGIN_SIZE = 7,	       /* of a code: six digits */
	DOMAIN_CODE_LOGIN_REFERENCE_SIZE = 27, /* of what ties a code to the session that asked for it */
	DOMAIN_CODE_LOGIN_TRIES = 5,	       /* wrong codes, then it is void (R-CARD-50) */
	DOMAIN_CODE_LOGIN_CARDS = 3,	       /* wrong card numbers, then the login is over (R-CARD-54) */
};

/* Fields as they are typed. */
struct code_login {
	char person_id_no[11];
	char captcha[9];
	char code[9];
	char card_no[16]; /* perhaps with hyphens */
};

/* One code that was sent. */
struct one_time_code {
	int64_t expires_at, used_at; /* used_at 0: not */
	int64_t tries;		     /* wrong ones so far */
};

/* A fresh code, and a fresh reference: 130 random bits. */
void domain_code_login_make(char code[DOMAIN_CODE_LOGIN_SIZE]);
void domain_code_login_make_reference(char reference[DOMAIN_CODE_LOGIN_REFERENCE_SIZE]);

/* Reads a code as people type it (full-width, blanks): RULE_CARD_50_EMPTY, RULE_CARD_50. */
enum rule domain_code_login_read(const char *typed, char code[DOMAIN_CODE_LOGIN_SIZE]);

/* Whether a code may still be tried: RULE_CARD_50_MANY, RULE_CARD_50_LATE (also of a used one). */
enum rule domain_code_login_state(const struct one_time_code *code, int64_t now);

void domain_code_login_check_person_id_no(const struct code_login *login, struct problems *problems);
void domain_code_login_check_captcha(const struct code_login *login, struct problems *problems);
void domain_code_login_check_code(const struct code_login *login, struct problems *problems);
void domain_code_login_check_card_no(const struct code_login *login, struct problems *problems);

/* Puts ID and card number into the form they are compared in; what cannot be read stays as it is. */
void domain_code_login_normalise(struct code_login *login);

#endif
