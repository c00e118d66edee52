/*
 * Small secrets that must be read again, sealed by AES-256-GCM under a key that lies in a file of its own: a copy of
 * the database alone does not give them away.  What a secret is for is sealed in with it, so that it cannot be put in
 * another's place.
 */
#ifndef BASE_VAULT_H
#define BASE_VAULT_H

#include <stddef.h>

enum { BASE_VAULT_KEY_SIZE = 32, BASE_VAULT_MAX = 64, BASE_VAULT_TEXT_SIZE = 129 };

/* The sealed text (base64) of at most BASE_VAULT_MAX bytes; ERR_RANGE, ERR_SYSTEM. */
int base_vault_seal(const unsigned char key[BASE_VAULT_KEY_SIZE], const char *purpose, const void *secret, size_t n,
		    char sealed[BASE_VAULT_TEXT_SIZE]);

/* Exactly n bytes again; ERR_CORRUPT when the text was not sealed by this key, for this purpose, with that length. */
int base_vault_open(const unsigned char key[BASE_VAULT_KEY_SIZE], const char *purpose, const char *sealed, void *secret,
		    size_t n);

#endif
