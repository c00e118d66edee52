/*
 * Who may do what: an actor is whoever stands behind an act, a right names what an act asks for, and one table
 * says which kinds of actor have a right, in which roles, and how surely they must have proven who they are.
 *
 * Staff have grants: a role, and where it holds (a county, an application system …).  A right is asked for twice:
 * before an act whether the actor has it anywhere, and by the act, once it knows what it is about, whether it holds
 * there.
 */
#ifndef DOMAIN_ACCESS_H
#define DOMAIN_ACCESS_H

#include <stddef.h>
#include <stdint.h>

enum actor_kind {
	ACTOR_NOBODY,	/* at a terminal, not logged in */
	ACTOR_ACCOUNT,	/* medical personnel, logged in */
	ACTOR_STAFF,	/* of the ministry or a health bureau, logged in */
	ACTOR_OPERATOR, /* at the machine's shell */
	ACTOR_SYSTEM,	/* a program of ours that acts by itself */
	ACTOR_INSTITUTION, /* a medical institution, by its card */
};

/* How an actor has proven who he is; more is surer. */
enum actor_level {
	LEVEL_NONE,
	LEVEL_PASSWORD,
	LEVEL_ONE_TIME_CODE, /* with the health card's number; of staff, with the password */
	LEVEL_HEALTH_CARD,   /* with its registered password */
	LEVEL_CERTIFICATE,
};

/* What a place is, in which a grant holds and something is done. */
enum scope_kind {
	SCOPE_NONE, /* the whole portal */
	SCOPE_COUNTY,
	SCOPE_REVIEWING_BODY,
	SCOPE_PROVIDER,
	SCOPE_APP_SYSTEM,
	SCOPE_COUNT
};

enum { DOMAIN_ACCESS_CODE_SIZE = 17, DOMAIN_ACCESS_GRANTS_MAX = 8 };

struct scope {
	enum scope_kind kind;
	char code[DOMAIN_ACCESS_CODE_SIZE]; /* of the county, the system …; "" for SCOPE_NONE */
};

/* word, name in tables and tests, what it is called, where it holds */
#define DOMAIN_ACCESS_ROLE_LIST(X) \
	X(ROLE_BUREAU_REVIEWER, "bureau-reviewer", "衛生局審核人員", SCOPE_COUNTY) \
	X(ROLE_BUREAU_MANAGER, "bureau-manager", "衛生局管理者", SCOPE_COUNTY) \
	X(ROLE_MINISTRY, "ministry", "衛生福利部人員", SCOPE_NONE) \
	X(ROLE_HPA, "hpa", "國民健康署人員", SCOPE_NONE) \
	X(ROLE_REVIEWING_BODY, "reviewing-body", "積分審查單位人員", SCOPE_REVIEWING_BODY) \
	X(ROLE_PROVIDER, "course-provider", "開課單位人員", SCOPE_PROVIDER) \
	X(ROLE_SYSTEM_MANAGER, "app-system-manager", "應用系統管理者", SCOPE_APP_SYSTEM) \
	X(ROLE_HELP_DESK, "help-desk", "客服人員", SCOPE_NONE) \
	X(ROLE_ADMINISTRATOR, "administrator", "系統管理者", SCOPE_NONE)

#define DOMAIN_ACCESS_ROLE_ENUM(word, name, title, scope) word,
enum role { DOMAIN_ACCESS_ROLE_LIST(DOMAIN_ACCESS_ROLE_ENUM) ROLE_COUNT };

/* A role, and where: a scope of the role's kind. */
struct grant {
	enum role role;
	struct scope scope;
};

struct actor {
	enum actor_kind kind;
	enum actor_level level;
	int64_t account_id, person_id; /* 0: none */
	int64_t staff_id;	       /* of ACTOR_STAFF; 0: none */
	struct grant grants[DOMAIN_ACCESS_GRANTS_MAX]; /* of ACTOR_STAFF */
	size_t n_grants;
	char institution_code[11];     /* of ACTOR_INSTITUTION; "" for others */
	char name[33];		       /* an operator's, at the machine's shell; "" for others */
	char source[65];	       /* where from: a terminal's name, an address */
};

#define ACTOR_BIT(kind) (1u << (kind))
#define ROLE_BIT(role) (1u << (role))
#define DOMAIN_ACCESS_ANYONE (~0u)

