/* SHA-256 and comparison in constant time, by OpenSSL's libcrypto. */
#include "config.h"

#include "base/hash.h"

#include <openssl/crypto.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <string.h>

void base_hash_sha256(const void *bytes, size_t n, unsigned char hash[BASE_HASH_SIZE])
{
	SHA256(bytes, n, hash);
}

void base_hash_sha256_text(const void *bytes, size_t n, char text[BASE_HASH_TEXT_SIZE])
{
	unsigned char hash[BASE_HASH_SIZE];

	base_hash_sha256(bytes, n, hash);
	for (size_t i = 0; i < BASE_HASH_SIZE; i++)
		snprintf(text + 2 * i, 3, "%02x", hash[i]);
}

int base_hash_is_equal(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b);

	return (CRYPTO_memcmp(a, b, n < m ? n : m) == 0) & (n == m);
}
