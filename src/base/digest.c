/* SHA-256 in pieces, by OpenSSL's libcrypto. */
#include "config.h"

#include "base/digest.h"

#include <openssl/evp.h>
#include <stdlib.h>

#include "base/hex.h"
#include "base/log.h"
#include "base/mem.h"

struct digest {
	EVP_MD *kind; /* looked up once: that takes longer than a short hash */
	EVP_MD_CTX *context;
};

static void begin(struct digest *digest)
{
	if (EVP_DigestInit_ex(digest->context, digest->kind, NULL) != 1)
		base_log_fatal("SHA-256 cannot be begun");
}

struct digest *base_digest_open(void)
{
	struct digest *digest = base_mem_zero(1, sizeof *digest);

	digest->kind = EVP_MD_fetch(NULL, "SHA256", NULL);
	digest->context = EVP_MD_CTX_new();
	if (!digest->kind || !digest->context)
		base_log_fatal("the library has no SHA-256");
	begin(digest);
	return digest;
}

void base_digest_add(struct digest *digest, const void *bytes, size_t n)
{
	if (EVP_DigestUpdate(digest->context, bytes, n) != 1)
		base_log_fatal("SHA-256 cannot be continued");
}

void base_digest_end(struct digest *digest, char text[BASE_HASH_TEXT_SIZE])
{
	unsigned char hash[BASE_HASH_SIZE];

	if (EVP_DigestFinal_ex(digest->context, hash, NULL) != 1)
		base_log_fatal("SHA-256 cannot be ended");
	base_hex_write(hash, sizeof hash, text);
	begin(digest);
}

void base_digest_close(struct digest *digest)
{
	if (!digest)
		return;
	EVP_MD_CTX_free(digest->context);
	EVP_MD_free(digest->kind);
	free(digest);
}
