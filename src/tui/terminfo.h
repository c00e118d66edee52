/*
 * What terminfo says about a kind of terminal, asked before curses is started, which may end the process over a
 * name that it does not know.  A file of its own, because <term.h> defines words like "columns" as macros.
 */
#ifndef TUI_TERMINFO_H
#define TUI_TERMINFO_H

/* Whether there is an entry for the name. */
int tui_terminfo_is_known(const char *term, int fd);

/* Whether the cursor can be placed and the screen cleared: without, no screen can be drawn. */
int tui_terminfo_can_draw(const char *term, int fd);

#endif
