/*
 * The terminal: one ncurses SCREEN on two descriptors, its size, colours, mouse and bracketed paste.
 *
 * Curses keeps one current screen per process, so a process has one struct tui.  SIGWINCH is held back except
 * while waiting, so no change of size is missed.  Signals that end the process put the terminal right first.
 */
#ifndef TUI_TERM_H
#define TUI_TERM_H

#include "base/buf.h"
#include "tui/key.h"
#include "tui/sheet.h"
#include "tui/theme.h"

struct tui;
struct tui_device; /* tui/device.h */
struct tui_line;   /* tui/line.h */

enum { TUI_COLUMNS_MIN = 40, TUI_LINES_MIN = 12 };

struct tui_options {
	int in_fd, out_fd;
	struct tui_line *line; /* NULL: the descriptors are a terminal of this machine */
	struct tui_device *device; /* of a terminal of this machine; NULL: none */
	const char *term;     /* TERM; NULL: the environment's */
	const char *theme;    /* plain, dark, light */
	int no_color;	      /* NO_COLOR was set */
	int mouse;
	int escape_delay_ms;
};

/*
 * Takes the terminal over.  ERR_NOT_FOUND with a sentence in complaint when the terminal's kind is unknown or
 * cannot place the cursor; ERR_SYSTEM when the descriptors are no terminal.  Line and device are kept as pointers.
 */
int tui_open(struct tui **tui, const struct tui_options *options, struct buf *complaint);

/* Gives the terminal back as it was. NULL is fine. */
void tui_close(struct tui *tui);

/*
 * Waits up to timeout_ms (-1: for ever; 0: looks only) for the next event: 1, or 0 when none came, or ERR_CLOSED
 * when the terminal has gone away.
 */
int tui_term_wait(struct tui *tui, int timeout_ms, struct key_event *event);

/* Events that came before anybody wanted them, for the next waits; only when those before have been taken. */
enum { TUI_TERM_AHEAD_MAX = 64 };
void tui_term_put_back(struct tui *tui, const struct key_event *events, size_t n);

void tui_term_size(const struct tui *tui, unsigned *lines, unsigned *columns);

/* Whether frames can be drawn as lines; else by - | +. */
int tui_term_has_frames(const struct tui *tui);

/* What is drawn: for tui/draw.c. */
struct tui_sheet *tui_term_sheet(struct tui *tui);

/* What the line said last, until tui_term_hush; "" when nothing. */
const char *tui_term_said(const struct tui *tui);
void tui_term_hush(struct tui *tui);

/* After a mouse event: where the button was pressed. */
void tui_term_click(const struct tui *tui, unsigned *line, unsigned *column);

/* The attributes of a style, as curses wants them in attr_set. */
void tui_term_look(const struct tui *tui, enum tui_style style, unsigned *attributes, short *pair);

/* Forgets what is on the screen: the next drawing sends all of it. */
void tui_term_repaint(struct tui *tui);

void tui_term_beep(struct tui *tui);

#endif
