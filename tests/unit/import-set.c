/* The set of codes that an import has seen. */
#include "config.h"

#include "unit.h"

#include "portal/import-set.h"

#include <stdio.h>

enum { MANY = 20000 };

static void code_of(unsigned i, char code[13])
{
	snprintf(code, 13, "%02u%04XZ%u", i % 100, i % 65536, i / 7);
}

static void test_members(void **state)
{
	struct import_set set = {0};
	char code[13];

	(void)state;
	for (unsigned i = 0; i < MANY; i++) {
		code_of(i, code);
		assert_int_equal(portal_import_set_has(&set, code), 0);
		assert_int_equal(portal_import_set_add(&set, code), 1);
	}
	for (unsigned i = 0; i < MANY; i++) {
		code_of(i, code);
		assert_int_equal(portal_import_set_has(&set, code), 1);
		assert_int_equal(portal_import_set_add(&set, code), 0);
	}
	assert_int_equal(set.n, MANY);
	portal_import_set_release(&set);
	assert_int_equal(portal_import_set_has(&set, "0401180014"), 0);
}

/* Codes that would be alike if their lengths or letters were lost. */
static void test_shapes(void **state)
{
	static const char *const codes[] = {"0", "00", "000", "A", "0A", "A0", "Z", "9", "ZZZZZZZZZZZZ", "10", "1"};
	static const char *const foreign[] = {"", "a", "@", "0000000000000", "\xe9\x86\xab"};
	struct import_set set = {0};

	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		assert_int_equal(portal_import_set_add(&set, codes[i]), 1);
	for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
		assert_int_equal(portal_import_set_add(&set, foreign[i]), 1);
		assert_int_equal(portal_import_set_has(&set, foreign[i]), 0);
	}
	assert_int_equal(set.n, sizeof codes / sizeof *codes);
	portal_import_set_release(&set);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_members),
		cmocka_unit_test(test_shapes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
