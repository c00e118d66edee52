/* The field editor, act by act. */
#include "config.h"

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "tui/edit.h"

/* A script is typed as it is, except for these: one act each. */
static const struct {
	char letter;
	enum edit_act act;
} script_acts[] = {
	{'<', EDIT_LEFT},	 {'>', EDIT_RIGHT},	 {'{', EDIT_HOME},	 {'}', EDIT_END},
	{'(', EDIT_WORD_LEFT},	 {')', EDIT_WORD_RIGHT}, {'~', EDIT_BACKSPACE},	 {'^', EDIT_DELETE},
	{'[', EDIT_KILL_START},	 {']', EDIT_KILL_END},	 {'!', EDIT_CLEAR},	 {'-', EDIT_UNDO},
	{'+', EDIT_REDO},
};

static int play_one(struct edit *edit, const char *text, size_t n)
{
	for (size_t i = 0; i < BASE_COUNT(script_acts); i++)
		if (script_acts[i].letter == *text)
			return tui_edit_act(edit, script_acts[i].act);
	return tui_edit_insert(edit, text, n);
}

/* Plays character by character; the last fault. */
static int play(struct edit *edit, const char *script)
{
	int fault = 0;
	uint32_t code;

	for (size_t used; *script; script += used) {
		used = base_text_decode(script, strlen(script), &code);
		fault = play_one(edit, script, used);
	}
	return fault;
}

struct row {
	const char *script, *value, *drawn;
	unsigned caret;
	int fault;
};

static void check_rows(enum edit_kind kind, unsigned width, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct edit_view view;
		struct buf out = {0};
		struct edit edit;
		int fault;

		tui_edit_init(&edit, kind, 10, 0, width);
		fault = play(&edit, rows[i].script);
		tui_edit_view(&edit, &out, &view);
		if (fault != rows[i].fault || view.caret != rows[i].caret || strcmp(out.data, rows[i].drawn) != 0 ||
		    strcmp(tui_edit_value(&edit), rows[i].value) != 0)
			fail_msg("%s: |%s| |%s| caret %u fault %d", rows[i].script, tui_edit_value(&edit), out.data,
				 view.caret, fault);
		base_buf_release(&out);
		tui_edit_release(&edit);
	}
}

static void test_any(void **state)
{
	static const struct row rows[] = {
		{"", "", "     ", 0, 0},
		{"王小", "王小", "王小 ", 4, 0},
		{"王小明", "王小明", "小明 ", 4, 0},
		{"王小明{", "王小明", "王小 ", 0, 0},
		{"王小明{>>", "王小明", "小明 ", 2, 0},
		{"王小明~~", "王", "王   ", 2, 0},
		{"王小{^", "小", "小   ", 0, 0},
		{"王明<小", "王小明", "小明 ", 2, 0},
		{"ab c((", "ab c", "ab c ", 0, 0},
		{"ab c(~", "abc", "abc  ", 2, 0},
		{"a.b{))", "a.b", "a.b  ", 2, 0},
		{"abc<[", "c", "c    ", 0, 0},
		{"abc<]", "ab", "ab   ", 2, 0},
		{"e\u0301x", "éx", "éx   ", 2, 0},
		{"ex<\u0301~", "x", "x    ", 0, 0},
		{"\u0301", "\u0301", " \u0301    ", 1, 0},
		{"\u0301{e", "é", "é    ", 1, 0},
		{"\u1100\u1161", "가", "가   ", 2, 0},
		{"x\u0301\u0301\u0301\u0301\u0301", "x\u0301\u0301\u0301\u0301", "x\u0301\u0301\u0301\u0301    ", 1,
		 GATE_MARKS},
		{"𠀀𡘙", "𠀀𡘙", "𠀀𡘙 ", 4, 0},
		{"Ａ", "Ａ", "Ａ   ", 2, 0},
		{"a\u202e", "a", "a    ", 1, GATE_DIRECTION},
		{"12345678901", "1234567890", "7890 ", 4, EDIT_FULL},
		/* history */
		{"abc-", "", "     ", 0, 0},
		{"abc-+", "abc", "abc  ", 3, 0},
		{"abc~~--", "", "     ", 0, 0},
		{"abc~~-", "abc", "abc  ", 3, 0},
		{"ab<c-", "ab", "ab   ", 1, 0},
		{"ab!-", "ab", "ab   ", 2, 0},
		{"ab-c+", "c", "c    ", 1, 0},
		{"-+", "", "     ", 0, 0},
	};

	(void)state;
	check_rows(EDIT_ANY, 5, rows, BASE_COUNT(rows));
}

