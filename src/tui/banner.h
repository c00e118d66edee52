/*
 * A captcha drawn as text art (R-ACT-10, R-ACT-14): letters of six rows that stand a little higher or lower than
 * their neighbours, each drawn with a sign of its own, on a ground with specks, so that it is no plain table.
 * Only ASCII is used: it looks the same on every terminal.
 *
 * c k o p s u v w x z differ from their capitals in height only.
 */
#ifndef TUI_BANNER_H
#define TUI_BANNER_H

#include <stdint.h>

#include "base/buf.h"

enum {
	TUI_BANNER_LETTERS = 5,
	TUI_BANNER_ROWS = 7,
	TUI_BANNER_COLUMNS = 38, /* what the longest and widest text needs at most */
};

/*
 * Appends TUI_BANNER_ROWS lines of equal width with newlines between them.  The same seed gives the same picture.
 * ERR_RANGE, and nothing appended, when the text is longer than TUI_BANNER_LETTERS or has another character than
 * A-Z, a-z and 2-9.
 */
int tui_banner_add(const char *text, uint32_t seed, struct buf *out);

#endif
