/* The applications of the virtual card: a health card, and PIV as far as OpenSC looks. */
#include "config.h"

#include "vcard-answer.h"

#include <openssl/rsa.h>
#include <string.h>

#include "base/mem.h"

enum { PIN_BYTES = 8 };

enum {
	SW_OK = 0x9000,
	SW_NO_FILE = 0x6A82,
	SW_NO_KEY = 0x6A88,
	SW_DATA = 0x6A80,
	SW_NO_COMMAND = 0x6D00,
	SW_LENGTH = 0x6700,
	SW_NO_PIN = 0x6982,
	SW_BLOCKED = 0x6983,
	SW_TRIES = 0x63C0
};

/* ---- tags, lengths, values ---- */

static size_t put(unsigned char *to, unsigned char tag, const void *value, size_t n)
{
	size_t at = 0;

	to[at++] = tag;
	if (n >= 0x100) {
		to[at++] = 0x82;
		to[at++] = (unsigned char)(n >> 8);
	} else if (n >= 0x80) {
		to[at++] = 0x81;
	}
	to[at++] = (unsigned char)n;
	if (n > 0)
		memcpy(to + at, value, n);
	return at + n;
}

/* The value of the next one; what was used, 0 when there is none. */
static size_t get(const unsigned char *from, size_t n, unsigned char *tag, const unsigned char **value,
		  size_t *value_n)
{
	size_t skip = 2;

	if (n < 2)
		return 0;
	*tag = from[0];
	*value_n = from[1];
	if (from[1] == 0x81 && n > 2) {
		*value_n = from[2];
		skip = 3;
	} else if (from[1] == 0x82 && n > 3) {
		*value_n = (size_t)from[2] << 8 | from[3];
		skip = 4;
	} else if (from[1] >= 0x80) {
		return 0;
	}
	if (*value_n > n - skip)
		return 0;
	*value = from + skip;
	return skip + *value_n;
}

static unsigned answer(struct vcard_state *state, const void *bytes, size_t n)
{
	memcpy(state->out, bytes, n);
	state->out_n = n;
	state->out_at = 0;
	return SW_OK;
}

/* ---- the certificate card ---- */

static unsigned give_certificate(struct vcard_state *state)
{
	unsigned char body[VCARD_OUT_MAX / 2], object[VCARD_OUT_MAX / 2], *der = NULL;
	int der_n = i2d_X509(state->card->x509, &der);
	size_t n = put(body, 0x70, der, (size_t)der_n);

	n += put(body + n, 0x71, "", 1); /* not compressed */
	n += put(body + n, 0xFE, NULL, 0);
	OPENSSL_free(der);
	n = put(object, 0x53, body, n);
	return answer(state, object, n);
}

/* Card Holder Unique Identifier; OpenSC takes the serial number of the token from its GUID. */
static unsigned give_chuid(struct vcard_state *state)
{
	unsigned char body[128], object[160], fascn[25] = {0xD4, 0xE7, 0x39}, guid[17] = "MAPORTAL-TEST-01";
	size_t n = put(body, 0x30, fascn, sizeof fascn);

	n += put(body + n, 0x34, guid, 16);
	n += put(body + n, 0x35, "20991231", 8);
	n += put(body + n, 0x3E, NULL, 0);
	n += put(body + n, 0xFE, NULL, 0);
	return answer(state, object, put(object, 0x53, body, n));
}

static unsigned give_data(struct vcard_state *state, const unsigned char *data, size_t n)
{
	static const unsigned char discovery[] = {0x7E, 0x12, 0x4F, 0x0B, 0xA0, 0x00, 0x00, 0x03, 0x08, 0x00,
						  0x00, 0x10, 0x00, 0x01, 0x00, 0x5F, 0x2F, 0x02, 0x40, 0x00};

	if (n == 3 && data[0] == 0x5C && data[2] == 0x7E)
		return answer(state, discovery, sizeof discovery);
	if (n < 5 || data[0] != 0x5C || data[2] != 0x5F || data[3] != 0xC1)
		return SW_NO_FILE;
	if (data[4] == 0x02)
		return give_chuid(state);
	return data[4] == 0x05 ? give_certificate(state) : SW_NO_FILE;
}

static unsigned verify(struct vcard_state *state, const unsigned char *data, size_t n)
{
	unsigned char pin[PIN_BYTES];

	if (n == 0)
		return state->is_verified ? SW_OK
		       : state->tries     ? SW_TRIES | (unsigned)state->tries
					  : SW_BLOCKED;
	if (n != PIN_BYTES)
		return SW_DATA;
	if (state->tries == 0)
		return SW_BLOCKED;
	memset(pin, 0xFF, sizeof pin);
	memcpy(pin, state->card->pin, strlen(state->card->pin));
	state->is_verified = memcmp(pin, data, PIN_BYTES) == 0;
	state->tries = state->is_verified ? VCARD_TRIES : state->tries - 1;
	if (state->is_verified)
		return SW_OK;
	return state->tries ? SW_TRIES | (unsigned)state->tries : SW_BLOCKED;
}

/* The host has padded: the bare operation of the key. */
static int operate(const struct vcard_state *state, const unsigned char *in, size_t in_n, unsigned char *out,
		   size_t *out_n)
{
	EVP_PKEY *key = state->card->key;
	EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, NULL);
	int is_good;

	if (EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA)
		is_good = EVP_PKEY_decrypt_init(context) > 0 &&
			  EVP_PKEY_CTX_set_rsa_padding(context, RSA_NO_PADDING) > 0 &&
			  EVP_PKEY_decrypt(context, out, out_n, in, in_n) > 0;
	else
		is_good = EVP_PKEY_sign_init(context) > 0 && EVP_PKEY_sign(context, out, out_n, in, in_n) > 0;
	EVP_PKEY_CTX_free(context);
	return is_good;
}

