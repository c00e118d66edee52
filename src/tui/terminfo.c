/* Kinds of terminals. */
#include "config.h"

#include "tui/terminfo.h"

#include <curses.h>
#include <term.h>

static int ask(const char *term, int fd, int wants_drawing)
{
	int err, found = *term && setupterm(term, fd, &err) == OK;

	if (found) {
		found = !wants_drawing || (cursor_address && clear_screen);
		del_curterm(cur_term);
	}
	return found;
}

int tui_terminfo_is_known(const char *term, int fd)
{
	return ask(term, fd, 0);
}

int tui_terminfo_can_draw(const char *term, int fd)
{
	return ask(term, fd, 1);
}
