/* The terminal: one ncurses SCREEN on two descriptors, its size, colours, mouse and bracketed paste. */
#ifndef TUI_TERM_H
#define TUI_TERM_H

#include "base/buf.h"

struct tui;

struct tui_options {
	int in_fd, out_fd;
	const char *term;     /* TERM; NULL: the environment's */
	const char *theme;    /* plain, dark, light */
	int no_color;	      /* NO_COLOR was set */
	int mouse;
	int escape_delay_ms;
};

/*
 * Takes the terminal over.  ERR_NOT_FOUND with a sentence in complaint when the terminal's kind is unknown or
 * cannot place the cursor.
 */
int tui_open(struct tui **tui, const struct tui_options *options, struct buf *complaint);

/* Gives the terminal back as it was. NULL is fine. */
void tui_close(struct tui *tui);

#endif
