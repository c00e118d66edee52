/* AES-256-GCM by OpenSSL's libcrypto. */
#include "config.h"

#include "base/vault.h"

#include <openssl/evp.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/random.h"

enum { NONCE_SIZE = 12, TAG_SIZE = 16, BOX_MAX = NONCE_SIZE + BASE_VAULT_MAX + TAG_SIZE };

/* nonce, cipher text, tag */
struct box {
	unsigned char bytes[BOX_MAX + 4]; /* base64 is read in threes */
	size_t n;
};

static int encrypt(EVP_CIPHER_CTX *context, const unsigned char *key, const char *purpose, const void *secret,
		   struct box *box)
{
	unsigned char *text = box->bytes + NONCE_SIZE, *tag = box->bytes + box->n - TAG_SIZE;
	int n = (int)(box->n - NONCE_SIZE - TAG_SIZE), unused;

	return EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, box->bytes) &&
			       EVP_EncryptUpdate(context, NULL, &unused, (const unsigned char *)purpose,
						 (int)strlen(purpose)) &&
			       EVP_EncryptUpdate(context, text, &unused, secret, n) &&
			       EVP_EncryptFinal_ex(context, text + n, &unused) &&
			       EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, TAG_SIZE, tag)
		       ? 0
		       : ERR_SYSTEM;
}

static int decrypt(EVP_CIPHER_CTX *context, const unsigned char *key, const char *purpose, struct box *box,
		   unsigned char *secret)
{
	unsigned char *text = box->bytes + NONCE_SIZE, *tag = box->bytes + box->n - TAG_SIZE;
	int n = (int)(box->n - NONCE_SIZE - TAG_SIZE), unused;

	return EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, box->bytes) &&
			       EVP_DecryptUpdate(context, NULL, &unused, (const unsigned char *)purpose,
						 (int)strlen(purpose)) &&
			       EVP_DecryptUpdate(context, secret, &unused, text, n) &&
			       EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, TAG_SIZE, tag) &&
			       EVP_DecryptFinal_ex(context, secret + n, &unused) > 0
		       ? 0
		       : ERR_CORRUPT;
}

int base_vault_seal(const unsigned char key[BASE_VAULT_KEY_SIZE], const char *purpose, const void *secret, size_t n,
		    char sealed[BASE_VAULT_TEXT_SIZE])
{
	struct box box = {.n = NONCE_SIZE + n + TAG_SIZE};
	EVP_CIPHER_CTX *context;
	int err;

	*sealed = '\0';
	if (n > BASE_VAULT_MAX)
		return ERR_RANGE;
	base_random_bytes(box.bytes, NONCE_SIZE);
	context = EVP_CIPHER_CTX_new();
	err = context ? encrypt(context, key, purpose, secret, &box) : ERR_SYSTEM;
	EVP_CIPHER_CTX_free(context);
	if (!err)
		EVP_EncodeBlock((unsigned char *)sealed, box.bytes, (int)box.n);
	return err;
}

/* The length is known, so the padding need not be counted. */
static int read_box(const char *sealed, struct box *box)
{
	size_t n = strlen(sealed);

	return n == (box->n + 2) / 3 * 4 && n < BASE_VAULT_TEXT_SIZE &&
			       EVP_DecodeBlock(box->bytes, (const unsigned char *)sealed, (int)n) >= (int)box->n
		       ? 0
		       : ERR_CORRUPT;
}

int base_vault_open(const unsigned char key[BASE_VAULT_KEY_SIZE], const char *purpose, const char *sealed, void *secret,
		    size_t n)
{
	struct box box = {.n = NONCE_SIZE + n + TAG_SIZE};
	EVP_CIPHER_CTX *context;
	int err;

	if (n > BASE_VAULT_MAX || read_box(sealed, &box))
		return ERR_CORRUPT;
	context = EVP_CIPHER_CTX_new();
	err = context ? decrypt(context, key, purpose, &box, secret) : ERR_SYSTEM;
	EVP_CIPHER_CTX_free(context);
	if (err)
		base_mem_wipe(secret, n);
	return err;
}
