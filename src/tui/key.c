/* From what a terminal sends to what a person did. */
#include "config.h"

#include "tui/key.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

enum { ESC = 27 };

struct sink {
	struct key_event *events;
	size_t n;
};

/* ---- events ---- */

static struct key_event *add_event(struct sink *sink, enum key_event_kind kind)
{
	struct key_event *event = &sink->events[sink->n++];

	*event = (struct key_event){.kind = kind};
	return event;
}

static void begin_paste(struct key_decoder *keys)
{
	if (!keys->is_pasting)
		base_buf_release(&keys->paste);
	keys->is_pasting = 1;
	keys->is_truncated = 0;
	keys->last = '\0';
}

static void end_paste(struct key_decoder *keys, struct sink *sink)
{
	struct key_event *event;

	if (!keys->is_pasting)
		return;
	keys->is_pasting = 0;
	event = add_event(sink, KEY_EVENT_PASTE);
	event->paste = base_buf_text(&keys->paste);
	event->paste_n = keys->paste.len;
	event->is_truncated = keys->is_truncated;
}

/* Once something did not fit nothing more is kept: what is kept is a beginning, without holes. */
static void add_to_paste(struct key_decoder *keys, const char *text, size_t n)
{
	if (keys->paste.len + n > TUI_KEY_PASTE_MAX)
		keys->is_truncated = 1;
	if (!keys->is_truncated)
		base_buf_add(&keys->paste, text, n);
}

/* A key between the marks of a paste is no command. */
static void take_key(struct key_decoder *keys, int key, struct sink *sink)
{
	if (key == TUI_KEY_PASTE_ON)
		begin_paste(keys);
	else if (key == TUI_KEY_PASTE_OFF)
		end_paste(keys, sink);
	else if (key == TUI_KEY_RESIZE)
		add_event(sink, KEY_EVENT_RESIZE);
	else if (keys->is_pasting || key == TUI_KEY_NONE)
		return;
	else if (key == TUI_KEY_MOUSE)
		add_event(sink, KEY_EVENT_MOUSE);
	else
		add_event(sink, KEY_EVENT_KEY)->key = key;
}

static void take_text(struct key_decoder *keys, const char *text, size_t n, struct sink *sink)
{
	if (keys->is_pasting)
		add_to_paste(keys, text, n);
	else
		memcpy(add_event(sink, KEY_EVENT_TEXT)->text, text, n);
}

static void take_control(struct key_decoder *keys, char byte, struct sink *sink)
{
	int key = byte == '\n' ? TUI_KEY_ENTER : byte == '\b' ? TUI_KEY_BACKSPACE : byte;

	if (!keys->is_pasting)
		take_key(keys, key, sink);
	else if (byte == '\t')
		add_to_paste(keys, "\t", 1);
	else if (byte == '\r' || (byte == '\n' && keys->last != '\r'))
		add_to_paste(keys, "\n", 1);
}

/* ---- characters ---- */

/* Bytes of the character that begins with this one; 0: none does. */
static size_t char_size(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	return lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
}

static void take_plain(struct key_decoder *keys, unsigned char byte, struct sink *sink)
{
	uint32_t code;

	if ((byte & 0xc0) != 0x80)
		keys->n_bytes = 0;
	else if (keys->n_bytes == 0)
		return;
	if (byte < ' ' || byte == 0x7f) {
		take_control(keys, (char)byte, sink);
		return;
	}
	keys->bytes[keys->n_bytes++] = (char)byte;
	if (keys->n_bytes < char_size((unsigned char)keys->bytes[0]))
		return;
	if (base_text_decode(keys->bytes, keys->n_bytes, &code) == keys->n_bytes)
		take_text(keys, keys->bytes, keys->n_bytes, sink);
	keys->n_bytes = 0;
}

/* ---- escape sequences (ECMA-48; finals and numbers as xterm, rxvt and the Linux console send them) ---- */

static const struct {
	char final;
	int key;
} final_keys[] = {
	{'A', TUI_KEY_UP},  {'B', TUI_KEY_DOWN}, {'C', TUI_KEY_RIGHT}, {'D', TUI_KEY_LEFT}, {'F', TUI_KEY_END},
	{'H', TUI_KEY_HOME}, {'M', TUI_KEY_ENTER}, {'P', TUI_KEY_F1},	{'Q', TUI_KEY_F2},   {'R', TUI_KEY_F3},
	{'S', TUI_KEY_F4},  {'Z', TUI_KEY_BACKTAB},
};

