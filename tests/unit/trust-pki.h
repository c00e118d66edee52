/* Authorities, certificates and revocation lists for tests, good ones and bad ones. */
#ifndef TESTS_TRUST_PKI_H
#define TESTS_TRUST_PKI_H

#include <openssl/x509.h>
#include <stdint.h>

#include "folder.h"
#include "trust/proof.h"

#define PKI_PERSONNEL "2.16.886.1.100.3.1.7"
#define PKI_INSTITUTION "2.16.886.1.100.3.2.21"
#define PKI_CITIZEN "2.16.886.1.100.3.1.1"

enum { PKI_NOW = 1795852800, PKI_DAY = 86400 }; /* 2026-11-28 */

enum pki_key {
	PKI_KEY_P256,
	PKI_KEY_P256_OTHER,
	PKI_KEY_RSA,
	PKI_KEY_RSA_1024,
	PKI_KEY_RSA_E3,
	PKI_KEY_RSA_PSS,
	PKI_KEY_P384,
	PKI_KEY_ED25519,
	PKI_KEY_COUNT
};

/* An authority of the tests. */
enum pki_authority {
	PKI_ROOT,
	PKI_ISSUING,
	PKI_SECOND,
	PKI_OTHER_ROOT,
	PKI_OTHER,
	PKI_EXPIRED,
	PKI_REVOKED,
	PKI_NO_SIGN,
	PKI_NO_BASIC,
	PKI_NARROW,
	PKI_BELOW_NARROW,
	PKI_WEAK,
	PKI_LISTLESS,
	PKI_STALE,
	PKI_EARLY_LIST,
	PKI_FORGED_LIST,
	PKI_STRANGE_LIST,
	PKI_DELTA_LIST,
	PKI_PART_LIST,
	PKI_INDIRECT_LIST,
	PKI_POINT_LIST, /* a whole list that names where it is published */
	PKI_HCA, /* by its name the centre whose certificates tell nobody's number */
	PKI_RENEWED, /* PKI_ISSUING with another key under the same name */
	PKI_AUTHORITY_COUNT
};

/* What is not named is as in a good certificate of personnel. */
struct pki_leaf {
	enum pki_authority by; /* PKI_ROOT (0): PKI_ISSUING */
	enum pki_key key;
	const char *name, *id, *second_id;    /* "-": left out; id and second_id are serialNumber */
	size_t name_n;                        /* bytes of the name, where it holds a NUL */
	const char *type, *second_type;       /* subject type; "-": left out */
	const char *directory_id;             /* serialNumber among the directory attributes */
	const char *agency;                   /* agency code there */
	int64_t from_days, to_days;           /* from now; 0, 0: a month before, a month after */
	const char *usage, *extended, *basic; /* values as in openssl.cnf; "-": left out */
	const char *digest;
	const char *serial;       /* hexadecimal with sign */
	const char *strange;      /* OID of a critical extension */
	const char *wrong_key_id; /* a subject key identifier of the issuer that is none */
	int version_1, usage_twice, directory_is_garbage, is_self_signed;
};

struct pki {
	char folder[FOLDER_SIZE]; /* the folder of trust */
	EVP_PKEY *keys[PKI_KEY_COUNT];
	X509 *authorities[PKI_AUTHORITY_COUNT];
	EVP_PKEY *authority_keys[PKI_AUTHORITY_COUNT];
	long next_serial;
};

/* Makes keys and authorities, stops the clock, and fills the folder; group setup and teardown of cmocka. */
int pki_open(void **state);
int pki_close(void **state);

X509 *pki_make(struct pki *pki, const struct pki_leaf *leaf);

/* Its bytes, free() them. */
unsigned char *pki_der(X509 *x509, size_t *n);

struct trust_certificate *pki_read(X509 *x509);

/* Writes the lists of all authorities anew; revoked may be NULL. */
void pki_revoke(struct pki *pki, enum pki_authority by, X509 *revoked);

void pki_sign(EVP_PKEY *key, const void *message, size_t n, enum trust_scheme scheme,
	      struct trust_signature *signature);

#endif
