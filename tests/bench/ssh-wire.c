/* Frames, padding and AES-GCM of SSH packets (RFC 4253 section 6, RFC 5647). */
#include "config.h"

#include "ssh-wire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LENGTH = 4, TAG = 16, PAD_LEAST = 4 };

static void insist(int holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "ssh-load: %s\n", what);
	exit(1);
}

void ssh_put_bytes(struct ssh_put *put, const void *bytes, size_t n)
{
	insist(n <= sizeof put->bytes - put->n, "a payload is too long");
	memcpy(put->bytes + put->n, bytes, n);
	put->n += n;
}

void ssh_put_byte(struct ssh_put *put, unsigned char byte)
{
	ssh_put_bytes(put, &byte, 1);
}

static void write_number(unsigned char *to, uint32_t number)
{
	for (int i = 0; i < LENGTH; i++)
		to[i] = (unsigned char)(number >> (24 - 8 * i));
}

static uint32_t read_number(const unsigned char *from)
{
	return (uint32_t)from[0] << 24 | (uint32_t)from[1] << 16 | (uint32_t)from[2] << 8 | from[3];
}

void ssh_put_number(struct ssh_put *put, uint32_t number)
{
	unsigned char bytes[LENGTH];

	write_number(bytes, number);
	ssh_put_bytes(put, bytes, sizeof bytes);
}

void ssh_put_string(struct ssh_put *put, const void *bytes, size_t n)
{
	ssh_put_number(put, (uint32_t)n);
	ssh_put_bytes(put, bytes, n);
}

void ssh_put_text(struct ssh_put *put, const char *text)
{
	ssh_put_string(put, text, strlen(text));
}

/* The next n bytes, or NULL. */
static const unsigned char *take(struct ssh_get *get, size_t n)
{
	const unsigned char *at = get->at;

	if (get->is_bad || n > get->n) {
		get->is_bad = 1;
		return NULL;
	}
	get->at += n;
	get->n -= n;
	return at;
}

unsigned char ssh_get_byte(struct ssh_get *get)
{
	const unsigned char *at = take(get, 1);

	return at ? *at : 0;
}

uint32_t ssh_get_number(struct ssh_get *get)
{
	const unsigned char *at = take(get, LENGTH);

	return at ? read_number(at) : 0;
}

struct ssh_get ssh_get_string(struct ssh_get *get)
{
	uint32_t n = ssh_get_number(get);
	const unsigned char *at = take(get, n);

	return at ? (struct ssh_get){.at = at, .n = n} : (struct ssh_get){.at = get->at};
}

void ssh_direction_start(struct ssh_direction *direction, const unsigned char *key, const unsigned char *iv,
			 int encrypts)
{
	direction->cipher = EVP_CIPHER_CTX_new();
	memcpy(direction->iv, iv, SSH_IV_SIZE);
	insist(direction->cipher &&
		       EVP_CipherInit_ex(direction->cipher, EVP_aes_256_gcm(), NULL, key, iv, encrypts) == 1,
	       "AES-GCM is not to be had");
}

/* The last eight bytes of the vector count packets. */
static void count_up(unsigned char iv[SSH_IV_SIZE])
{
	for (int i = SSH_IV_SIZE - 1; i >= 4 && ++iv[i] == 0; i--)
		continue;
}

/* Length (authenticated only), then n bytes in place; 1 when all went well. */
static int transform(struct ssh_direction *direction, unsigned char *length, unsigned char *bytes, size_t n)
{
	EVP_CIPHER_CTX *cipher = direction->cipher;
	int done;

	return EVP_CipherInit_ex(cipher, NULL, NULL, NULL, direction->iv, -1) == 1 &&
	       EVP_CipherUpdate(cipher, NULL, &done, length, LENGTH) == 1 &&
	       EVP_CipherUpdate(cipher, bytes, &done, bytes, (int)n) == 1;
}

int ssh_wire_send(struct ssh_wire *wire, const struct ssh_put *put)
{
	struct ssh_direction *send = &wire->send;
	size_t unit = send->cipher ? 16 : 8, framed = 1 + put->n + (send->cipher ? 0 : LENGTH);
	size_t padding = PAD_LEAST + (unit - (framed + PAD_LEAST) % unit) % unit, n = 1 + put->n + padding;
	unsigned char *at = wire->out + wire->n_out;
	int done;

	if (LENGTH + n + TAG > sizeof wire->out - wire->n_out)
		return -1;
	write_number(at, (uint32_t)n);
	at[LENGTH] = (unsigned char)padding;
	memcpy(at + LENGTH + 1, put->bytes, put->n);
	memset(at + LENGTH + 1 + put->n, 0, padding);
	wire->n_out += LENGTH + n;
	if (!send->cipher)
		return 0;
	insist(transform(send, at, at + LENGTH, n) &&
		       EVP_CipherFinal_ex(send->cipher, at + LENGTH + n, &done) == 1 &&
		       EVP_CIPHER_CTX_ctrl(send->cipher, EVP_CTRL_AEAD_GET_TAG, TAG, at + LENGTH + n) == 1,
	       "a packet cannot be encrypted");
	count_up(send->iv);
	wire->n_out += TAG;
	return 0;
}

static int decrypt(struct ssh_direction *receive, unsigned char *at, size_t n)
{
	int done;

	if (!transform(receive, at, at + LENGTH, n) ||
	    EVP_CIPHER_CTX_ctrl(receive->cipher, EVP_CTRL_AEAD_SET_TAG, TAG, at + LENGTH + n) != 1 ||
	    EVP_CipherFinal_ex(receive->cipher, at + LENGTH + n, &done) != 1)
		return -1;
	count_up(receive->iv);
	return 0;
}

int ssh_wire_receive(struct ssh_wire *wire, struct ssh_get *payload)
{
	struct ssh_direction *receive = &wire->receive;
	size_t n, tag = receive->cipher ? TAG : 0;

	memmove(wire->in, wire->in + wire->packet, wire->n_in - wire->packet);
	wire->n_in -= wire->packet;
	wire->packet = 0;
	if (wire->n_in < LENGTH)
		return 0;
	n = read_number(wire->in);
	if (n < 2 || n > sizeof wire->in - LENGTH - TAG)
		return -1;
	if (wire->n_in < LENGTH + n + tag)
		return 0;
	if ((receive->cipher && decrypt(receive, wire->in, n)) || (size_t)wire->in[LENGTH] + 2 > n)
		return -1;
	wire->packet = LENGTH + n + tag;
	*payload = (struct ssh_get){.at = wire->in + LENGTH + 1, .n = n - 1 - wire->in[LENGTH]};
	return 1;
}

void ssh_wire_release(struct ssh_wire *wire)
{
	EVP_CIPHER_CTX_free(wire->receive.cipher);
	EVP_CIPHER_CTX_free(wire->send.cipher);
}
