/* A verdict's line: from a stranger, made harmless, cut, and what of it a log may hold. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "mail/verdict.h"
#include "unit.h"

static void test_reply(void **state)
{
	static const char *const rows[][2] = {
		{"250 2.0.0 ok\r\n", "250 2.0.0 ok"},
		{"550-one\r\n550 two\r\n", "550-one 550 two"},
		{"\x1b[31mred\x07", "?[31mred?"},
		{"\xff\xfe", "??"},
		{"", ""},
		{"\r\n", ""},
	};
	struct verdict verdict;

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		mail_verdict_set(&verdict, VERDICT_NEVER, 0, rows[i][0]);
		assert_string_equal(verdict.reply, rows[i][1]);
		assert_true(mail_verdict_is_sound(&verdict));
	}
}

static void test_cut(void **state)
{
	struct verdict verdict;
	char text[1024] = "";

	(void)state;
	while (strlen(text) < 600)
		strcat(text, "信");
	mail_verdict_set(&verdict, VERDICT_LATER, 1, text);
	assert_int_equal(strlen(verdict.reply), 399); /* 400 would cut a character in two */
	assert_true(mail_verdict_is_sound(&verdict));
}

static void test_loggable(void **state)
{
	static const char *const rows[][2] = {
		{"550 5.1.1 <wang@example.org> unknown", "550 5.1.1"},
		{"550 no wang@example.org here", "550"},
		{"421", "421"},
		{"421 12 wang@example.org", "421 12"},
		{"無法連線至郵件伺服器", "無法連線至郵件伺服器"},
		{"", ""},
	};
	struct verdict verdict;

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		mail_verdict_set(&verdict, VERDICT_NEVER, 0, rows[i][0]);
		assert_int_equal(mail_verdict_loggable(&verdict), strlen(rows[i][1]));
		assert_memory_equal(verdict.reply, rows[i][1], strlen(rows[i][1]));
	}
}

static void test_sound(void **state)
{
	struct verdict verdict;

	(void)state;
	memset(&verdict, 'x', sizeof verdict);
	verdict.kind = VERDICT_LATER;
	assert_false(mail_verdict_is_sound(&verdict)); /* no end */
	mail_verdict_set(&verdict, VERDICT_LATER, 0, "x");
	verdict.kind = (enum verdict_kind)7;
	assert_false(mail_verdict_is_sound(&verdict));
	mail_verdict_set(&verdict, VERDICT_LATER, 0, "x");
	verdict.reply[0] = '\xff';
	assert_false(mail_verdict_is_sound(&verdict));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reply),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_loggable),
		cmocka_unit_test(test_sound),
	};

	return base_text_init() ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
