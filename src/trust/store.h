/*
 * What certificates are checked against: anchors, authorities below them, and revocation lists, read from the
 * folder DATA/trust, in which trust/keep.h keeps them.
 *
 * It is read anew for each check, so that what an operator changes counts at once; a file that cannot be used
 * is passed over with a line on the log, which can only make checks fail.
 */
#ifndef TRUST_STORE_H
#define TRUST_STORE_H

#include <stddef.h>

#include "base/conf.h"

struct trust_store;

enum { TRUST_LIST_MAX = 16 << 20 }; /* bytes of a revocation list */

/* The folder below the data directory; ERR_RANGE. */
int trust_store_folder(const struct conf *conf, char folder[BASE_CONF_TEXT_SIZE]);

/*
 * A folder that is missing is an empty store, against which every certificate fails.  ERR_DENIED and friends.
 */
int trust_store_open(const char *folder, struct trust_store **store);

void trust_store_close(struct trust_store *store);

/* Whether there is any anchor: without one no card can be used here. */
int trust_store_is_empty(const struct trust_store *store);

#endif
