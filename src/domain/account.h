/* Account names (R-ACT-38, R-ACT-39) and the states of an account. */
#ifndef DOMAIN_ACCOUNT_H
#define DOMAIN_ACCOUNT_H

#include "domain/rule.h"

struct identifier;

enum account_state { ACCOUNT_NONE, ACCOUNT_PENDING_MAIL, ACCOUNT_ACTIVE, ACCOUNT_SUSPENDED };

/* The word that the database has for a state ("" for ACCOUNT_NONE), and back (ACCOUNT_NONE for another word). */
const char *domain_account_state_word(enum account_state state);
enum account_state domain_account_state(const char *word);

/* What people call it: 已開通 … */
const char *domain_account_state_title(enum account_state state);

/*
 * RULE_ACT_38 unless 8 to 20 half-width letters and digits with a letter first; RULE_ACT_38_PERSON for what
 * has the shape of a person's number, whatever its check digit.
 */
enum rule domain_account_check_name(const char *login_name);

/* What a login with the right password is told in this state; RULE_NONE for ACCOUNT_ACTIVE. */
enum rule domain_account_check_login(enum account_state state);

/* Why staff cannot suspend or resume an account in this state (R-STF-6); RULE_NONE when they can. */
enum rule domain_account_check_suspend(enum account_state state);
enum rule domain_account_check_resume(enum account_state state);

/* What the query 是否已開通 answers about this state (R-ACT-23 to R-ACT-25). */
enum rule domain_account_answer(enum account_state state);

/* The function of the kind "account". */
enum rule domain_account_identify(struct identifier *identifier);

#endif