/* Who decides on applications of some kind; each kind of application has a right of its own besides. */
#define DOMAIN_ACCESS_REVIEWERS \
	(ROLE_BIT(ROLE_BUREAU_REVIEWER) | ROLE_BIT(ROLE_BUREAU_MANAGER) | ROLE_BIT(ROLE_MINISTRY) | \
	 ROLE_BIT(ROLE_HPA) | ROLE_BIT(ROLE_REVIEWING_BODY) | ROLE_BIT(ROLE_SYSTEM_MANAGER))

/*
 * word, name in audit and tests, kinds of actor (ACTOR_BITs), roles of staff (ROLE_BITs, or anyone), least level of
 * those who log in: LEVEL_PASSWORD is LEVEL_ONE_TIME_CODE of staff, but for the right to finish the login with the code
 */
#define DOMAIN_ACCESS_LIST(X) \
	X(RIGHT_READ_NOTICE, "read-notice", DOMAIN_ACCESS_ANYONE, DOMAIN_ACCESS_ANYONE, LEVEL_NONE) \
	X(RIGHT_READ_STATUS, "read-status", DOMAIN_ACCESS_ANYONE, DOMAIN_ACCESS_ANYONE, LEVEL_NONE) \
	X(RIGHT_ACTIVATE, "activate", ACTOR_BIT(ACTOR_NOBODY), 0, LEVEL_NONE) \
	X(RIGHT_VERIFY_EMAIL, "verify-email", ACTOR_BIT(ACTOR_NOBODY), 0, LEVEL_NONE) \
	X(RIGHT_CONFIRM_EMAIL, "confirm-email", ACTOR_BIT(ACTOR_NOBODY) | ACTOR_BIT(ACTOR_ACCOUNT), 0, \
	  LEVEL_NONE) \
	X(RIGHT_RESET, "reset", ACTOR_BIT(ACTOR_NOBODY), 0, LEVEL_NONE) \
	X(RIGHT_LOGIN, "login", ACTOR_BIT(ACTOR_NOBODY), 0, LEVEL_NONE) \
	X(RIGHT_USE_ACCOUNT, "use-account", ACTOR_BIT(ACTOR_ACCOUNT), 0, LEVEL_PASSWORD) \
	X(RIGHT_UNLOCK_CARD, "unlock-card", ACTOR_BIT(ACTOR_ACCOUNT) | ACTOR_BIT(ACTOR_INSTITUTION), 0, \
	  LEVEL_CERTIFICATE) \
	X(RIGHT_USE_INSTITUTION, "use-institution", ACTOR_BIT(ACTOR_INSTITUTION), 0, LEVEL_CERTIFICATE) \
	X(RIGHT_USE_SESSION, "use-session", ACTOR_BIT(ACTOR_ACCOUNT) | ACTOR_BIT(ACTOR_STAFF), DOMAIN_ACCESS_ANYONE, \
	  LEVEL_PASSWORD) \
	X(RIGHT_REVIEW, "review", ACTOR_BIT(ACTOR_STAFF), DOMAIN_ACCESS_REVIEWERS, LEVEL_ONE_TIME_CODE) \
	X(RIGHT_REVIEW_APP_SYSTEM, "review-app-system", ACTOR_BIT(ACTOR_STAFF), \
	  ROLE_BIT(ROLE_SYSTEM_MANAGER) | ROLE_BIT(ROLE_MINISTRY), LEVEL_ONE_TIME_CODE) \
	X(RIGHT_LOGOUT, "logout", \
	  ACTOR_BIT(ACTOR_ACCOUNT) | ACTOR_BIT(ACTOR_STAFF) | ACTOR_BIT(ACTOR_INSTITUTION), DOMAIN_ACCESS_ANYONE, \
	  LEVEL_NONE) \
	X(RIGHT_FINISH_LOGIN, "finish-login", ACTOR_BIT(ACTOR_STAFF), DOMAIN_ACCESS_ANYONE, LEVEL_PASSWORD) \
	X(RIGHT_USE_CONSOLE, "use-console", ACTOR_BIT(ACTOR_STAFF), DOMAIN_ACCESS_ANYONE, LEVEL_ONE_TIME_CODE) \
	X(RIGHT_FIND_ACCOUNT, "find-account", ACTOR_BIT(ACTOR_STAFF), \
	  ROLE_BIT(ROLE_BUREAU_MANAGER) | ROLE_BIT(ROLE_MINISTRY) | ROLE_BIT(ROLE_HELP_DESK) | \
		  ROLE_BIT(ROLE_ADMINISTRATOR), LEVEL_ONE_TIME_CODE) \
	X(RIGHT_HELP_ACCOUNT, "help-account", ACTOR_BIT(ACTOR_STAFF), \
	  ROLE_BIT(ROLE_BUREAU_MANAGER) | ROLE_BIT(ROLE_HELP_DESK) | ROLE_BIT(ROLE_ADMINISTRATOR), \
	  LEVEL_ONE_TIME_CODE) \
	X(RIGHT_SUSPEND_ACCOUNT, "suspend-account", ACTOR_BIT(ACTOR_STAFF), \
	  ROLE_BIT(ROLE_MINISTRY) | ROLE_BIT(ROLE_ADMINISTRATOR), LEVEL_ONE_TIME_CODE) \
	X(RIGHT_MANAGE_REVIEWER, "manage-reviewer", ACTOR_BIT(ACTOR_STAFF) | ACTOR_BIT(ACTOR_OPERATOR), \
	  ROLE_BIT(ROLE_BUREAU_MANAGER) | ROLE_BIT(ROLE_ADMINISTRATOR), LEVEL_ONE_TIME_CODE) \
	X(RIGHT_MANAGE_STAFF, "manage-staff", ACTOR_BIT(ACTOR_STAFF) | ACTOR_BIT(ACTOR_OPERATOR), \
	  ROLE_BIT(ROLE_ADMINISTRATOR), LEVEL_ONE_TIME_CODE) \
	X(RIGHT_ANSWER, "answer", ACTOR_BIT(ACTOR_STAFF) | ACTOR_BIT(ACTOR_OPERATOR), \
	  ROLE_BIT(ROLE_MINISTRY) | ROLE_BIT(ROLE_HPA) | ROLE_BIT(ROLE_SYSTEM_MANAGER) | ROLE_BIT(ROLE_HELP_DESK), \
	  LEVEL_ONE_TIME_CODE) \
	X(RIGHT_PUBLISH, "publish", ACTOR_BIT(ACTOR_STAFF) | ACTOR_BIT(ACTOR_OPERATOR), \
	  ROLE_BIT(ROLE_MINISTRY) | ROLE_BIT(ROLE_HPA) | ROLE_BIT(ROLE_SYSTEM_MANAGER), LEVEL_ONE_TIME_CODE) \
	X(RIGHT_PUBLISH_TERMS, "publish-terms", ACTOR_BIT(ACTOR_STAFF) | ACTOR_BIT(ACTOR_OPERATOR), \
	  ROLE_BIT(ROLE_MINISTRY), LEVEL_ONE_TIME_CODE) \
	X(RIGHT_IMPORT, "import", ACTOR_BIT(ACTOR_OPERATOR), 0, LEVEL_NONE) \
	X(RIGHT_POST_LETTER, "post-letter", ACTOR_BIT(ACTOR_SYSTEM), 0, LEVEL_NONE) \
	X(RIGHT_SEAL, "seal", ACTOR_BIT(ACTOR_SYSTEM), 0, LEVEL_NONE) \
	X(RIGHT_MAINTAIN, "maintain", ACTOR_BIT(ACTOR_OPERATOR) | ACTOR_BIT(ACTOR_SYSTEM), 0, LEVEL_NONE)

