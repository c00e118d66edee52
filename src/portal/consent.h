/* The versions of the terms of membership that whoever is logged in agreed to.  Nothing is recorded. */
#ifndef PORTAL_CONSENT_H
#define PORTAL_CONSENT_H

#include "portal/act.h"
#include "store/terms.h"

enum { CONSENT_MAX = 64 };

/* The newest first; a person has a handful. */
struct consent_list {
	size_t n;
	struct consent rows[CONSENT_MAX];
};

extern const struct act portal_consent_list; /* fills a struct consent_list */

/*
 * Takes a struct terms with its version and fills it; release it.  ERR_NOT_FOUND for what the account did not agree to,
 * ERR_CORRUPT when the text is not the one that was shown then.
 */
extern const struct act portal_consent_read;

#endif
