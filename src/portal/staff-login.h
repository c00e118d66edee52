/*
 * The login of staff: name and password, then a code of the telephone or a recovery code (R-STF-10).  Between the two
 * the actor is a member of staff at LEVEL_PASSWORD, who may do nothing but go on or leave.  Failures of either kind are
 * counted per name and per source (R-ACT-7).
 */
#ifndef PORTAL_STAFF_LOGIN_H
#define PORTAL_STAFF_LOGIN_H

#include "portal/act.h"
#include "store/staff.h"

/* Both take a struct staff_login (domain/staff.h). */
extern const struct act portal_staff_login_password;
extern const struct act portal_staff_login_code;

/* As portal_session_unlock, of staff. */
extern const struct act portal_staff_login_unlock;

/*
 * For an act that ends a login: enter writes the login and begins the session; once the transaction stands, become
 * makes the actor this member of staff, else it only lets go of what enter took hold of.
 */
struct staff_entry {
	int64_t staff_id; /* 0: nobody enters */
	int64_t last_login_at;
	char last_login_source[65];
	struct stay stay;
};

int portal_staff_login_enter(struct act_call *call, struct staff *staff, struct staff_entry *entry);
void portal_staff_login_become(struct portal *portal, struct staff_entry *entry, int err);

#endif
