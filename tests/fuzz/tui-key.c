/*
 * Whatever a terminal sends: events stay well-formed, memory bounded, and at rest the decoder waits for
 * nothing.
 */
#include "config.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tui/key.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static const struct key_code codes[] = {
	{300, TUI_KEY_F5},     {301, TUI_KEY_PASTE_ON}, {302, TUI_KEY_PASTE_OFF},
	{303, TUI_KEY_RESIZE}, {304, TUI_KEY_MOUSE},
};

static void check(const struct key_event *event)
{
	int is_fine = 1;

	if (event->kind == KEY_EVENT_TEXT)
		is_fine = base_text_is_utf8(event->text, strlen(event->text)) &&
			  base_text_length(event->text) == 1;
	if (event->kind == KEY_EVENT_PASTE)
		is_fine = event->paste_n <= TUI_KEY_PASTE_MAX &&
			  base_text_is_utf8(event->paste, event->paste_n);
	if (event->kind == KEY_EVENT_KEY)
		is_fine = event->key > TUI_KEY_NONE && event->key < TUI_KEY_PASTE_ON;
	if (!is_fine)
		abort();
}

/* 0xf8 and up, which UTF-8 never uses, stand for codes of curses and for silence. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct key_event events[TUI_KEY_EVENTS];
	struct key_decoder keys;

	tui_key_init(&keys, codes, BASE_COUNT(codes), 100);
	for (size_t at = 0; at <= n; at++) {
		size_t count;

		if (at == n || bytes[at] == 0xff)
			count = tui_key_idle(&keys, events);
		else
			count = tui_key_feed(&keys, bytes[at] >= 0xf8 ? 300 + bytes[at] - 0xf8 : bytes[at],
					     events);
		if (count > TUI_KEY_EVENTS)
			abort();
		for (size_t i = 0; i < count; i++)
			check(&events[i]);
	}
	if (tui_key_wait_ms(&keys) != -1)
		abort();
	tui_key_release(&keys);
	return 0;
}
