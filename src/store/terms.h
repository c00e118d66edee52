/* Versions of the terms of membership, and who agreed to which (R-ACT-15, R-ACT-16). */
#ifndef STORE_TERMS_H
#define STORE_TERMS_H

#include "base/hash.h"
#include "store/store.h"

struct terms {
	int64_t version; /* 1, 2, …; the highest one counts */
	char *body;      /* freed by store_terms_release */
	char sha256[BASE_HASH_TEXT_SIZE];
	int64_t published_at;
};

struct consent {
	int64_t account_id, version;
	char sha256[BASE_HASH_TEXT_SIZE]; /* of the very text that was shown */
	int64_t agreed_at;
	char source[65]; /* terminal or address */
};

int store_terms_current(struct store *store, struct terms *terms);
void store_terms_release(struct terms *terms);

/* Adds the next version; fills version and sha256. */
int store_terms_publish(struct store *store, struct terms *terms);

/* Agreeing to the same version again is not an error and keeps the first row. */
int store_terms_agree(struct store *store, const struct consent *consent);

/* The highest version that the account agreed to; ERR_NOT_FOUND when none. */
int store_terms_agreed(struct store *store, int64_t account_id, struct consent *consent);

#endif