static const struct key_code number_keys[] = {
	{1, TUI_KEY_HOME},  {2, TUI_KEY_INSERT}, {3, TUI_KEY_DELETE}, {4, TUI_KEY_END},	      {5, TUI_KEY_PGUP},
	{6, TUI_KEY_PGDN},  {7, TUI_KEY_HOME},	 {8, TUI_KEY_END},    {11, TUI_KEY_F1},	      {12, TUI_KEY_F2},
	{13, TUI_KEY_F3},   {14, TUI_KEY_F4},	 {15, TUI_KEY_F5},    {17, TUI_KEY_F6},	      {18, TUI_KEY_F7},
	{19, TUI_KEY_F8},   {20, TUI_KEY_F9},	 {21, TUI_KEY_F10},   {23, TUI_KEY_F11},      {24, TUI_KEY_F12},
	{200, TUI_KEY_PASTE_ON}, {201, TUI_KEY_PASTE_OFF},
};

static int find_code(const struct key_code *codes, size_t n, long code)
{
	for (size_t i = 0; i < n; i++)
		if (codes[i].code == code)
			return codes[i].key;
	return TUI_KEY_NONE;
}

static int find_final(char final)
{
	for (size_t i = 0; i < BASE_COUNT(final_keys); i++)
		if (final_keys[i].final == final)
			return final_keys[i].key;
	return TUI_KEY_NONE;
}

/* "5" or "1;5" and a final; the second number is 1 + Shift 1, Alt 2, Ctrl 4. */
static int sequence_key(struct key_decoder *keys, char final)
{
	char *rest;
	long number, modifier = 1;
	int key;

	if (keys->n_sequence == sizeof keys->sequence)
		return TUI_KEY_NONE;
	keys->sequence[keys->n_sequence] = '\0';
	number = strtol(keys->sequence, &rest, 10);
	if (*rest == ';')
		modifier = strtol(rest + 1, &rest, 10);
	if (*rest)
		return TUI_KEY_NONE;
	if (final == '~')
		return find_code(number_keys, BASE_COUNT(number_keys), number);
	if (number > 1)
		return TUI_KEY_NONE;
	key = find_final(final);
	if (modifier > 2 && key == TUI_KEY_LEFT)
		return TUI_KEY_WORD_LEFT;
	return modifier > 2 && key == TUI_KEY_RIGHT ? TUI_KEY_WORD_RIGHT : key;
}

static void take_sequence(struct key_decoder *keys, char byte, struct sink *sink)
{
	if (byte == '[' && keys->state == KEY_STATE_CSI && keys->n_sequence == 0) {
		keys->state = KEY_STATE_LINUX;
	} else if (byte == '<' && keys->state == KEY_STATE_CSI && keys->n_sequence == 0) {
		keys->state = KEY_STATE_PLAIN;
		take_key(keys, keys->is_pasting ? TUI_KEY_NONE : TUI_KEY_MOUSE, sink);
	} else if (byte >= ' ' && byte <= '?') {
		/* the last place stays for the NUL; being full means that it means nothing to us */
		if (keys->n_sequence < sizeof keys->sequence)
			keys->sequence[keys->n_sequence++] = byte;
	} else if (keys->state == KEY_STATE_LINUX) {
		keys->state = KEY_STATE_PLAIN;
		take_key(keys, byte >= 'A' && byte <= 'E' ? TUI_KEY_F1 + byte - 'A' : TUI_KEY_NONE, sink);
	} else {
		keys->state = KEY_STATE_PLAIN;
		take_key(keys, sequence_key(keys, byte), sink);
	}
}

