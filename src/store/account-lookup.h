/* What staff see of somebody's account beside its row, and why they looked. */
#ifndef STORE_ACCOUNT_LOOKUP_H
#define STORE_ACCOUNT_LOOKUP_H

#include <stddef.h>

#include "store/store.h"

/* Keeps the reason; *id is what the trail names. */
int store_account_lookup_add(struct store *store, int64_t staff_id, int64_t account_id, const char *reason, int64_t at,
			     int64_t *id);

struct lookup_county {
	char code[6];
};

/* The counties in which a person practises, at most max. */
int store_account_lookup_counties(struct store *store, int64_t person_id, struct lookup_county *counties, size_t max,
				  size_t *n);

struct lookup_letter {
	char kind[32];
	char state[16];
	int64_t created_at;
};

/* The newest letters to an account, at most max. */
int store_account_lookup_letters(struct store *store, int64_t account_id, struct lookup_letter *letters, size_t max,
				 size_t *n);

#endif
