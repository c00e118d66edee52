/*
 * Certificate cards that have been enrolled (R-CARD-36): which certificate belongs to which account or institution.
 * The certificate itself is kept, so that over SSH, where only its key is shown, all of it can be checked again.
 */
#ifndef STORE_CARD_H
#define STORE_CARD_H

#include "base/hash.h"
#include "store/store.h"

struct card {
	int64_t id;
	char fingerprint[BASE_HASH_TEXT_SIZE];	   /* SHA-256 of the certificate */
	char ssh_fingerprint[BASE_HASH_TEXT_SIZE]; /* SHA-256 of its key in the wire form of SSH (R-CARD-64) */
	char *certificate;			   /* PEM; freed by store_card_release */
	int64_t account_id;			   /* 0: of an institution */
	char institution_code[11];		   /* "": of a person */
	int64_t valid_to, enrolled_at;
};

void store_card_release(struct card *card);

/* ERR_NOT_FOUND when it has not been enrolled; release what was found. */
int store_card_find(struct store *store, const char *fingerprint, struct card *card);

/* By the key; of several certificates with one key the one that is valid longest. */
int store_card_find_key(struct store *store, const char *ssh_fingerprint, struct card *card);

/* Fills id; ERR_CONFLICT when it has been enrolled already. */
int store_card_insert(struct store *store, struct card *card);

#endif
