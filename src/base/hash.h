/* SHA-256 (FIPS 180-4), hexadecimal, and comparison that takes the same time wherever two values differ. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>

enum { BASE_HASH_SIZE = 32, BASE_HASH_TEXT_SIZE = 65 };

void base_hash_sha256(const void *bytes, size_t n, unsigned char hash[BASE_HASH_SIZE]);

/* The hash as 64 lower-case hexadecimal digits and a NUL: how hashes are stored. */
void base_hash_sha256_text(const void *bytes, size_t n, char text[BASE_HASH_TEXT_SIZE]);

/* The same for bytes that come in pieces; finish gives the hash as text and frees it. */
struct hash;
struct hash *base_hash_new(void);
void base_hash_add(struct hash *hash, const void *bytes, size_t n);
void base_hash_finish(struct hash *hash, char text[BASE_HASH_TEXT_SIZE]);

/* Whether two strings are equal; the time depends on the length of the shorter one only. */
int base_hash_is_equal(const char *a, const char *b);

#endif
