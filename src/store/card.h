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
	int64_t revoked_at;  /* blocked by the operator; 0: it is not */
	char revoked_by[33]; /* which operator */
};

void store_card_release(struct card *card);

/* ERR_NOT_FOUND when it has not been enrolled; release what was found. */
int store_card_find(struct store *store, const char *fingerprint, struct card *card);

/* Only id, valid_to and revoked_at; the cheapest way to learn whether it may still be used.  Nothing to release. */
int store_card_state(struct store *store, const char *fingerprint, struct card *card);

/* By the key; of several certificates with one key the one that is valid longest. */
int store_card_find_key(struct store *store, const char *ssh_fingerprint, struct card *card);

/* The same three of a certificate for this key that is blocked; ERR_NOT_FOUND when none is.  Nothing to release. */
int store_card_find_blocked(struct store *store, const char *ssh_fingerprint, struct card *card);

/* Fills id; ERR_CONFLICT when it has been enrolled already. */
int store_card_insert(struct store *store, struct card *card);

int store_card_get(struct store *store, int64_t id, struct card *card);

/* Those of an account, or (0) of an institution, behind the one with the id after_id; release each. */
int store_card_list(struct store *store, int64_t account_id, const char *institution_code, int64_t after_id,
		    struct card *cards, size_t max, size_t *n);

/* Blocks all certificates with a key that are not blocked yet. */
int store_card_revoke(struct store *store, const char *ssh_fingerprint, int64_t revoked_at, const char *revoked_by);

/* From now on it has not been enrolled. */
int store_card_delete(struct store *store, int64_t id);

#endif
