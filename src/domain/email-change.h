/*
 * The record of 變更E-Mail: the new address twice, and the password of whoever asks (R-ACT-80 to R-ACT-82).  Checks
 * report at the members' names.
 */
#ifndef DOMAIN_EMAIL_CHANGE_H
#define DOMAIN_EMAIL_CHANGE_H

#include "base/problem.h"

struct email_change {
	char email[255];
	char email_confirm[255];
	char password[65]; /* the one he logs in with */
};

void domain_email_change_check_email(const struct email_change *change, struct problems *problems);
void domain_email_change_check_email_confirm(const struct email_change *change, struct problems *problems);
void domain_email_change_check_password(const struct email_change *change, struct problems *problems);

/* Both addresses; for the whole record add the password. */
void domain_email_change_check(const struct email_change *change, struct problems *problems);

/* Puts the address into the form it is stored in. */
void domain_email_change_normalise(struct email_change *change);

#endif
