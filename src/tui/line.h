/*
 * A terminal at the other end of a line: a stream socket brings its keys and takes its screens, and not the descriptors
 * know its size but somebody who sends messages, which are waited for beside the keys.
 */
#ifndef TUI_LINE_H
#define TUI_LINE_H

#include <stddef.h>

struct pollfd;

enum tui_line_news {
	LINE_RESIZED = 1, /* lines and columns are new */
	LINE_SAID = 2,	  /* said is to be shown, until there is something else to say */
	LINE_ENDED = 4,	  /* as if the terminal had gone away */
};

enum { TUI_LINE_FDS = 2, TUI_LINE_BYTES = 512 };

struct tui_line {
	void *context;
	unsigned lines, columns;
	const char *said;
	/* Puts up to TUI_LINE_FDS descriptors to be watched into fds; how many.  *timeout_ms: hear then anyway. */
	size_t (*watch)(struct tui_line *line, struct pollfd *fds, int *timeout_ms);
	/* What came by them: a set of tui_line_news. */
	unsigned (*hear)(struct tui_line *line);
};

/* Reads keys many at a time, where curses would ask the system twice for each. */
struct line_reader {
	int fd;
	int is_dry;  /* all was read; to be cleared when there may be more */
	int is_gone; /* the other end has */
	size_t n, next;
	unsigned char bytes[TUI_LINE_BYTES];
};

/* The next byte; -1 when none has come. */
int tui_line_next(struct line_reader *reader);

#endif
