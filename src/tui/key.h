/*
 * From what a terminal sends to what a person did.
 *
 * Fed with the codes of getch(): bytes, and numbers above 255 that a table of the caller's turns into keys (so
 * curses is not known here).  It puts characters together whose bytes come in several packets, understands the
 * escape sequences that terminfo did not know, gathers a bracketed paste in a block of limited size, and takes
 * ESC followed by a digit for a function key (1 to 9 are F1 to F9, 0 is F10) where a keyboard has none.
 *
 *	while ((code = getch()) != ERR)
 *		for (size_t i = 0, n = tui_key_feed(&keys, code, events); i < n; i++)
 *			handle(&events[i]);
 *	if (poll(&in, 1, tui_key_wait_ms(&keys)) == 0)
 *		n = tui_key_idle(&keys, events) …
 *
 * Malformed bytes and sequences that mean nothing here are dropped: they never become text.
 */
#ifndef TUI_KEY_H
#define TUI_KEY_H

#include <stddef.h>

#include "base/buf.h"
#include "base/text.h"

/* A control character that has no name here is its own number: TUI_KEY_CTRL('U').  Curses took KEY_. */
enum tui_key {
	TUI_KEY_NONE,
	TUI_KEY_TAB = 9,
	TUI_KEY_ENTER = 13, /* also Ctrl-J */
	TUI_KEY_ESC = 27,
	TUI_KEY_BACKSPACE = 127, /* also Ctrl-H */
	TUI_KEY_BACKTAB = 256,
	TUI_KEY_UP,
	TUI_KEY_DOWN,
	TUI_KEY_LEFT,
	TUI_KEY_RIGHT,
	TUI_KEY_HOME,
	TUI_KEY_END,
	TUI_KEY_PGUP,
	TUI_KEY_PGDN,
	TUI_KEY_INSERT,
	TUI_KEY_DELETE,
	TUI_KEY_WORD_LEFT,  /* Ctrl-Left, Alt-B */
	TUI_KEY_WORD_RIGHT, /* Ctrl-Right, Alt-F */
	TUI_KEY_F1,
	TUI_KEY_F2,
	TUI_KEY_F3,
	TUI_KEY_F4,
	TUI_KEY_F5,
	TUI_KEY_F6,
	TUI_KEY_F7,
	TUI_KEY_F8,
	TUI_KEY_F9,
	TUI_KEY_F10,
	TUI_KEY_F11,
	TUI_KEY_F12,
	/* only in the caller's table */
	TUI_KEY_PASTE_ON,
	TUI_KEY_PASTE_OFF,
	TUI_KEY_RESIZE,
	TUI_KEY_MOUSE,
};
#define TUI_KEY_CTRL(letter) ((letter) & 0x1f)

/* A number of getch() above 255 and the key it is. */
struct key_code {
	int code;
	int key;
};

enum key_event_kind {
	KEY_EVENT_TEXT,	  /* one character in text */
	KEY_EVENT_KEY,	  /* key */
	KEY_EVENT_PASTE,  /* paste, paste_n: well-formed UTF-8; line ends are LF */
	KEY_EVENT_RESIZE, /* the caller asks curses for the size */
	KEY_EVENT_MOUSE,  /* the caller asks curses for what happened */
	KEY_EVENT_NEWS,	  /* the device (tui/device.h) has something to say */
};

struct key_event {
	enum key_event_kind kind;
	int key;
	char text[BASE_TEXT_CHAR_SIZE];
	const char *paste; /* belongs to the decoder, good until it is fed again */
	size_t paste_n;
	int is_truncated; /* the paste was longer than the limit; what is here is its beginning */
};

enum {
	TUI_KEY_EVENTS = 2,	       /* that one code can set free */
	TUI_KEY_PASTE_MAX = 65536,     /* bytes of a paste that are kept */
	TUI_KEY_PASTE_SILENCE_MS = 5000, /* then a paste is over, though its end never came */
	TUI_KEY_SEQUENCE_SIZE = 24,
};

enum key_state { KEY_STATE_PLAIN, KEY_STATE_ESC, KEY_STATE_CSI, KEY_STATE_SS3, KEY_STATE_LINUX };

struct key_decoder {
	const struct key_code *codes;
	size_t n_codes;
	int escape_delay_ms;
	enum key_state state;
	char sequence[TUI_KEY_SEQUENCE_SIZE]; /* the parameters of an escape sequence */
	size_t n_sequence;
	char bytes[4]; /* of a character that is not complete */
	size_t n_bytes;
	int is_pasting, is_truncated;
	char last; /* byte of the paste, to take CR LF for one line end */
	struct buf paste;
};

/* The table is kept as a pointer. */
void tui_key_init(struct key_decoder *keys, const struct key_code *codes, size_t n_codes, int escape_delay_ms);
void tui_key_release(struct key_decoder *keys);

/* Takes one code; how many events it set free. */
size_t tui_key_feed(struct key_decoder *keys, int code, struct key_event events[TUI_KEY_EVENTS]);

/* How long to wait for the next code before tui_key_idle; -1: for ever, nothing is half done. */
int tui_key_wait_ms(const struct key_decoder *keys);

/* Nothing came for that long: what was half done is decided; how many events that set free. */
size_t tui_key_idle(struct key_decoder *keys, struct key_event events[TUI_KEY_EVENTS]);

/* The key that a form names: F1 to F12, ^A to ^Z, Tab, Enter, Esc; TUI_KEY_NONE for another word. */
int tui_key_parse(const char *name);

#endif
