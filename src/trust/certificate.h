/*
 * A certificate (X.509) as it came from a card or a file: its bytes, and what it says.  Nothing here is a
 * judgement; that is trust/check.h.
 */
#ifndef TRUST_CERTIFICATE_H
#define TRUST_CERTIFICATE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/hash.h"

enum {
	TRUST_CERTIFICATE_MAX = 6144, /* bytes of a certificate (DER) that are looked at */
	TRUST_PEM_MAX = 16384,        /* and of a file with one */
	TRUST_NAME_SIZE = 256,
	TRUST_SERIAL_SIZE = 48,
};

struct trust_certificate;

/*
 * What a certificate says, for lists and records; texts are harmless for a terminal and cut where they are
 * too long.
 */
struct trust_description {
	char subject[TRUST_NAME_SIZE], issuer[TRUST_NAME_SIZE];
	char serial[TRUST_SERIAL_SIZE];            /* hexadecimal */
	char fingerprint[BASE_HASH_TEXT_SIZE];     /* SHA-256 of the whole */
	char key_fingerprint[BASE_HASH_TEXT_SIZE]; /* SHA-256 of its SubjectPublicKeyInfo */
	int64_t valid_from, valid_to;
	int is_authority;
};

/* Exactly one certificate in DER, nothing behind it; ERR_SYNTAX, ERR_RANGE when it is too large. */
int trust_certificate_read(const void *der, size_t n, struct trust_certificate **certificate);

/* The same from a file's bytes: PEM (its first block, which has to be a certificate) or DER. */
int trust_certificate_read_file(const char *bytes, size_t n, struct trust_certificate **certificate);

void trust_certificate_free(struct trust_certificate *certificate);

/* The bytes that it was read from; they belong to it. */
const unsigned char *trust_certificate_der(const struct trust_certificate *certificate, size_t *n);

void trust_certificate_describe(const struct trust_certificate *certificate,
				struct trust_description *description);

/* Appends it as PEM, for trust_certificate_read_file. */
void trust_certificate_add_pem(const struct trust_certificate *certificate, struct buf *out);

/*
 * Appends its public key in the wire form of SSH (ssh-rsa, ecdsa-sha2-nistp256), as a client offers it: so a
 * key offered is compared byte by byte, and its SHA-256 is the fingerprint that OpenSSH shows.  ERR_SYNTAX
 * for another kind of key.
 */
int trust_certificate_ssh_key(const struct trust_certificate *certificate, struct buf *out);

#endif
