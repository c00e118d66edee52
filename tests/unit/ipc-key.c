/* Which public keys may be shown: RSA of 2048 to 8192 bits and P-256, written in the one way that there is. */
#include "config.h"

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ipc/key.h"

enum { KEY_SIZE = 2048, STRINGS = 4 };

/* One string of a key: text, or that many bytes of fill behind first. */
struct string {
	const char *text;
	unsigned char first;
	size_t n;
};

#define BYTES(first, n) {NULL, first, n}
#define TEXT(text) {text, 0, 0}
#define E {NULL, 3, 1}

static size_t put(unsigned char key[KEY_SIZE], size_t at, const struct string *string)
{
	size_t n = string->text ? strlen(string->text) : string->n;

	key[at] = key[at + 1] = 0;
	key[at + 2] = (unsigned char)(n >> 8);
	key[at + 3] = (unsigned char)n;
	if (string->text)
		memcpy(key + at + 4, string->text, n);
	else
		memset(key + at + 4, 0x81, n);
	if (!string->text && n > 0)
		key[at + 4] = string->first;
	return at + 4 + n;
}

static size_t make(unsigned char key[KEY_SIZE], const struct string strings[STRINGS])
{
	size_t n = 0;

	for (size_t i = 0; i < STRINGS && (strings[i].text || strings[i].first || strings[i].n); i++)
		n = put(key, n, &strings[i]);
	return n;
}

static void test_keys(void **state)
{
	static const struct {
		int is_allowed;
		struct string strings[STRINGS];
	} rows[] = {
		{1, {TEXT("ssh-rsa"), E, BYTES(0, 257)}},
		{1, {TEXT("ssh-rsa"), BYTES(1, 3), BYTES(0, 385)}},
		{1, {TEXT("ssh-rsa"), E, BYTES(0, 1025)}},
		{1, {TEXT("ssh-rsa"), E, BYTES(0x40, 257)}}, /* 2055 bits */
		{1, {TEXT("ecdsa-sha2-nistp256"), TEXT("nistp256"), BYTES(4, 65)}},
		{0, {TEXT("ssh-rsa"), E, BYTES(0, 129)}},    /* 1024 bits */
		{0, {TEXT("ssh-rsa"), E, BYTES(0x7f, 256)}}, /* 2047 bits */
		{0, {TEXT("ssh-rsa"), E, BYTES(1, 1025)}},   /* 8193 bits */
		{0, {TEXT("ssh-rsa"), E, BYTES(0x80, 257)}}, /* negative */
		{0, {TEXT("ssh-rsa"), BYTES(1, 1), BYTES(0, 257)}},
		{0, {TEXT("ssh-rsa"), BYTES(1, 9), BYTES(0, 257)}},
		{0, {TEXT("ssh-rsa"), BYTES(0, 1), BYTES(0, 257)}},
		{0, {TEXT("ssh-rsa"), E}},
		{0, {TEXT("ssh-rsa")}},
		{0, {TEXT("ssh-rsa"), E, BYTES(0, 257), BYTES(1, 1)}},
		{0, {TEXT("rsa-sha2-256"), E, BYTES(0, 257)}},
		{0, {TEXT("ssh-dss"), E, BYTES(0, 257)}},
		{0, {TEXT("ssh-ed25519"), BYTES(1, 32)}},
		{0, {TEXT("ecdsa-sha2-nistp384"), TEXT("nistp384"), BYTES(4, 97)}},
		{0, {TEXT("ecdsa-sha2-nistp256"), TEXT("nistp384"), BYTES(4, 65)}},
		{0, {TEXT("ecdsa-sha2-nistp256"), TEXT("nistp256"), BYTES(4, 64)}},
		{0, {TEXT("ecdsa-sha2-nistp256"), TEXT("nistp256"), BYTES(2, 65)}},
		{0, {TEXT("ecdsa-sha2-nistp256"), TEXT("nistp256"), BYTES(4, 65), BYTES(1, 1)}},
		{0, {TEXT("ecdsa-sha2-nistp256-cert-v01@openssh.com"), TEXT("nistp256"), BYTES(4, 65)}},
	};
	unsigned char key[KEY_SIZE];

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		size_t n = make(key, rows[i].strings);

		if (ipc_key_is_allowed(key, n) != rows[i].is_allowed)
			fail_msg("row %zu", i);
	}
	assert_int_equal(ipc_key_is_allowed(NULL, 0), 0);
}

/* Each byte less, and each length that lies, makes it none; a copy of just that size lets sanitizers see more. */
static void test_cut_and_lying(void **state)
{
	static const struct string strings[][STRINGS] = {
		{TEXT("ssh-rsa"), E, BYTES(0, 257)},
		{TEXT("ecdsa-sha2-nistp256"), TEXT("nistp256"), BYTES(4, 65)},
	};
	unsigned char key[KEY_SIZE];

	(void)state;
	for (size_t k = 0; k < BASE_COUNT(strings); k++) {
		size_t n = make(key, strings[k]);

		for (size_t i = 1; i < n; i++) {
			unsigned char *cut = base_mem_zero(1, i);

			memcpy(cut, key, i);
			assert_int_equal(ipc_key_is_allowed(cut, i), 0);
			free(cut);
		}
		for (size_t i = 0; i < 4; i++) {
			key[i] ^= 0xff;
			assert_int_equal(ipc_key_is_allowed(key, n), 0);
			key[i] ^= 0xff;
		}
		assert_int_equal(ipc_key_is_allowed(key, n), 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_keys), cmocka_unit_test(test_cut_and_lying)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
