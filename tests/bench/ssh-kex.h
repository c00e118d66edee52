/*
 * The key exchange of a client: curve25519-sha256 with an Ed25519 host key and AES-GCM, nothing else.
 *
 * For measuring only: one key pair serves all connections and the host key is not verified, so that the
 * generator's share of a connection is small.
 */
#ifndef BENCH_SSH_KEX_H
#define BENCH_SSH_KEX_H

#include "ssh-wire.h"

#define SSH_KEX_VERSION "SSH-2.0-maportal_bench"

enum { SSH_KEX_HASH_SIZE = 32 };

struct ssh_kex_pair {
	EVP_PKEY *key;
	unsigned char public_bytes[SSH_KEY_SIZE];
};

struct ssh_kex {
	char version[256];    /* the server's line */
	struct ssh_put offer; /* its SSH_MSG_KEXINIT */
	unsigned char session_id[SSH_KEX_HASH_SIZE], hash_secret[SSH_KEY_SIZE + 5];
	size_t n_secret;
};

void ssh_kex_pair_make(struct ssh_kex_pair *pair);

/* Our SSH_MSG_KEXINIT. */
void ssh_kex_offer(struct ssh_put *put);

/* After the server's reply: agrees on the keys; -1 when it is no such reply. */
int ssh_kex_agree(struct ssh_kex *kex, const struct ssh_kex_pair *pair, struct ssh_get *reply);

/* Starts a direction with the agreed keys. */
void ssh_kex_start(const struct ssh_kex *kex, struct ssh_direction *direction, int encrypts);

#endif
