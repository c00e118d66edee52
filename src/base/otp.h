/*
 * One-time passwords by time (RFC 6238: HMAC-SHA-1, six digits, steps of 30 seconds), as the programs on telephones
 * make them, and base32 (RFC 4648), in which a secret is handed over to such a program.
 */
#ifndef BASE_OTP_H
#define BASE_OTP_H

#include <stddef.h>
#include <stdint.h>

enum {
	BASE_OTP_SECRET_SIZE = 20,	 /* what RFC 4226 recommends */
	BASE_OTP_SECRET_TEXT_SIZE = 33, /* in base32, without padding */
	BASE_OTP_CODE_SIZE = 7,
	BASE_OTP_STEP_S = 30,
};

/* A secret in upper-case base32; and back: ERR_SYNTAX for what encode did not write. */
void base_otp_encode(const unsigned char secret[BASE_OTP_SECRET_SIZE], char text[BASE_OTP_SECRET_TEXT_SIZE]);
int base_otp_decode(const char *text, unsigned char secret[BASE_OTP_SECRET_SIZE]);

/* The code of a step: the instant in seconds divided by BASE_OTP_STEP_S. */
void base_otp_code(const unsigned char secret[BASE_OTP_SECRET_SIZE], int64_t step, char code[BASE_OTP_CODE_SIZE]);

/*
 * The step that a code belongs to: this one, the one before or the one after, as clocks differ; 0 when it is none of
 * theirs.  Takes the same time whatever the code.
 */
int64_t base_otp_find(const unsigned char secret[BASE_OTP_SECRET_SIZE], const char *code, int64_t now_s);

#endif