static void test_kinds(void **state)
{
	static const struct row code[] = {
		{"a12Ｂ３", "A12B3", "A12B3 ", 5, 0},
		{"a@", "A", "A     ", 1, EDIT_NOT_CODE},
		{"a王", "A", "A     ", 1, EDIT_NOT_CODE},
	};
	static const struct row name[] = {
		{"aＢ@", "aB@", "aB@   ", 3, 0},
		{"a b", "ab", "ab    ", 2, 0},
		{"a　", "a", "a     ", 1, EDIT_NOT_NAME},
	};
	static const struct row digits[] = {
		{"0９", "09", "09    ", 2, 0},
		{"0a", "0", "0     ", 1, EDIT_NOT_DIGIT},
	};
	static const struct row secret[] = {
		{"a B", "a B", "***   ", 3, 0},
		{"a王", "a", "*     ", 1, EDIT_NOT_ASCII},
		{"ab--", "ab", "**    ", 2, 0},
		{"a b(", "a b", "***   ", 0, 0},
	};

	(void)state;
	check_rows(EDIT_CODE, 6, code, BASE_COUNT(code));
	check_rows(EDIT_NAME, 6, name, BASE_COUNT(name));
	check_rows(EDIT_DIGITS, 6, digits, BASE_COUNT(digits));
	check_rows(EDIT_SECRET, 6, secret, BASE_COUNT(secret));
}

static void test_paste(void **state)
{
	static const struct {
		enum edit_kind kind;
		const char *pasted, *value;
		int fault;
	} rows[] = {
		{EDIT_ANY, " 王\r\n小\t明\n", "王  小 明", 0},
		{EDIT_ANY, " \n", "", 0},
		{EDIT_ANY, "王\a", "", GATE_CONTROL},
		{EDIT_ANY, "王\xff", "", GATE_ENCODING},
		{EDIT_ANY, "12345678901", "", EDIT_FULL},
		{EDIT_DIGITS, "\t１２\n", "12", 0},
		{EDIT_DIGITS, "1-2", "", EDIT_NOT_DIGIT},
		{EDIT_SECRET, " ab \r\n", " ab ", 0},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct edit edit;
		int fault;

		tui_edit_init(&edit, rows[i].kind, 10, 0, 10);
		fault = tui_edit_paste(&edit, rows[i].pasted, strlen(rows[i].pasted));
		if (fault != rows[i].fault || strcmp(tui_edit_value(&edit), rows[i].value) != 0)
			fail_msg("row %zu: |%s| fault %d", i, tui_edit_value(&edit), fault);
		tui_edit_release(&edit);
	}
}

static void test_set(void **state)
{
	struct edit edit;

	(void)state;
	tui_edit_init(&edit, EDIT_ANY, 10, 7, 4);
	assert_int_equal(tui_edit_set(&edit, "王小"), 0);
	assert_int_equal(tui_edit_insert(&edit, "a", 1), EDIT_FULL); /* seven bytes and the NUL */
	assert_int_equal(tui_edit_set(&edit, "\a"), GATE_CONTROL);
	assert_string_equal(tui_edit_value(&edit), "王小");
	tui_edit_act(&edit, EDIT_UNDO);
	assert_string_equal(tui_edit_value(&edit), "王小");
	tui_edit_click(&edit, 0);
	assert_int_equal(edit.caret, 1); /* the window had begun at the second character */
	tui_edit_resize(&edit, 20);
	tui_edit_click(&edit, 1);
	assert_int_equal(edit.caret, 0);
	tui_edit_click(&edit, 19);
	assert_int_equal(edit.caret, 2);
	tui_edit_release(&edit);
}

static void test_reveal(void **state)
{
	struct edit_view view;
	struct buf out = {0};
	struct edit edit;

	(void)state;
	tui_edit_init(&edit, EDIT_SECRET, 10, 0, 4);
	tui_edit_set(&edit, "abc");
	assert_null(edit.past.rows);
	tui_edit_reveal(&edit, 1);
	tui_edit_view(&edit, &out, &view);
	tui_edit_reveal(&edit, 0);
	tui_edit_view(&edit, &out, &view);
	assert_string_equal(out.data, "abc *** ");
	base_buf_release(&out);
	tui_edit_release(&edit);
}

/* Only so many steps are kept: the oldest are forgotten, not the newest. */
static void test_history_limit(void **state)
{
	struct edit edit;

	(void)state;
	tui_edit_init(&edit, EDIT_ANY, 200, 0, 20);
	for (int i = 0; i < 100; i++) {
		tui_edit_insert(&edit, "a", 1);
		tui_edit_act(&edit, EDIT_END);
	}
	for (int i = 0; i < 100; i++)
		tui_edit_act(&edit, EDIT_UNDO);
	assert_int_equal(strlen(tui_edit_value(&edit)), 36);
	for (int i = 0; i < 100; i++)
		tui_edit_act(&edit, EDIT_REDO);
	assert_int_equal(strlen(tui_edit_value(&edit)), 100);
	tui_edit_release(&edit);
}

static void test_sentences(void **state)
{
	(void)state;
	assert_string_equal(tui_edit_fault_text(0), "");
	assert_string_equal(tui_edit_fault_text(GATE_CONTROL), base_gate_text(GATE_CONTROL));
	assert_string_equal(tui_edit_fault_text(EDIT_FULL), "已達字數上限");
	assert_true((int)EDIT_FULL > (int)GATE_MARKS); /* one numbering for both */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_any),    cmocka_unit_test(test_kinds),  cmocka_unit_test(test_paste),
		cmocka_unit_test(test_set),    cmocka_unit_test(test_reveal), cmocka_unit_test(test_history_limit),
		cmocka_unit_test(test_sentences),
	};

	if (base_text_init())
		return 1;
	return cmocka_run_group_tests_name("tui-edit", tests, NULL, NULL);
}
