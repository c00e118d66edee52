/*
 * Staff: their states, what they type to log in and to accept an invitation, and which roles an actor may give or take.
 * Checks report at the members' names.
 */
#ifndef DOMAIN_STAFF_H
#define DOMAIN_STAFF_H

#include "domain/access.h"
#include "domain/rule.h"
#include "domain/token.h"

enum staff_state { STAFF_NONE, STAFF_INVITED, STAFF_ACTIVE, STAFF_SUSPENDED };

/* The word that the database has for a state ("" for STAFF_NONE), and back (STAFF_NONE for another word). */
const char *domain_staff_state_word(enum staff_state state);
enum staff_state domain_staff_state(const char *word);

/* What people call it: 待接受邀請, 啟用, 停用. */
const char *domain_staff_state_title(enum staff_state state);

enum {
	DOMAIN_STAFF_NAME_SIZE = 21,
	DOMAIN_STAFF_RECOVERY_CODES = 10,
	DOMAIN_STAFF_SECRET_SIZE = 33,
	DOMAIN_STAFF_URI_SIZE = 128, /* of a name in which each byte is escaped, too */
};

/* The login in two steps: name and password, then the code. */
struct staff_login {
	char login_name[DOMAIN_STAFF_NAME_SIZE];
	char password[65];
	char code[24]; /* six digits, or a recovery code */
};

void domain_staff_check_login_name(const struct staff_login *login, struct problems *problems);
void domain_staff_check_password(const struct staff_login *login, struct problems *problems);
void domain_staff_check_code(const struct staff_login *login, struct problems *problems);

/* What a typed code is: six digits (written to digits), or a recovery code (as it is hashed); the other is "". */
enum rule domain_staff_read_code(const char *typed, char digits[7], char recovery[DOMAIN_TOKEN_CODE_SIZE]);

/* What a member of staff has who accepts an invitation, page by page. */
struct staff_invitation {
	char token[64]; /* from the link; "" when the code is typed */
	char code[24];
	char login_name[DOMAIN_STAFF_NAME_SIZE]; /* shown */
	char name[161];				 /* shown */
	char email[255];			 /* where the invitation went; it must not stand in the password */
	char policy[24];			 /* name of the password policy that counts */
	char password[65];
	char password_confirm[65];
	char secret[DOMAIN_STAFF_SECRET_SIZE];	/* base32, made for him */
	char secret_shown[48];			/* the same in groups of four */
	char otp[7];				/* what the telephone makes of it */
	char recovery[DOMAIN_STAFF_RECOVERY_CODES][DOMAIN_TOKEN_CODE_TEXT_SIZE]; /* shown once */
};

void domain_staff_check_invitation_code(const struct staff_invitation *invitation, struct problems *problems);
void domain_staff_check_invitation_password(const struct staff_invitation *invitation, struct problems *problems);
void domain_staff_check_invitation_confirm(const struct staff_invitation *invitation, struct problems *problems);
void domain_staff_check_invitation_otp(const struct staff_invitation *invitation, struct problems *problems);

/*
 * What a telephone reads from a QR code: otpauth://totp/maportal:NAME?secret=SECRET.  Who issues it stands before the
 * name alone, as "&issuer=" would make the code too high for a screen of 24 lines.
 */
void domain_staff_otp_uri(const struct staff_invitation *invitation, char uri[DOMAIN_STAFF_URI_SIZE]);

/* Why a token does not open an invitation: R-STF-12, or RULE_NONE; instants of 0: not. */
enum rule domain_staff_token_state(int64_t used_at, int64_t superseded_at, int64_t expires_at, int64_t now);

/* RULE_STF_1 unless 3 to 20 letters, digits, dots, hyphens and underscores with a letter first. */
enum rule domain_staff_check_name(const char *login_name);

/* RULE_STF_13 unless the reason has 4 to 100 characters. */
enum rule domain_staff_check_reason(const char *reason);

/*
 * Reads a role's name and the code of where it holds: R-STF-3 for an unknown role, R-STF-4 when a scope is missing, too
 * much, or of another shape.  Whether there is such a county or system is for the portal to find out.
 */
enum rule domain_staff_read_grant(const char *role, const char *code, struct grant *grant);

/* Whether an actor may give, take and look at a role: that of reviewers, a bureau's manager in the own county. */
int domain_staff_may_manage(const struct actor *actor, const struct grant *grant);

/* The same of all roles that somebody has; of who has none, administrators alone. */
int domain_staff_may_manage_all(const struct actor *actor, const struct grant *grants, size_t n);

#endif
