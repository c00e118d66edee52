/*
 * The record of 變更密碼: the present password, and the new one twice (R-ACT-84 to R-ACT-87).  Checks report at the
 * members' names.
 */
#ifndef DOMAIN_PASSWORD_CHANGE_H
#define DOMAIN_PASSWORD_CHANGE_H

#include "base/problem.h"
#include "domain/password.h"

struct password_change {
	char login_name[21]; /* shown */
	char email[255];     /* of the owner; must not stand in the new one */
	char policy[DOMAIN_PASSWORD_POLICY_SIZE];
	char old_password[65];
	char password[65];
	char password_confirm[65];
};

void domain_password_change_check_old_password(const struct password_change *change, struct problems *problems);

/* Against the policy and what the record knows of its owner. */
void domain_password_change_check_password(const struct password_change *change, struct problems *problems);
void domain_password_change_check_password_confirm(const struct password_change *change, struct problems *problems);

/* All of it, with what only the portal knows. */
void domain_password_change_check(const struct password_change *change, const char *person_id_no,
				  struct problems *problems);

#endif
