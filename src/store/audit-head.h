/*
 * Heads: signed statements of how the trail ended at an instant, each also chained to the one before.  The chain of
 * rows alone can be forged by whoever may write the file; not so the signatures, and not the copies kept elsewhere.
 */
#ifndef STORE_AUDIT_HEAD_H
#define STORE_AUDIT_HEAD_H

#include "base/hash.h"
#include "base/sign.h"
#include "store/store.h"

struct audit_head {
	int64_t id; /* 1, 2, … without gaps */
	int64_t at;
	int64_t rows;			    /* the last row of the trail then */
	char hash[BASE_HASH_TEXT_SIZE];	    /* that row's */
	char previous[BASE_HASH_TEXT_SIZE]; /* of the head before; the trail's ground for the first */
	char key_id[BASE_SIGN_ID_SIZE];
	char signature[BASE_SIGN_TEXT_SIZE];
	int is_mailed; /* it left in a letter; not signed */
};

struct audit_key {
	char id[BASE_SIGN_ID_SIZE];
	char public_key[BASE_SIGN_KEY_SIZE];
	int64_t made_at;
};

/* Fills key_id and signature. */
int store_audit_head_sign(struct audit_head *head, const struct sign_key *key);

/* 0 when the signature is the key's, ERR_DENIED when not, ERR_SYNTAX when one of the two is no such thing. */
int store_audit_head_check(const struct audit_head *head, const char *public_key);

/* What the head after this one carries as previous. */
void store_audit_head_link(const struct audit_head *head, char link[BASE_HASH_TEXT_SIZE]);

/* The last head; when there is none, one with id 0. */
int store_audit_head_last(struct store *store, struct audit_head *head);

int store_audit_head_insert(struct store *store, struct audit_head *head);

/* When a head was mailed last; ERR_NOT_FOUND: never. */
int store_audit_head_mailed(struct store *store, int64_t *at);

/* Calls for each head in the order of ids, until one call gives an error. */
int store_audit_head_walk(struct store *store, int (*visit)(void *context, const struct audit_head *head),
			  void *context);

/* Keeps a public key; one that is known is kept as it is. */
int store_audit_head_put_key(struct store *store, struct audit_key *key);
int store_audit_head_find_key(struct store *store, const char *id, struct audit_key *key);

/* Up to max keys, the oldest first. */
int store_audit_head_list_keys(struct store *store, struct audit_key *keys, size_t max, size_t *n);

#endif
