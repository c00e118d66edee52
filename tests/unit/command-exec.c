/* The string of an exec request: its words, its faults, and which verb at which door it comes to. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "command/verb.h"
#include "ipc/message.h"

/* "[status][a b]" */
static void show(const struct command_exec *exec, struct buf *shown)
{
	base_buf_clear(shown);
	for (char *const *word = exec->words; *word; word++)
		base_buf_addf(shown, "[%s]", *word);
}

static void test_words(void **state)
{
	static const struct {
		const char *line, *words;
		enum rule rule;
	} rows[] = {
		{"", "", RULE_NONE},
		{"   ", "", RULE_NONE},
		{"help", "[help]", RULE_NONE},
		{"  status   115  --json ", "[status][115][--json]", RULE_NONE},
		{"a 'b c' \"d e\" f\\ g", "[a][b c][d e][f g]", RULE_NONE},
		{"'' \"\" x''y", "[][][xy]", RULE_NONE},
		{"'a\"b' \"c'd\" 'e'\\''f'", "[a\"b][c'd][e'f]", RULE_NONE},
		{"\"a\\\"b\\\\c\\d\" 'e\\f' \\g \\\\", "[a\"b\\c\\d][e\\f][g][\\]", RULE_NONE},
		{"$(x) `y` $Z ${Q} * ? ~", "[$(x)][`y`][$Z][${Q}][*][?][~]", RULE_NONE},
		{"; | & > < # !", "[;][|][&][>][<][#][!]", RULE_NONE},
		{"狀態 'e\xcc\x81' e'\xcc\x81'", "[狀態][\xc3\xa9][\xc3\xa9]", RULE_NONE},
		{"'a", "", RULE_CMD_2},
		{"a \"b", "", RULE_CMD_2},
		{"\"a\\\"", "", RULE_CMD_2},
		{"a\\", "", RULE_CMD_2},
		{"\\", "", RULE_CMD_2},
		{"a\tb", "", RULE_TEXT_CONTROL},
		{"a\nb", "", RULE_TEXT_CONTROL},
		{"\033[2J", "", RULE_TEXT_CONTROL},
		{"a\xff", "", RULE_TEXT_ENCODING},
		{"a\xe2\x80\xae", "", RULE_TEXT_DIRECTION},
	};
	struct command_exec exec = {0};
	struct buf shown = {0};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		enum rule rule = command_exec_split(&exec, rows[i].line, strlen(rows[i].line));

		show(&exec, &shown);
		if (rule != rows[i].rule || strcmp(base_buf_text(&shown), rows[i].words) != 0)
			fail_msg("%s: %s %s", rows[i].line, base_buf_text(&shown), domain_rule_number(rule));
	}
	assert_int_equal(command_exec_split(&exec, "a\0b", 3), RULE_TEXT_CONTROL);
	base_buf_release(&shown);
	command_exec_release(&exec);
}

/* Bytes and words up to their limits, and one more. */
static void test_limits(void **state)
{
	struct command_exec exec = {0};
	char line[IPC_COMMAND_MAX + 1];

	(void)state;
	memset(line, 'a', sizeof line);
	assert_int_equal(command_exec_split(&exec, line, IPC_COMMAND_MAX), RULE_NONE);
	assert_int_equal(strlen(exec.words[0]), IPC_COMMAND_MAX);
	assert_int_equal(command_exec_split(&exec, line, sizeof line), RULE_CMD_1);
	assert_null(exec.words[0]);
	for (size_t i = 1; i < sizeof line; i += 2)
		line[i] = ' ';
	assert_int_equal(command_exec_split(&exec, line, 2 * COMMAND_EXEC_WORDS_MAX), RULE_NONE);
	assert_null(exec.words[COMMAND_EXEC_WORDS_MAX]);
	assert_int_equal(command_exec_split(&exec, line, 2 * COMMAND_EXEC_WORDS_MAX + 1), RULE_CMD_3);
	assert_null(exec.words[0]);
	command_exec_release(&exec);
}

static void test_verbs(void **state)
{
	static const struct {
		const char *door, *line;
		enum command_exit status;
		const char *form, *token;
	} rows[] = {
		{"portal", "help", COMMAND_DONE, NULL, NULL},
		{"portal", "--help", COMMAND_DONE, NULL, NULL},
		{"portal", "verify --help", COMMAND_DONE, NULL, NULL},
		{"review", "help status", COMMAND_DONE, NULL, NULL},
		{"portal", "status 115 --json", COMMAND_DONE, NULL, NULL},
		{"portal", "status -- --json", COMMAND_DONE, NULL, NULL},
		{"portal", "verify 'abc'", COMMAND_DONE, "verification-password", "abc"},
		{"portal", "", COMMAND_MISUSED, NULL, NULL},
		{"portal", "status", COMMAND_MISUSED, NULL, NULL},
		{"portal", "status 1 2", COMMAND_MISUSED, NULL, NULL},
		{"portal", "status 1 --json=x", COMMAND_MISUSED, NULL, NULL},
		{"portal", "status 1 --data /", COMMAND_MISUSED, NULL, NULL},
		{"portal", "--now 2026-11-22T09:30 version", COMMAND_MISUSED, NULL, NULL},
		{"portal", "--config x help", COMMAND_MISUSED, NULL, NULL},
		{"portal", "migrate", COMMAND_MISUSED, NULL, NULL},
		{"portal", "/bin/sh", COMMAND_MISUSED, NULL, NULL},
		{"portal", "status 'x", COMMAND_MISUSED, NULL, NULL},
		{"review", "status 115", COMMAND_MISUSED, NULL, NULL},
		{"verify", "verify abc", COMMAND_MISUSED, NULL, NULL},
		{"porta", "status 115", COMMAND_MISUSED, NULL, NULL},
		{"", "status 115", COMMAND_MISUSED, NULL, NULL},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct command_verb verb = {0};
		enum command_exit status =
			command_verb_read_exec(&verb, rows[i].door, rows[i].line, strlen(rows[i].line));

		if (status != rows[i].status)
			fail_msg("%s@ %s: status %d", rows[i].door, rows[i].line, status);
		if (rows[i].form) {
			assert_string_equal(command_verb_form(&verb), rows[i].form);
			assert_string_equal(command_verb_token(&verb), rows[i].token);
			assert_int_equal(command_verb_refuse_form(&verb), COMMAND_MISUSED);
		} else if (!status) {
			assert_null(command_verb_form(&verb));
		}
		command_verb_release(&verb);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_verbs),
	};

	return base_text_init() || cmocka_run_group_tests_name("command-exec", tests, NULL, NULL);
}
