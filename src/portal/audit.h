/*
 * Sealing the trail: signed heads, written by the program that acts by itself, and mailed once a day to whoever the
 * setting audit_mail names.  The key is the file audit.key in the data directory.
 */
#ifndef PORTAL_AUDIT_H
#define PORTAL_AUDIT_H

#include "portal/act.h"
#include "store/audit-head.h"

#define PORTAL_AUDIT_KEY "audit.key"

struct audit_seal {
	struct audit_head head; /* filled; id 0: the trail has not grown since the last one */
};

/*
 * Takes a struct audit_seal.  The first key is made by itself, and registered with the first head that it signs, so
 * whoever finds a key registered must find heads.  ERR_NOT_FOUND: the key is gone though it has signed before;
 * ERR_SYNTAX: the file is none; ERR_CONFLICT: it is another key than any registered; ERR_CORRUPT: the heads are gone.
 */
extern const struct act portal_audit_seal;

/* Takes a struct audit_key; fills it.  A new key takes the place of the old one, whose public half is kept. */
extern const struct act portal_audit_renew;

/* portal_audit_seal by the system itself. */
int portal_audit_seal_now(const struct conf *conf, struct store *store, struct audit_seal *seal);

/* What its error means and what to do, for the operator. */
const char *portal_audit_seal_text(int err);

/* The name of the key in the data directory; errors as base_sign_open. */
int portal_audit_key_id(const struct conf *conf, char id[BASE_SIGN_ID_SIZE]);

#endif
