/* Strings of SSH one after the other: each has its length in front. */
#include "config.h"

#include "ipc/key.h"

#include <string.h>

enum { LENGTH_BYTES = 4, EXPONENT_MAX = 8, POINT_BYTES = 65, POINT_UNCOMPRESSED = 4, BITS_PER_BYTE = 8 };

/* What is left of the key, and whether all of it so far was as it should be. */
struct rest {
	const unsigned char *at;
	size_t n;
	int is_good;
};

static const unsigned char *take_string(struct rest *rest, size_t *n)
{
	const unsigned char *at = rest->at;

	*n = 0;
	if (!rest->is_good || rest->n < LENGTH_BYTES || at[0] || at[1] ||
	    (size_t)(at[2] << 8 | at[3]) > rest->n - LENGTH_BYTES) {
		rest->is_good = 0;
		return NULL;
	}
	*n = (size_t)(at[2] << 8 | at[3]);
	rest->at += LENGTH_BYTES + *n;
	rest->n -= LENGTH_BYTES + *n;
	return at + LENGTH_BYTES;
}

static int take_word(struct rest *rest, const char *word)
{
	size_t n;
	const unsigned char *bytes = take_string(rest, &n);

	return bytes && n == strlen(word) && memcmp(bytes, word, n) == 0;
}

/* The bits of a number that is positive and written as short as can be; 0: it is not. */
static size_t take_number(struct rest *rest)
{
	size_t n, bits;
	const unsigned char *bytes = take_string(rest, &n);

	if (n == 0 || bytes[0] & 0x80 || (bytes[0] == 0 && (n == 1 || !(bytes[1] & 0x80))))
		return 0;
	if (bytes[0] == 0)
		return (n - 1) * BITS_PER_BYTE;
	bits = n * BITS_PER_BYTE;
	for (unsigned top = bytes[0]; !(top & 0x80); top <<= 1)
		bits--;
	return bits;
}

static int is_rsa(struct rest rest)
{
	size_t exponent, modulus;

	if (!take_word(&rest, "ssh-rsa"))
		return 0;
	exponent = take_number(&rest);
	modulus = take_number(&rest);
	return rest.is_good && rest.n == 0 && exponent > 1 && exponent <= (size_t)EXPONENT_MAX * BITS_PER_BYTE &&
	       modulus >= IPC_KEY_BITS_MIN && modulus <= IPC_KEY_BITS_MAX;
}

static int is_p256(struct rest rest)
{
	const unsigned char *point;
	size_t n;

	if (!take_word(&rest, "ecdsa-sha2-nistp256") || !take_word(&rest, "nistp256"))
		return 0;
	point = take_string(&rest, &n);
	return rest.n == 0 && n == POINT_BYTES && point[0] == POINT_UNCOMPRESSED;
}

int ipc_key_is_allowed(const void *bytes, size_t n)
{
	const struct rest rest = {.at = bytes, .n = n, .is_good = 1};

	return n <= IPC_KEY_MAX && (is_rsa(rest) || is_p256(rest));
}