/* The byte after ESC.  Alt with a letter arrives like that too; it must not become ESC and that letter. */
static void take_escaped(struct key_decoder *keys, char byte, struct sink *sink)
{
	keys->state = KEY_STATE_PLAIN;
	keys->n_sequence = 0;
	if (byte == '[')
		keys->state = KEY_STATE_CSI;
	else if (byte == 'O')
		keys->state = KEY_STATE_SS3;
	else if (byte >= '1' && byte <= '9')
		take_key(keys, TUI_KEY_F1 + byte - '1', sink);
	else if (byte == '0')
		take_key(keys, TUI_KEY_F10, sink);
	else if (byte == 'b')
		take_key(keys, TUI_KEY_WORD_LEFT, sink);
	else if (byte == 'f')
		take_key(keys, TUI_KEY_WORD_RIGHT, sink);
}

/* ---- what others call ---- */

static void take_byte(struct key_decoder *keys, unsigned char byte, struct sink *sink)
{
	int is_printable = byte >= ' ' && byte < 0x7f;

	if (keys->state != KEY_STATE_PLAIN && !is_printable) {
		if (keys->state == KEY_STATE_ESC)
			take_key(keys, TUI_KEY_ESC, sink);
		keys->state = KEY_STATE_PLAIN;
	}
	if (byte == ESC) {
		keys->n_bytes = 0;
		keys->state = KEY_STATE_ESC;
	} else if (keys->state == KEY_STATE_PLAIN) {
		take_plain(keys, byte, sink);
	} else if (keys->state == KEY_STATE_ESC) {
		take_escaped(keys, (char)byte, sink);
	} else {
		take_sequence(keys, (char)byte, sink);
	}
	keys->last = (char)byte;
}

void tui_key_init(struct key_decoder *keys, const struct key_code *codes, size_t n_codes, int escape_delay_ms)
{
	*keys = (struct key_decoder){.codes = codes, .n_codes = n_codes, .escape_delay_ms = escape_delay_ms};
}

void tui_key_release(struct key_decoder *keys)
{
	base_buf_release(&keys->paste);
	base_mem_wipe(keys, sizeof *keys);
}

size_t tui_key_feed(struct key_decoder *keys, int code, struct key_event events[TUI_KEY_EVENTS])
{
	struct sink sink = {.events = events};
	int key;

	if (!keys->is_pasting)
		base_buf_release(&keys->paste);
	if (code >= 0 && code <= 255) {
		take_byte(keys, (unsigned char)code, &sink);
		return sink.n;
	}
	key = find_code(keys->codes, keys->n_codes, code);
	if (key != TUI_KEY_RESIZE) { /* which nobody typed, so it may come between two bytes */
		if (keys->state == KEY_STATE_ESC)
			take_key(keys, TUI_KEY_ESC, &sink);
		keys->state = KEY_STATE_PLAIN;
		keys->n_bytes = 0;
	}
	take_key(keys, key, &sink);
	return sink.n;
}

int tui_key_wait_ms(const struct key_decoder *keys)
{
	if (keys->is_pasting)
		return TUI_KEY_PASTE_SILENCE_MS;
	return keys->state == KEY_STATE_PLAIN ? -1 : keys->escape_delay_ms;
}

size_t tui_key_idle(struct key_decoder *keys, struct key_event events[TUI_KEY_EVENTS])
{
	struct sink sink = {.events = events};

	if (keys->is_pasting)
		end_paste(keys, &sink);
	else if (keys->state == KEY_STATE_ESC)
		take_key(keys, TUI_KEY_ESC, &sink);
	keys->state = KEY_STATE_PLAIN;
	return sink.n;
}

int tui_key_parse(const char *name)
{
	static const struct {
		const char *name;
		int key;
	} names[] = {{"Tab", TUI_KEY_TAB}, {"Enter", TUI_KEY_ENTER}, {"Esc", TUI_KEY_ESC}};
	char *rest;
	long number;

	for (size_t i = 0; i < BASE_COUNT(names); i++)
		if (strcasecmp(name, names[i].name) == 0)
			return names[i].key;
	if (name[0] == '^' && name[1] >= 'A' && name[1] <= 'Z' && !name[2])
		return TUI_KEY_CTRL(name[1]);
	if (name[0] != 'F' || name[1] < '1' || name[1] > '9')
		return TUI_KEY_NONE;
	number = strtol(name + 1, &rest, 10);
	return *rest || number > 12 ? TUI_KEY_NONE : TUI_KEY_F1 + (int)number - 1;
}
