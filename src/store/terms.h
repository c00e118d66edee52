/* Versions of the terms of membership, and who agreed to which (R-ACT-15, R-ACT-16). */
#ifndef STORE_TERMS_H
#define STORE_TERMS_H

#include <stddef.h>

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
	char login_name[21]; /* of the account; "" where it is known anyway */
};

int store_terms_current(struct store *store, struct terms *terms);
void store_terms_release(struct terms *terms);

/* Whether the text is the one that was published. */
int store_terms_is_genuine(const struct terms *terms);

/* Adds the next version; fills version and sha256. */
int store_terms_publish(struct store *store, struct terms *terms);

/* Agreeing to the same version again is not an error and keeps the first row. */
int store_terms_agree(struct store *store, const struct consent *consent);

/* One version, and all of them from the newest to the oldest (before 0: from the first), without bodies. */
int store_terms_get(struct store *store, int64_t version, struct terms *terms);
int store_terms_list(struct store *store, int64_t before, struct terms *terms, size_t max, size_t *n);

/* How many accounts agreed to a version. */
int store_terms_count(struct store *store, int64_t version, int64_t *count);

/* Who they are by account_id, behind (direction > 0) or before after_id; 0: from the beginning, or the end. */
int store_terms_consents(struct store *store, int64_t version, int64_t after_id, int direction,
			 struct consent *consents, size_t max, size_t *n);

/* What one account agreed to, newest first. */
int store_terms_history(struct store *store, int64_t account_id, int64_t before, struct consent *consents, size_t max,
			size_t *n);

/* The version that the account has to agree to before anything else; ERR_NOT_FOUND when none. */
int store_terms_owed(struct store *store, int64_t account_id, int64_t *version);

/* The highest version that the account agreed to; ERR_NOT_FOUND when none. */
int store_terms_agreed(struct store *store, int64_t account_id, struct consent *consent);

#endif
