/* Which language an environment asks for, and sentences in it. */
#include "config.h"

#include "base/lang.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "unit.h"

struct variables {
	const char *all, *messages, *lang;
};

static const char *variable(const void *context, const char *name)
{
	const struct variables *variables = context;

	if (strcmp(name, "LC_ALL") == 0)
		return variables->all;
	return strcmp(name, "LC_MESSAGES") == 0 ? variables->messages : variables->lang;
}

static void test_choose(void **state)
{
	static const struct {
		struct variables variables;
		const char *standard;
		enum lang lang;
	} rows[] = {
		{{NULL, NULL, NULL}, "zh_TW", LANG_ZH_TW},
		{{NULL, NULL, NULL}, "en", LANG_EN},
		{{NULL, NULL, "en_US.UTF-8"}, "zh_TW", LANG_EN},
		{{NULL, NULL, "en"}, "zh_TW", LANG_EN},
		{{NULL, NULL, "en-GB"}, "zh_TW", LANG_EN},
		{{"", "", "en_GB@euro"}, "zh_TW", LANG_EN},
		{{NULL, NULL, "zh_TW.UTF-8"}, "en", LANG_ZH_TW},
		{{NULL, "en_US.UTF-8", "zh_TW.UTF-8"}, "zh_TW", LANG_EN},
		{{"zh_TW.UTF-8", "en_US.UTF-8", "en_US.UTF-8"}, "en", LANG_ZH_TW},
		{{"C.UTF-8", NULL, "en_US.UTF-8"}, "zh_TW", LANG_ZH_TW},
		{{"fr_FR.UTF-8", NULL, NULL}, "zh_TW", LANG_ZH_TW},
		{{"english", NULL, NULL}, "zh_TW", LANG_ZH_TW},
		{{"e", NULL, NULL}, "zh_TW", LANG_ZH_TW},
		{{"EN", NULL, NULL}, "zh_TW", LANG_ZH_TW},
		{{"_US", NULL, NULL}, "en", LANG_EN},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		assert_int_equal(base_lang_choose(variable, &rows[i].variables, rows[i].standard),
				 rows[i].lang);
}

static void test_text(void **state)
{
	static const char *const unknown[] = {
		"", "A", "無人翻譯的句子", "\xff\xfe", "帳號或密碼錯", "帳號或密碼錯誤嗎"};
	static const char known[] = "帳號或密碼錯誤";

	(void)state;
	assert_ptr_equal(base_lang_text(known), known);
	base_lang_set(LANG_EN);
	assert_int_equal(base_lang_now(), LANG_EN);
	assert_string_equal(base_lang_text(known), "Wrong account name or password");
	for (size_t i = 0; i < BASE_COUNT(unknown); i++)
		assert_ptr_equal(base_lang_text(unknown[i]), unknown[i]);
	base_lang_set(LANG_ZH_TW);
	assert_ptr_equal(base_lang_text(known), known);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_choose),
		cmocka_unit_test(test_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
