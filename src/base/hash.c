/* SHA-256 and comparison in constant time, by OpenSSL's libcrypto. */
#include "config.h"

#include "base/hash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void base_hash_sha256(const void *bytes, size_t n, unsigned char hash[BASE_HASH_SIZE])
{
	SHA256(bytes, n, hash);
}

static void write_text(const unsigned char hash[BASE_HASH_SIZE], char text[BASE_HASH_TEXT_SIZE])
{
	for (size_t i = 0; i < BASE_HASH_SIZE; i++)
		snprintf(text + 2 * i, 3, "%02x", hash[i]);
}

void base_hash_sha256_text(const void *bytes, size_t n, char text[BASE_HASH_TEXT_SIZE])
{
	unsigned char hash[BASE_HASH_SIZE];

	base_hash_sha256(bytes, n, hash);
	write_text(hash, text);
}

struct hash {
	EVP_MD_CTX *context;
};

struct hash *base_hash_new(void)
{
	struct hash *hash = base_mem_zero(1, sizeof *hash);

	hash->context = EVP_MD_CTX_new();
	if (!hash->context || EVP_DigestInit_ex(hash->context, EVP_sha256(), NULL) != 1)
		abort();
	return hash;
}

void base_hash_add(struct hash *hash, const void *bytes, size_t n)
{
	if (EVP_DigestUpdate(hash->context, bytes, n) != 1)
		abort();
}

void base_hash_finish(struct hash *hash, char text[BASE_HASH_TEXT_SIZE])
{
	unsigned char bytes[BASE_HASH_SIZE];

	if (EVP_DigestFinal_ex(hash->context, bytes, NULL) != 1)
		abort();
	EVP_MD_CTX_free(hash->context);
	free(hash);
	write_text(bytes, text);
}

int base_hash_is_equal(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b);

	return (CRYPTO_memcmp(a, b, n < m ? n : m) == 0) & (n == m);
}
