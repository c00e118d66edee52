/* Kinds of terminals. */
#include "config.h"

#include "tui/terminfo.h"

#include <curses.h>
#include <term.h>

enum terminfo_kind tui_terminfo_look(const char *term, int fd)
{
	enum terminfo_kind kind = TERMINFO_UNKNOWN;
	int err;

	if (*term && setupterm(term, fd, &err) == OK) {
		kind = cursor_address && clear_screen ? TERMINFO_GOOD : TERMINFO_DUMB;
		del_curterm(cur_term);
	}
	return kind;
}
