/* Doors: which user names open which form. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/door.h"

static void test_open(void **state)
{
	static const struct {
		const char *user, *name, *form, *token;
	} rows[] = {
		{"portal", "portal", "home", ""},
		{"card", "card", "login-card", ""},
		{"review", "review", "review", ""},
		{"verify", "verify", "verification-code", ""},
		{"verify.abcdefghijkl234567abcdefghijklmnopqrst", "verify", "verification-password",
		 "abcdefghijkl234567abcdefghijklmnopqrst"},
		{"verify.", "verify", "verification-password", "-"},
		{"verify.x", "verify", "verification-password", "x"},
		{"verify.a.b", "verify", "verification-password", "a.b"},
		{"verify.abcdefghijkl234567abcdefghijklmnopqrstu", "verify", "verification-password", "-"},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct door door;

		assert_int_equal(domain_door_find(rows[i].user, &door), 0);
		assert_string_equal(door.name, rows[i].name);
		assert_string_equal(door.form, rows[i].form);
		assert_int_equal(domain_door_has_key(&door), strcmp(door.name, "card") == 0);
		assert_string_equal(door.token, rows[i].token);
	}
}

static void test_wall(void **state)
{
	static const char *const users[] = {
		"", ".", "root", "Portal", "portal ", " portal", "portal.", "portal.x", "card.x", "porta", "portals",
		"verif", "verify@", ".verify", "\xff\xfe", "ｐortal", "portal\n", "*",
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(users); i++) {
		struct door door;

		if (domain_door_find(users[i], &door) != ERR_NOT_FOUND)
			fail_msg("%s", users[i]);
		assert_string_equal(door.token, "");
	}
}

static void test_refusal(void **state)
{
	static const char *const names[] = {" portal(", " card(", " review(", " verify("};
	const char *text = domain_door_refusal();

	(void)state;
	assert_true(base_text_is_utf8(text, strlen(text)));
	for (size_t i = 0; i < BASE_COUNT(names); i++)
		assert_non_null(strstr(text, names[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_open),
		cmocka_unit_test(test_wall),
		cmocka_unit_test(test_refusal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
