/* What a terminal sends, and what comes of it. */
#include "config.h"

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tui/key.h"

enum { CODE_F5 = 300, CODE_PASTE_ON, CODE_PASTE_OFF, CODE_RESIZE, CODE_MOUSE, CODE_UNKNOWN };

static const struct key_code codes[] = {
	{CODE_F5, TUI_KEY_F5},		     {CODE_PASTE_ON, TUI_KEY_PASTE_ON}, {CODE_PASTE_OFF, TUI_KEY_PASTE_OFF},
	{CODE_RESIZE, TUI_KEY_RESIZE}, {CODE_MOUSE, TUI_KEY_MOUSE},
};

/* In what is sent, these stand for codes of curses and for silence; in UTF-8 they cannot occur. */
#define F5 "\xf8"
#define PASTE "\xf9"
#define DONE "\xfa"
#define RESIZE "\xfb"
#define MOUSE "\xfc"
#define UNKNOWN "\xfd"
#define SILENCE "\xfe"

static const struct key_code names[] = {
	{'T', TUI_KEY_TAB},   {'E', TUI_KEY_ENTER}, {'B', TUI_KEY_BACKSPACE}, {'S', TUI_KEY_BACKTAB},
	{'u', TUI_KEY_UP},    {'d', TUI_KEY_DOWN},  {'l', TUI_KEY_LEFT},      {'r', TUI_KEY_RIGHT},
	{'h', TUI_KEY_HOME},  {'e', TUI_KEY_END},   {'p', TUI_KEY_PGUP},      {'n', TUI_KEY_PGDN},
	{'x', TUI_KEY_DELETE}, {'L', TUI_KEY_WORD_LEFT}, {'R', TUI_KEY_WORD_RIGHT},
};

/* <F5>, <u>, or the number of a key that has no name above. */
static void describe_key(int key, struct buf *out)
{
	for (size_t i = 0; i < BASE_COUNT(names); i++)
		if (names[i].key == key) {
			base_buf_addf(out, "<%c>", names[i].code);
			return;
		}
	if (key >= TUI_KEY_F1 && key <= TUI_KEY_F12)
		base_buf_addf(out, "<F%d>", key - TUI_KEY_F1 + 1);
	else
		base_buf_addf(out, "<%d>", key);
}

/* Events as text: characters as they are, keys in <>, pastes in []. */
static void describe(const struct key_event *event, struct buf *out)
{
	switch (event->kind) {
	case KEY_EVENT_TEXT:
		base_buf_add_text(out, event->text);
		break;
	case KEY_EVENT_KEY:
		describe_key(event->key, out);
		break;
	case KEY_EVENT_PASTE:
		base_buf_addf(out, "[%.*s]%s", (int)event->paste_n, event->paste, event->is_truncated ? "!" : "");
		break;
	case KEY_EVENT_RESIZE:
		base_buf_add_text(out, "<resize>");
		break;
	case KEY_EVENT_MOUSE:
		base_buf_add_text(out, "<mouse>");
		break;
	case KEY_EVENT_NEWS:
		base_buf_add_text(out, "<news>");
		break;
	}
}

static void play(struct key_decoder *keys, const char *sent, struct buf *out)
{
	struct key_event events[TUI_KEY_EVENTS];

	for (; *sent; sent++) {
		unsigned char byte = (unsigned char)*sent;
		size_t n;

		if (byte == 0xfe)
			n = tui_key_idle(keys, events);
		else
			n = tui_key_feed(keys, byte >= 0xf8 && byte < 0xfe ? CODE_F5 + byte - 0xf8 : byte, events);
		assert_true(n <= TUI_KEY_EVENTS);
		for (size_t i = 0; i < n; i++)
			describe(&events[i], out);
	}
}

