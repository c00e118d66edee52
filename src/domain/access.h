/*
 * Who may do what: an actor is whoever stands behind an act, a right names what an act asks for, and one table
 * says which kinds of actor have a right and how surely they must have proven who they are.
 */
#ifndef DOMAIN_ACCESS_H
#define DOMAIN_ACCESS_H

#include <stdint.h>

enum actor_kind {
	ACTOR_NOBODY,	/* at a terminal, not logged in */
	ACTOR_ACCOUNT,	/* medical personnel, logged in */
	ACTOR_STAFF,	/* of the ministry or a health bureau, logged in */
	ACTOR_OPERATOR, /* at the machine's shell */
	ACTOR_SYSTEM,	/* a program of ours that acts by itself */
};

/* How an actor has proven who he is; more is surer. */
enum actor_level {
	LEVEL_NONE,
	LEVEL_PASSWORD,
	LEVEL_ONE_TIME_CODE, /* with the health card's number */
	LEVEL_HEALTH_CARD,   /* with its registered password */
	LEVEL_CERTIFICATE,
};

struct actor {
	enum actor_kind kind;
	enum actor_level level;
	int64_t account_id, person_id; /* 0: none */
	char name[33];		       /* an operator's, at the machine's shell; "" for others */
	char source[65];	       /* where from: a terminal's name, an address */
};

#define ACTOR_BIT(kind) (1u << (kind))
#define DOMAIN_ACCESS_ANYONE (~0u)

/* word, name in audit and tests, kinds of actor (a set of ACTOR_BIT), least level */
#define DOMAIN_ACCESS_LIST(X) \
	X(RIGHT_READ_NOTICE, "read-notice", DOMAIN_ACCESS_ANYONE, LEVEL_NONE) \
	X(RIGHT_READ_STATUS, "read-status", DOMAIN_ACCESS_ANYONE, LEVEL_NONE) \
	X(RIGHT_ACTIVATE, "activate", ACTOR_BIT(ACTOR_NOBODY), LEVEL_NONE) \
	X(RIGHT_VERIFY_EMAIL, "verify-email", ACTOR_BIT(ACTOR_NOBODY), LEVEL_NONE) \
	X(RIGHT_CONFIRM_EMAIL, "confirm-email", ACTOR_BIT(ACTOR_NOBODY) | ACTOR_BIT(ACTOR_ACCOUNT), LEVEL_NONE) \
	X(RIGHT_LOGIN, "login", ACTOR_BIT(ACTOR_NOBODY), LEVEL_NONE) \
	X(RIGHT_USE_ACCOUNT, "use-account", ACTOR_BIT(ACTOR_ACCOUNT), LEVEL_PASSWORD) \
	X(RIGHT_IMPORT, "import", ACTOR_BIT(ACTOR_OPERATOR), LEVEL_NONE) \
	X(RIGHT_MAINTAIN, "maintain", ACTOR_BIT(ACTOR_OPERATOR) | ACTOR_BIT(ACTOR_SYSTEM), LEVEL_NONE)

#define DOMAIN_ACCESS_ENUM(word, name, kinds, least) word,
enum right { DOMAIN_ACCESS_LIST(DOMAIN_ACCESS_ENUM) RIGHT_COUNT };

/* Whether an actor has a right.  What is not in the table is denied. */
int domain_access_may(const struct actor *actor, enum right right);

/* Words for audit records and tests: "activate"; "nobody", "account" … */
const char *domain_access_right_name(enum right right);
const char *domain_access_actor_name(enum actor_kind kind);

#endif