static unsigned authenticate(struct vcard_state *state, const unsigned char *data, size_t n)
{
	unsigned char signature[1024], inner[1100], whole[1200], tag;
	const unsigned char *value, *part, *in = NULL;
	size_t value_n, part_n, in_n = 0, used, signature_n = sizeof signature;

	if (!state->is_verified)
		return SW_NO_PIN;
	if (!get(data, n, &tag, &value, &value_n) || tag != 0x7C)
		return SW_DATA;
	for (; value_n > 0; value += used, value_n -= used) {
		used = get(value, value_n, &tag, &part, &part_n);
		if (!used)
			return SW_DATA;
		if (tag == 0x81) {
			in = part;
			in_n = part_n;
		}
	}
	if (!in || !operate(state, in, in_n, signature, &signature_n))
		return SW_DATA;
	used = put(inner, 0x82, signature, signature_n);
	return answer(state, whole, put(whole, 0x7C, inner, used));
}

/* ---- commands ---- */

struct command {
	unsigned char class, instruction, p1, p2;
	const unsigned char *data;
	size_t n, expected;
};

static int parse(const unsigned char *bytes, size_t n, struct command *command)
{
	if (n < 4)
		return 0;
	*command = (struct command){bytes[0], bytes[1], bytes[2], bytes[3], bytes + 5, 0, 256};
	if (n == 5 && bytes[4])
		command->expected = bytes[4];
	if (n > 5 && bytes[4]) {
		command->n = bytes[4];
		if (n < 5 + command->n)
			return 0;
		if (n > 5 + command->n && bytes[5 + command->n])
			command->expected = bytes[5 + command->n];
	} else if (n >= 7) { /* extended */
		command->n = (size_t)bytes[5] << 8 | bytes[6];
		command->data = bytes + 7;
		command->expected = 65536;
		if (n == 7)
			command->n = 0;
		else if (n < 7 + command->n)
			return 0;
	}
	return 1;
}

static unsigned select_application(struct vcard_state *state, const struct command *command)
{
	static const unsigned char nhi[] = {0xD1, 0x58, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x11, 0};
	static const unsigned char piv[] = {0xA0, 0, 0, 3, 8};
	static const unsigned char template[] = {0x61, 0x11, 0x4F, 0x06, 0x00, 0x00, 0x10, 0x00, 0x01, 0x00,
						 0x79, 0x07, 0x4F, 0x05, 0xA0, 0x00, 0x00, 0x03, 0x08};

	if (command->p1 != 4)
		return SW_NO_FILE;
	if (state->card->nhi && command->n == sizeof nhi && memcmp(command->data, nhi, sizeof nhi) == 0) {
		state->application = APPLICATION_NHI;
		return SW_OK;
	}
	if (!state->card->x509 || command->n < sizeof piv || memcmp(command->data, piv, sizeof piv) != 0)
		return SW_NO_FILE;
	state->application = APPLICATION_PIV;
	return answer(state, template, sizeof template);
}

/* Commands that come in pieces are put together; SW_OK and is_whole 0 while more follow. */
static unsigned take_chain(struct vcard_state *state, struct command *command, int *is_whole)
{
	*is_whole = !(command->class & 0x10);
	if (state->chain_n + command->n > sizeof state->chain)
		return SW_LENGTH;
	if (*is_whole && state->chain_n == 0)
		return SW_OK;
	if (command->n > 0)
		memcpy(state->chain + state->chain_n, command->data, command->n);
	state->chain_n += command->n;
	if (*is_whole) {
		command->data = state->chain;
		command->n = state->chain_n;
		state->chain_n = 0;
	}
	return SW_OK;
}

static unsigned run(struct vcard_state *state, const struct command *command)
{
	int is_data = command->instruction == 0xCA || command->instruction == 0x87;

	if (command->instruction == 0xA4)
		return select_application(state, command);
	if (is_data && state->status)
		return (unsigned)state->status;
	if (state->application == APPLICATION_NHI && command->instruction == 0xCA && command->p1 == 0x11)
		return answer(state, state->card->nhi, 57);
	if (state->application != APPLICATION_PIV)
		return command->instruction == 0xCA ? SW_NO_KEY : SW_NO_COMMAND;
	switch (command->instruction) {
	case 0xCB:
		return give_data(state, command->data, command->n);
	case 0x20:
		return verify(state, command->data, command->n);
	case 0x87:
		return command->p2 == 0x9A ? authenticate(state, command->data, command->n) : SW_NO_KEY;
	default:
		return SW_NO_COMMAND;
	}
}

size_t vcard_answer(struct vcard_state *state, const unsigned char *bytes, size_t n, unsigned char *out)
{
	struct command command;
	unsigned status = SW_LENGTH;
	size_t have, give = 0;
	int is_whole = 1;

	if (parse(bytes, n, &command)) {
		if (command.instruction == 0xC0) {
			status = SW_OK;
		} else {
			state->out_n = state->out_at = 0;
			status = take_chain(state, &command, &is_whole);
			if (status == SW_OK && is_whole)
				status = run(state, &command);
		}
	}
	if (status == SW_OK) {
		have = state->out_n - state->out_at;
		give = have < command.expected ? have : command.expected;
		memcpy(out, state->out + state->out_at, give);
		state->out_at += give;
		have -= give;
		if (have > 0)
			status = 0x6100 | (have > 255 ? 0 : (unsigned)have);
	}
	out[give] = (unsigned char)(status >> 8);
	out[give + 1] = (unsigned char)status;
	return give + 2;
}

void vcard_answer_power(struct vcard_state *state)
{
	state->application = APPLICATION_NONE;
	state->is_verified = 0;
	state->chain_n = state->out_n = state->out_at = 0;
}
