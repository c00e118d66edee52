/* What the operator changes by maportal-admin: settings, letters that shall be tried again. */
#ifndef PORTAL_OPERATE_H
#define PORTAL_OPERATE_H

#include "domain/policy.h"
#include "portal/act.h"
#include "trust/keep.h"

struct policy_change {
	const struct policy_row *row;
	const char *value; /* passed domain_policy_check */
};

struct letter_retry {
	int64_t id;    /* 0: all failed ones */
	int64_t count; /* filled: how many are tried again */
};

/* A file for the folder of trust, or what is to leave it. */
struct trust_change {
	const char *bytes; /* of the file, PEM or DER */
	size_t n;
	const char *id;		/* of what is to be removed */
	struct trust_item item; /* filled, also when it is refused for what it is */
};

extern const struct act portal_operate_policy; /* takes a struct policy_change */
extern const struct act portal_operate_policy_unset; /* the same; value does not count: the default does again */

/* Takes a struct letter_retry.  ERR_NOT_FOUND: no such letter; ERR_CONFLICT: it was sent or is being sent. */
extern const struct act portal_operate_retry;

/* Take a struct trust_change; remove: ERR_NOT_FOUND.  What is wrong with a file is a problem of R-CARD-34 or 35. */
extern const struct act portal_operate_trust_add;
extern const struct act portal_operate_trust_list;
extern const struct act portal_operate_trust_remove;

#endif