static void test_table(void **state)
{
	static const struct {
		const char *sent, *comes;
		int wait_ms;
	} rows[] = {
		{"aZ 5~", "aZ 5~", -1},
		{"王𠀀", "王𠀀", -1},
		{"\xe7\x8e", "", -1},
		{"\xe7" RESIZE "\x8e\x8b", "<resize>王", -1},
		{"\xe7\x8e" SILENCE "\x8b", "王", -1},
		{"\xe7\x8e" "a", "a", -1},
		{"\x8b\xff\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80" "b", "b", -1},
		{"\xe7\x8e" F5 "\x8b", "<F5>", -1},
		{"\t\r\n\b\x7f\x15\x1f", "<T><E><E><B><B><21><31>", -1},
		{F5 UNKNOWN MOUSE RESIZE, "<F5><mouse><resize>", -1},
		/* ESC alone, for function keys, and with what ncurses did not know */
		{"\033", "", 100},
		{"\033" SILENCE, "<27>", -1},
		{"\033\033" SILENCE, "<27><27>", -1},
		{"\033" "1" "\033" "9" "\033" "0" "1", "<F1><F9><F10>1", -1},
		{"\033" F5, "<27><F5>", -1},
		{"\033\t" "\033\r", "<27><T><27><E>", -1},
		{"\033王", "<27>王", -1},
		{"\033xa\033b\033f", "a<L><R>", -1},
		{"\033[A\033OB\033[C\033OD\033[H\033[F\033[Z", "<u><d><r><l><h><e><S>", -1},
		{"\033[1;5C\033[1;3D\033[1;2A", "<R><L><u>", -1},
		{"\033[5~\033[6~\033[3~\033[3;5~\033[24~", "<p><n><x><x><F12>", -1},
		{"\033[[A\033[[E\033[[Z", "<F1><F5>", -1},
		{"\033[", "", 100},
		{"\033[" SILENCE "A", "A", -1},
		{"\033[200", "", 100},
		{"\033[99~\033[?1;2c\033[5;3R\033[1;5xb", "b", -1},
		{"\033[1111111111111111111111111111111111111111111111111111111~a", "a", -1},
		{"\033[12王", "王", -1},
		{"\033[1\033[A", "<u>", -1},
		/* paste: nothing in it is a command */
		{PASTE "王a\tb\r\nc\rd\ne" DONE "f", "[王a\tb\nc\nd\ne]f", -1},
		{"\033[200~ab\x03\x7f\033[A\033[201~\r", "[ab]<E>", -1},
		{PASTE "a" F5 "\033" "1" MOUSE RESIZE PASTE "b" DONE, "<resize>[ab]", -1},
		{PASTE "\xff\xe7\x8e" "a" DONE, "[a]", -1},
		{PASTE DONE DONE, "[]", -1},
		{PASTE "a", "", TUI_KEY_PASTE_SILENCE_MS},
		{PASTE "a" SILENCE "b", "[a]b", -1},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct key_decoder keys;
		struct buf out = {0};

		tui_key_init(&keys, codes, BASE_COUNT(codes), 100);
		play(&keys, rows[i].sent, &out);
		if (strcmp(base_buf_text(&out), rows[i].comes) != 0 || tui_key_wait_ms(&keys) != rows[i].wait_ms)
			fail_msg("row %zu: %s, wait %d", i, base_buf_text(&out), tui_key_wait_ms(&keys));
		tui_key_release(&keys);
		base_buf_release(&out);
	}
}

/* Ten million bytes cost no more memory than the limit; what is kept ends with a whole character. */
static void test_long_paste(void **state)
{
	static const char text[] = "王";
	struct key_event events[TUI_KEY_EVENTS];
	struct key_decoder keys;

	(void)state;
	tui_key_init(&keys, codes, BASE_COUNT(codes), 100);
	tui_key_feed(&keys, CODE_PASTE_ON, events);
	for (size_t i = 0; i < 10000000; i++)
		assert_int_equal(tui_key_feed(&keys, (unsigned char)text[i % 3], events), 0);
	assert_true(keys.paste.cap <= 2 * TUI_KEY_PASTE_MAX);
	assert_int_equal(tui_key_feed(&keys, CODE_PASTE_OFF, events), 1);
	assert_int_equal(events[0].kind, KEY_EVENT_PASTE);
	assert_true(events[0].is_truncated);
	assert_int_equal(events[0].paste_n, TUI_KEY_PASTE_MAX / 3 * 3);
	assert_int_equal(tui_key_feed(&keys, 'a', events), 1);
	assert_null(keys.paste.data);
	tui_key_release(&keys);
}

static void test_parse(void **state)
{
	static const struct {
		const char *name;
		int key;
	} rows[] = {
		{"F1", TUI_KEY_F1}, {"F12", TUI_KEY_F12}, {"F13", 0},	 {"F0", 0},   {"F1x", 0},	     {"F", 0},
		{"^R", 18},	    {"^", 0},		  {"^RR", 0},	 {"^1", 0},   {"Esc", TUI_KEY_ESC}, {"", 0},
		{"Tab", 9},	    {"Enter", 13},	  {"Entered", 0},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		if (tui_key_parse(rows[i].name) != rows[i].key)
			fail_msg("%s: %d", rows[i].name, tui_key_parse(rows[i].name));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_long_paste),
		cmocka_unit_test(test_parse),
	};

	return cmocka_run_group_tests_name("tui-key", tests, NULL, NULL);
}
