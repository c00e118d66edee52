/*
 * Signatures, Ed25519 (RFC 8032) by OpenSSL: who holds the private key signs, everybody who has the public one can
 * tell.  Keys and signatures are kept as hexadecimal digits; the private key is a PEM file for its owner alone.
 */
#ifndef BASE_SIGN_H
#define BASE_SIGN_H

#include <stddef.h>

enum {
	BASE_SIGN_KEY_SIZE = 65,  /* a public key as text */
	BASE_SIGN_TEXT_SIZE = 129, /* a signature as text */
	BASE_SIGN_ID_SIZE = 33,	  /* the first half of SHA-256 over a public key: names it for people */
};

struct sign_key;

/* Writes a new private key; whatever stood there is replaced. */
int base_sign_make(const char *path);

/* Reads a private key: ERR_NOT_FOUND and friends, ERR_SYNTAX when the file is no Ed25519 key. */
int base_sign_open(struct sign_key **key, const char *path);
void base_sign_close(struct sign_key *key); /* NULL is fine */

void base_sign_public(const struct sign_key *key, char text[BASE_SIGN_KEY_SIZE]);

/* The name of a public key; ERR_SYNTAX when it is none. */
int base_sign_id(const char *public_key, char id[BASE_SIGN_ID_SIZE]);

int base_sign_write(const struct sign_key *key, const void *bytes, size_t n, char signature[BASE_SIGN_TEXT_SIZE]);

/* 0: the signature is that key's over these bytes; ERR_DENIED: it is not; ERR_SYNTAX: key or signature is none. */
int base_sign_check(const char *public_key, const char *signature, const void *bytes, size_t n);

#endif
