/* Which addresses may stand in a header, and how they are shown. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "mail/address.h"
#include "unit.h"

static void test_safe(void **state)
{
	static const char *const good[] = {"a@b", "wang.da-ming+x@sub.example.org", "o'neil@example.org"};
	static const char *const bad[] = {
		"", "a", "@", "a@", "@b", "a@b@c", "a b@c", "a@b\r\nBcc: c@d", "a@b\n", "a\t@b", "<a@b>", "a@b>",
		"a,b@c", "a;b@c", "\"a\"@b", "a@[1.2.3.4]", "王@example.org", "a@b\x7f", "(x)a@b", "a\\@b",
	};
	char edge[300];

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(good); i++)
		assert_true(mail_address_is_safe(good[i]));
	for (size_t i = 0; i < BASE_COUNT(bad); i++)
		if (mail_address_is_safe(bad[i]))
			fail_msg("taken for safe: %s", bad[i]);
	memset(edge, 'a', sizeof edge);
	memcpy(edge, "x@", 2);
	edge[254] = '\0';
	assert_true(mail_address_is_safe(edge));
	edge[254] = 'a';
	edge[255] = '\0';
	assert_false(mail_address_is_safe(edge));
}

static void test_mask(void **state)
{
	static const char *const rows[][2] = {
		{"wang@example.org", "w***@example.org"},
		{"w@example.org", "w***@example.org"},
		{"", "***"},
		{"no address", "***"},
	};
	char masked[MAIL_ADDRESS_SIZE + 4];

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		mail_address_mask(rows[i][0], masked);
		assert_string_equal(masked, rows[i][1]);
	}
	assert_string_equal(mail_address_domain("wang@example.org"), "example.org");
	assert_string_equal(mail_address_domain("wang"), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_safe),
		cmocka_unit_test(test_mask),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
