/* One-time passwords by time. */
#include "config.h"

#include "base/otp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/mem.h"

enum { DIGITS_END = 1000000, MAC_SIZE = 20, LETTER_BITS = 5 };

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/* Twenty bytes are thirty-two letters: nothing is left over. */
void base_otp_encode(const unsigned char secret[BASE_OTP_SECRET_SIZE], char text[BASE_OTP_SECRET_TEXT_SIZE])
{
	unsigned bits = 0, n_bits = 0;

	for (size_t i = 0; i < BASE_OTP_SECRET_SIZE; i++) {
		bits = (bits << 8 | secret[i]) & 0xffff;
		for (n_bits += 8; n_bits >= LETTER_BITS; n_bits -= LETTER_BITS)
			*text++ = letters[bits >> (n_bits - LETTER_BITS) & 31];
	}
	*text = '\0';
}

int base_otp_decode(const char *text, unsigned char secret[BASE_OTP_SECRET_SIZE])
{
	unsigned bits = 0, n_bits = 0;

	if (strlen(text) != BASE_OTP_SECRET_TEXT_SIZE - 1 || text[strspn(text, letters)])
		return ERR_SYNTAX;
	for (; *text; text++) {
		bits = (bits << LETTER_BITS | (unsigned)(strchr(letters, *text) - letters)) & 0xffff;
		n_bits += LETTER_BITS;
		if (n_bits >= 8) {
			n_bits -= 8;
			*secret++ = (unsigned char)(bits >> n_bits);
		}
	}
	return 0;
}

/* RFC 4226, 5.3 */
void base_otp_code(const unsigned char secret[BASE_OTP_SECRET_SIZE], int64_t step, char code[BASE_OTP_CODE_SIZE])
{
	unsigned char counter[8], mac[MAC_SIZE];
	uint32_t number = 0;
	size_t at;

	for (size_t i = 0; i < sizeof counter; i++)
		counter[i] = (unsigned char)((uint64_t)step >> (8 * (sizeof counter - 1 - i)));
	if (!HMAC(EVP_sha1(), secret, BASE_OTP_SECRET_SIZE, counter, sizeof counter, mac, NULL))
		base_log_fatal("otp: HMAC-SHA-1 is not to be had");
	at = mac[MAC_SIZE - 1] & 15;
	for (size_t i = 0; i < 4; i++)
		number = number << 8 | mac[at + i];
	snprintf(code, BASE_OTP_CODE_SIZE, "%06u", (unsigned)((number & 0x7fffffff) % DIGITS_END));
	base_mem_wipe(mac, sizeof mac);
}

int64_t base_otp_find(const unsigned char secret[BASE_OTP_SECRET_SIZE], const char *code, int64_t now_s)
{
	char expected[BASE_OTP_CODE_SIZE];
	int64_t now = now_s / BASE_OTP_STEP_S, found = 0;

	for (int64_t step = now - 1; step <= now + 1; step++) {
		base_otp_code(secret, step, expected);
		found += step * base_hash_is_equal(expected, code) * (found == 0);
	}
	base_mem_wipe(expected, sizeof expected);
	return found;
}
