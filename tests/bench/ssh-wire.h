/*
 * Packets of SSH as a client sends and receives them: in plain bytes at first, under aes256-gcm@openssh.com
 * once keys are agreed.  Made to cost little, so that a load generator leaves the machine to the server:
 * fixed buffers, one copy.
 */
#ifndef BENCH_SSH_WIRE_H
#define BENCH_SSH_WIRE_H

#include <stddef.h>
#include <stdint.h>

#include <openssl/evp.h>

enum {
	SSH_PAYLOAD_MAX =
		16384, /* what is announced to the server as the longest packet, without its frame */
	SSH_KEY_SIZE = 32,
	SSH_IV_SIZE = 12,
};

/* A payload in the making; what does not fit ends the program. */
struct ssh_put {
	unsigned char bytes[4096];
	size_t n;
};

/* A payload being read; a fault sticks. */
struct ssh_get {
	const unsigned char *at;
	size_t n;
	int is_bad;
};

struct ssh_direction {
	EVP_CIPHER_CTX *cipher; /* NULL: plain */
	unsigned char iv[SSH_IV_SIZE];
};

struct ssh_wire {
	unsigned char in[SSH_PAYLOAD_MAX + 4096], out[8192];
	size_t n_in, n_out, packet; /* packet: bytes of the packet that receive gave last */
	struct ssh_direction receive, send;
};

void ssh_put_bytes(struct ssh_put *put, const void *bytes, size_t n);
void ssh_put_byte(struct ssh_put *put, unsigned char byte);
void ssh_put_number(struct ssh_put *put, uint32_t number);
void ssh_put_string(struct ssh_put *put, const void *bytes, size_t n);
void ssh_put_text(struct ssh_put *put, const char *text);

unsigned char ssh_get_byte(struct ssh_get *get);
uint32_t ssh_get_number(struct ssh_get *get);
/* A string inside the payload; empty after a fault. */
struct ssh_get ssh_get_string(struct ssh_get *get);

/* From the next packet on; key and iv are of the sizes above. */
void ssh_direction_start(struct ssh_direction *direction, const unsigned char *key, const unsigned char *iv,
			 int encrypts);

/* 0; -1: the buffer is full because the server does not read. */
int ssh_wire_send(struct ssh_wire *wire, const struct ssh_put *put);

/* 1: a payload, good until the next call; 0: it is not all here yet; -1: this is not SSH. */
int ssh_wire_receive(struct ssh_wire *wire, struct ssh_get *payload);

void ssh_wire_release(struct ssh_wire *wire);

#endif
