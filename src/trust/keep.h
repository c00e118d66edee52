/*
 * The folder of trust (trust/store.h) as an operator changes it: one file for each anchor, authority and
 * revocation list, named by what it is and a fingerprint, written whole or not at all.
 *
 * A revocation list is taken only from an authority that is kept here, only when it counts now, only when it is
 * whole, and only when it is not older than the one that it replaces, so nobody can bring a revoked card back with
 * yesterday's list or with one that tells only what is new.
 */
#ifndef TRUST_KEEP_H
#define TRUST_KEEP_H

#include "domain/rule.h"
#include "trust/certificate.h"
#include "trust/store.h"

enum trust_kind { TRUST_KIND_ANCHOR, TRUST_KIND_ISSUER, TRUST_KIND_LIST, TRUST_KIND_COUNT };

enum { TRUST_ID_SIZE = 17 };

struct trust_item {
	enum trust_kind kind;
	char id[TRUST_ID_SIZE];                /* names it for removal; of a list: its issuer's name and key */
	char subject[TRUST_NAME_SIZE];         /* of a list: its issuer */
	char fingerprint[BASE_HASH_TEXT_SIZE]; /* SHA-256 of its DER, as openssl shows it */
	int64_t valid_from, valid_to;          /* of a list: this and next update */
	size_t revoked;                        /* of a list: how many certificates */
};

/*
 * Keeps the authority in a file's bytes (PEM or DER): one that signed itself as an anchor, another one when
 * it chains to an anchor.  RULE_NONE and the item, or the rule that it breaks; *err is what the file system
 * said.
 */
enum rule trust_keep_certificate(const char *folder, const char *bytes, size_t n, struct trust_item *item,
				 int *err);

/*
 * Keeps a revocation list (PEM or DER) in the place of the one before of the same issuer and key: an authority that
 * renewed its key under its old name has one for each.
 */
enum rule trust_keep_list(const char *folder, const char *bytes, size_t n, struct trust_item *item, int *err);

/*
 * Calls visit for each, anchors first, then by id; one whose file cannot be read says so as its subject.
 * ERR_DENIED and friends; a missing folder has none.
 */
int trust_keep_each(const char *folder, void (*visit)(void *data, const struct trust_item *item), void *data);

/* Removes what has this id (16 digits), and fills item; ERR_NOT_FOUND. */
int trust_keep_remove(const char *folder, const char *id, struct trust_item *item);

#endif
