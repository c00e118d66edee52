/*
 * 變更聯絡電話 (R-ACT-93): whoever is logged in gives a mobile number and a landline, with his password.  One-time
 * codes go to the mobile number, so its owner is told by mail when it changes.
 */
#ifndef PORTAL_CONTACT_H
#define PORTAL_CONTACT_H

#include "portal/act.h"

/* Fills both numbers of a struct contact_change (domain/contact-change.h) with those that are known. */
extern const struct act portal_contact_open;

/* Changes them; an empty one is forgotten. */
extern const struct act portal_contact_change;

#endif
