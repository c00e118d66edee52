/*
 * What terminfo says about a kind of terminal, asked before curses is started, which may end the process over a
 * name that it does not know.  A file of its own, because <term.h> defines words like "columns" as macros.
 */
#ifndef TUI_TERMINFO_H
#define TUI_TERMINFO_H

enum terminfo_kind {
	TERMINFO_UNKNOWN, /* there is no entry for the name */
	TERMINFO_DUMB,	  /* the cursor cannot be placed, or the screen not cleared: no screen can be drawn */
	TERMINFO_GOOD,
};

enum terminfo_kind tui_terminfo_look(const char *term, int fd);

#endif
