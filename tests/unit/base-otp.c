/* One-time passwords against the tables of their RFCs, and secrets in the vault. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/otp.h"
#include "base/vault.h"

static const unsigned char rfc[BASE_OTP_SECRET_SIZE + 1] = "12345678901234567890";

/* RFC 6238, appendix B, SHA-1: of its eight digits the last six. */
static void test_codes(void **state)
{
	static const struct {
		int64_t now_s;
		const char *code;
	} rows[] = {
		{59, "287082"},		{1111111109, "081804"}, {1111111111, "050471"},
		{1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"},
	};
	char code[BASE_OTP_CODE_SIZE];

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		base_otp_code(rfc, rows[i].now_s / BASE_OTP_STEP_S, code);
		assert_string_equal(code, rows[i].code);
		assert_int_equal(base_otp_find(rfc, code, rows[i].now_s), rows[i].now_s / BASE_OTP_STEP_S);
	}
}

static void test_window(void **state)
{
	static const struct {
		int steps, is_found;
	} rows[] = {{-2, 0}, {-1, 1}, {0, 1}, {1, 1}, {2, 0}};
	const int64_t now_s = 1795000000;
	char code[BASE_OTP_CODE_SIZE];

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		int64_t step = now_s / BASE_OTP_STEP_S + rows[i].steps;

		base_otp_code(rfc, step, code);
		assert_int_equal(base_otp_find(rfc, code, now_s), rows[i].is_found ? step : 0);
	}
	assert_int_equal(base_otp_find(rfc, "", now_s), 0);
	assert_int_equal(base_otp_find(rfc, "28708", 59), 0);
	assert_int_equal(base_otp_find(rfc, "2870820", 59), 0);
}

static void test_base32(void **state)
{
	static const char *const wrong[] = {"", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1",
					    "gezdgnbvgy3tqojqgezdgnbvgy3tqojq", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQA"};
	unsigned char secret[BASE_OTP_SECRET_SIZE];
	char text[BASE_OTP_SECRET_TEXT_SIZE];

	(void)state;
	base_otp_encode(rfc, text);
	assert_string_equal(text, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
	assert_int_equal(base_otp_decode(text, secret), 0);
	assert_memory_equal(secret, rfc, sizeof secret);
	for (size_t i = 0; i < BASE_COUNT(wrong); i++)
		assert_int_equal(base_otp_decode(wrong[i], secret), ERR_SYNTAX);
}

static void test_vault(void **state)
{
	unsigned char key[BASE_VAULT_KEY_SIZE] = {1}, other[BASE_VAULT_KEY_SIZE] = {2}, bytes[BASE_VAULT_MAX] = {0};
	unsigned char filled[BASE_VAULT_MAX];
	char sealed[BASE_VAULT_TEXT_SIZE], again[BASE_VAULT_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof filled; i++)
		filled[i] = (unsigned char)(i + 1);
	for (size_t n = 0; n <= sizeof filled; n++) {
		memset(bytes, 0, sizeof bytes);
		assert_int_equal(base_vault_seal(key, "staff:1", filled, n, sealed), 0);
		assert_int_equal(base_vault_open(key, "staff:1", sealed, bytes, n), 0);
		assert_memory_equal(bytes, filled, n);
	}
	assert_int_equal(base_vault_seal(key, "staff:1", bytes, sizeof bytes + 1, sealed), ERR_RANGE);
	assert_int_equal(base_vault_seal(key, "staff:1", rfc, 20, sealed), 0);
	assert_int_equal(base_vault_seal(key, "staff:1", rfc, 20, again), 0);
	assert_string_not_equal(sealed, again);
	assert_null(strstr(sealed, "MTIzNDU2")); /* "123456" in base64 */
	assert_int_equal(base_vault_open(key, "staff:1", sealed, bytes, 20), 0);
	assert_memory_equal(bytes, rfc, 20);
	assert_int_equal(base_vault_open(other, "staff:1", sealed, bytes, 20), ERR_CORRUPT);
	assert_int_equal(bytes[0], 0);
	assert_int_equal(base_vault_open(key, "staff:2", sealed, bytes, 20), ERR_CORRUPT);
	assert_int_equal(base_vault_open(key, "staff:1", sealed, bytes, 19), ERR_CORRUPT);
	assert_int_equal(base_vault_open(key, "staff:1", "", bytes, 20), ERR_CORRUPT);
	for (size_t i = 0; sealed[i]; i++) {
		char kept = sealed[i];

		sealed[i] = kept == 'A' ? 'B' : 'A';
		assert_int_equal(base_vault_open(key, "staff:1", sealed, bytes, 20), ERR_CORRUPT);
		sealed[i] = kept;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_codes),
		cmocka_unit_test(test_window),
		cmocka_unit_test(test_base32),
		cmocka_unit_test(test_vault),
	};

	return cmocka_run_group_tests_name("base-otp", tests, NULL, NULL);
}
