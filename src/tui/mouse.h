/*
 * Mouse reports as modern terminals send them (xterm's SGR mode: ESC [ < button ; column ; line M, counted from 1,
 * m for a release).  Curses' own reading of them loses a click that is followed at once by a key.
 */
#ifndef TUI_MOUSE_H
#define TUI_MOUSE_H

#include <stddef.h>

enum { TUI_MOUSE_SIZE = 24 };

struct mouse {
	int is_open; /* a report has begun and is not complete */
	char text[TUI_MOUSE_SIZE];
	size_t n;
	unsigned line, column; /* of the last press, from 0 */
};

/* ESC [ < has come. */
void tui_mouse_begin(struct mouse *mouse);

/* Takes a byte of an open report; 1 when that completes a press of the first button.  Nonsense ends the report. */
int tui_mouse_feed(struct mouse *mouse, int byte);

#endif
