/*
 * curve25519-sha256 (RFC 8731) from the client's side, and the keys that follow from it (RFC 4253 section
 * 7.2).
 */
#include "config.h"

#include "ssh-kex.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MSG_KEXINIT = 20, COOKIE_SIZE = 16 };

/*
 * In the order of the message: exchange, host key, ciphers, MACs, compressions, languages; each pair both
 * ways.
 */
static const char *const offers[] = {
	"curve25519-sha256,curve25519-sha256@libssh.org",
	"ssh-ed25519",
	"aes256-gcm@openssh.com",
	"aes256-gcm@openssh.com",
	"hmac-sha2-256-etm@openssh.com,hmac-sha2-256",
	"hmac-sha2-256-etm@openssh.com,hmac-sha2-256",
	"none",
	"none",
	"",
	"",
};

void ssh_kex_pair_make(struct ssh_kex_pair *pair)
{
	size_t n = sizeof pair->public_bytes;

	pair->key = EVP_PKEY_Q_keygen(NULL, NULL, "X25519");
	if (!pair->key || EVP_PKEY_get_raw_public_key(pair->key, pair->public_bytes, &n) != 1) {
		fputs("ssh-load: X25519 is not to be had\n", stderr);
		exit(1);
	}
}

void ssh_kex_offer(struct ssh_put *put)
{
	static const unsigned char cookie[COOKIE_SIZE] = "a benchmark's.";

	ssh_put_byte(put, MSG_KEXINIT);
	ssh_put_bytes(put, cookie, sizeof cookie);
	for (size_t i = 0; i < sizeof offers / sizeof offers[0]; i++)
		ssh_put_text(put, offers[i]);
	ssh_put_byte(put, 0); /* no guess follows */
	ssh_put_number(put, 0);
}

/* The shared secret as a positive number without zeros in front, with its length. */
static int derive_secret(struct ssh_kex *kex, const struct ssh_kex_pair *pair, const struct ssh_get *theirs)
{
	EVP_PKEY *peer = EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, NULL, theirs->at, theirs->n);
	EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new(pair->key, NULL);
	unsigned char secret[SSH_KEY_SIZE];
	struct ssh_put put = {.n = 0};
	size_t n = sizeof secret, zeros = 0;
	int err = !peer || !ctx || EVP_PKEY_derive_init(ctx) != 1 ||
		  EVP_PKEY_derive_set_peer(ctx, peer) != 1 || EVP_PKEY_derive(ctx, secret, &n) != 1;

	EVP_PKEY_CTX_free(ctx);
	EVP_PKEY_free(peer);
	if (err)
		return -1;
	while (zeros < n - 1 && secret[zeros] == 0)
		zeros++;
	n -= zeros;
	ssh_put_number(&put, (uint32_t)(n + (secret[zeros] >> 7)));
	if (secret[zeros] >> 7)
		ssh_put_byte(&put, 0);
	ssh_put_bytes(&put, secret + zeros, n);
	memcpy(kex->hash_secret, put.bytes, put.n);
	kex->n_secret = put.n;
	return 0;
}

static void hash(const struct ssh_put *put, unsigned char digest[SSH_KEX_HASH_SIZE])
{
	if (EVP_Digest(put->bytes, put->n, digest, NULL, EVP_sha256(), NULL) != 1)
		exit(1);
}

int ssh_kex_agree(struct ssh_kex *kex, const struct ssh_kex_pair *pair, struct ssh_get *reply)
{
	struct ssh_get host_key = ssh_get_string(reply), theirs = ssh_get_string(reply);
	struct ssh_put ours = {.n = 0}, all = {.n = 0};

	if (reply->is_bad || theirs.n != SSH_KEY_SIZE || host_key.n > SSH_KEY_SIZE * 4 ||
	    derive_secret(kex, pair, &theirs))
		return -1;
	ssh_kex_offer(&ours);
	ssh_put_text(&all, SSH_KEX_VERSION);
	ssh_put_text(&all, kex->version);
	ssh_put_string(&all, ours.bytes, ours.n);
	if (kex->offer.n > sizeof all.bytes / 2)
		return -1;
	ssh_put_string(&all, kex->offer.bytes, kex->offer.n);
	ssh_put_string(&all, host_key.at, host_key.n);
	ssh_put_string(&all, pair->public_bytes, sizeof pair->public_bytes);
	ssh_put_string(&all, theirs.at, theirs.n);
	ssh_put_bytes(&all, kex->hash_secret, kex->n_secret);
	hash(&all, kex->session_id);
	return 0;
}

/* One of the six keys; the letters are those of the RFC. */
static void derive(const struct ssh_kex *kex, char letter, unsigned char key[SSH_KEX_HASH_SIZE])
{
	struct ssh_put put = {.n = 0};

	ssh_put_bytes(&put, kex->hash_secret, kex->n_secret);
	ssh_put_bytes(&put, kex->session_id, sizeof kex->session_id);
	ssh_put_byte(&put, (unsigned char)letter);
	ssh_put_bytes(&put, kex->session_id, sizeof kex->session_id);
	hash(&put, key);
}

void ssh_kex_start(const struct ssh_kex *kex, struct ssh_direction *direction, int encrypts)
{
	unsigned char iv[SSH_KEX_HASH_SIZE], key[SSH_KEX_HASH_SIZE];

	derive(kex, encrypts ? 'A' : 'B', iv);
	derive(kex, encrypts ? 'C' : 'D', key);
	ssh_direction_start(direction, key, iv, encrypts);
}
