/*
 * Who the staff are and what they may do: administrators everywhere, the manager of a bureau for reviewers of its
 * county, the operator at the machine (R-STF-1 to R-STF-9, R-ACC-1).  Nobody changes himself, and one administrator
 * always stays.
 */
#ifndef PORTAL_STAFF_ADMIN_H
#define PORTAL_STAFF_ADMIN_H

#include "domain/staff.h"
#include "portal/act.h"
#include "portal/token.h"
#include "store/staff.h"

enum { STAFF_ADMIN_PAGE_MAX = 64, STAFF_ADMIN_ROLES_SIZE = 257 };

/* What is asked for; what an act does not need may be "". */
struct staff_admin {
	char login_name[DOMAIN_STAFF_NAME_SIZE];
	char name[161];
	char email[255];
	char roles[STAFF_ADMIN_ROLES_SIZE]; /* ROLE or ROLE:SCOPE, separated by commas */
	int is_taken;			    /* the roles are taken away, not given */
	struct token_words words;	    /* filled by add and invite; wipe them */
};

extern const struct act portal_staff_admin_add;	   /* invites somebody new */
extern const struct act portal_staff_admin_change; /* gives or takes roles */
extern const struct act portal_staff_admin_suspend; /* an open invitation is cancelled as well */
extern const struct act portal_staff_admin_resume;

/* Invites once more, and fills email: password and second factor that there were are gone. */
extern const struct act portal_staff_admin_invite;

/* The same to another address, which email says; an act of its own, so that the trail tells them apart. */
extern const struct act portal_staff_admin_readdress;

/* One member of staff, as people read it. */
struct staff_row {
	char login_name[DOMAIN_STAFF_NAME_SIZE];
	char name[161];
	char email[255];
	char state[16];
	char state_title[24];
	char roles[513]; /* with scopes, in words */
	char role_words[STAFF_ADMIN_ROLES_SIZE];
	char last_login[32];
};

/* Fills the row of login_name. */
extern const struct act portal_staff_admin_read;

/* A page of those whom the actor may manage, by login name: after, direction and max in; rows and n out. */
struct staff_page {
	const char *after;
	int direction;
	size_t max, n;
	struct staff_row rows[STAFF_ADMIN_PAGE_MAX];
};

extern const struct act portal_staff_admin_list;

#endif