#define DOMAIN_ACCESS_ENUM(word, name, kinds, roles, least) word,
enum right { DOMAIN_ACCESS_LIST(DOMAIN_ACCESS_ENUM) RIGHT_COUNT };

/* Whether an actor has a right, staff by any of their grants.  What is not in the table is denied. */
int domain_access_may(const struct actor *actor, enum right right);

/*
 * The same for something that lies in a scope: staff have the right there when the role of one of their grants has it
 * and the grant holds there; a role for the whole portal holds everywhere.  For other actors as domain_access_may.
 */
int domain_access_may_at(const struct actor *actor, enum right right, const struct scope *scope);

/* Where staff have a right, each place once; SCOPE_NONE alone when it is everywhere.  How many. */
size_t domain_access_scopes(const struct actor *actor, enum right right,
			    struct scope scopes[DOMAIN_ACCESS_GRANTS_MAX]);

/* Words for audit records and tests: "activate"; "nobody", "account" … */
const char *domain_access_right_name(enum right right);
const char *domain_access_actor_name(enum actor_kind kind);

/* Roles: the columns of their rows, and the role of a name (ROLE_COUNT when there is none). */
const char *domain_access_role_name(enum role role);
const char *domain_access_role_title(enum role role);
enum scope_kind domain_access_role_scope(enum role role);
enum role domain_access_role_find(const char *name);

/* "county", "app-system" …; "" for SCOPE_NONE. */
const char *domain_access_scope_name(enum scope_kind kind);
enum scope_kind domain_access_scope_find(const char *name); /* SCOPE_COUNT when there is none */

#endif
