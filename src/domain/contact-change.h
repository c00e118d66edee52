/*
 * The record of 變更聯絡電話: mobile number and landline, each of them may be left empty, and the password of whoever
 * changes them (R-ACT-93, R-ID-7, R-ID-8).  Checks report at the members' names.
 */
#ifndef DOMAIN_CONTACT_CHANGE_H
#define DOMAIN_CONTACT_CHANGE_H

#include "base/problem.h"

struct contact_change {
	char mobile_no[33];
	char landline_no[65];
	char password[65]; /* the one he logs in with */
};

void domain_contact_change_check_mobile_no(const struct contact_change *change, struct problems *problems);
void domain_contact_change_check_landline_no(const struct contact_change *change, struct problems *problems);
void domain_contact_change_check_password(const struct contact_change *change, struct problems *problems);

/* All three. */
void domain_contact_change_check(const struct contact_change *change, struct problems *problems);

/* Puts both numbers into the form they are stored in. */
void domain_contact_change_normalise(struct contact_change *change);

#endif
