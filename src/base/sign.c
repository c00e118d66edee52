/* Ed25519 by OpenSSL's libcrypto. */
#include "config.h"

#include "base/sign.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <stdlib.h>

#include "base/err.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/hex.h"
#include "base/log.h"
#include "base/mem.h"

enum { KEY_BYTES = 32, SIGNATURE_BYTES = 64, FILE_LIMIT = 4096 };

struct sign_key {
	EVP_PKEY *pair;
};

int base_sign_make(const char *path)
{
	EVP_PKEY *made = EVP_PKEY_Q_keygen(NULL, NULL, "ED25519");
	BIO *memory = BIO_new(BIO_s_mem());
	int err = ERR_SYSTEM;
	char *text;
	long n;

	if (made && memory && PEM_write_bio_PrivateKey(memory, made, NULL, NULL, 0, NULL, NULL) == 1) {
		n = BIO_get_mem_data(memory, &text);
		err = base_file_write(path, text, (size_t)n, 0600);
		base_mem_wipe(text, (size_t)n);
	}
	BIO_free(memory);
	EVP_PKEY_free(made);
	return err;
}

int base_sign_open(struct sign_key **key, const char *path)
{
	char no_word[] = ""; /* nobody is asked for one at the terminal */
	struct buf text = {0};
	EVP_PKEY *found = NULL;
	BIO *memory;
	int err = base_file_read(path, FILE_LIMIT, &text);

	*key = NULL;
	if (err)
		return err;
	memory = BIO_new_mem_buf(base_buf_text(&text), (int)text.len);
	if (memory)
		found = PEM_read_bio_PrivateKey(memory, NULL, NULL, no_word);
	if (!found || !EVP_PKEY_is_a(found, "ED25519")) {
		EVP_PKEY_free(found);
		err = ERR_SYNTAX;
	} else {
		*key = base_mem_zero(1, sizeof **key);
		(*key)->pair = found;
	}
	BIO_free(memory);
	base_buf_release(&text);
	return err;
}

void base_sign_close(struct sign_key *key)
{
	if (key)
		EVP_PKEY_free(key->pair);
	free(key);
}

void base_sign_public(const struct sign_key *key, char text[BASE_SIGN_KEY_SIZE])
{
	unsigned char bytes[KEY_BYTES];
	size_t n = sizeof bytes;

	if (EVP_PKEY_get_raw_public_key(key->pair, bytes, &n) != 1 || n != sizeof bytes)
		base_log_fatal("a private key has no public half");
	base_hex_write(bytes, sizeof bytes, text);
}

int base_sign_id(const char *public_key, char id[BASE_SIGN_ID_SIZE])
{
	unsigned char bytes[KEY_BYTES], hash[BASE_HASH_SIZE];
	int err = base_hex_read(public_key, bytes, sizeof bytes);

	*id = '\0';
	if (err)
		return err;
	base_hash_sha256(bytes, sizeof bytes, hash);
	base_hex_write(hash, (BASE_SIGN_ID_SIZE - 1) / 2, id);
	return 0;
}

int base_sign_write(const struct sign_key *key, const void *bytes, size_t n, char signature[BASE_SIGN_TEXT_SIZE])
{
	unsigned char made[SIGNATURE_BYTES];
	size_t length = sizeof made;
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	int is_made = context && EVP_DigestSignInit(context, NULL, NULL, NULL, key->pair) == 1 &&
		      EVP_DigestSign(context, made, &length, bytes, n) == 1 && length == sizeof made;

	EVP_MD_CTX_free(context);
	*signature = '\0';
	if (!is_made)
		return ERR_SYSTEM;
	base_hex_write(made, sizeof made, signature);
	return 0;
}

int base_sign_check(const char *public_key, const char *signature, const void *bytes, size_t n)
{
	unsigned char raw[KEY_BYTES], made[SIGNATURE_BYTES];
	EVP_MD_CTX *context;
	EVP_PKEY *key;
	int err = base_hex_read(public_key, raw, sizeof raw);

	if (!err)
		err = base_hex_read(signature, made, sizeof made);
	if (err)
		return err;
	key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, raw, sizeof raw);
	context = EVP_MD_CTX_new();
	if (!key || !context || EVP_DigestVerifyInit(context, NULL, NULL, NULL, key) != 1)
		err = ERR_SYNTAX;
	else if (EVP_DigestVerify(context, made, sizeof made, bytes, n) != 1)
		err = ERR_DENIED;
	EVP_MD_CTX_free(context);
	EVP_PKEY_free(key);
	return err;
}
