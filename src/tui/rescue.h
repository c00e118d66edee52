/*
 * A process that is ended by a signal leaves the terminal as it was found.  A signal handler is handed nothing,
 * so what it needs is this module's only state; it is set before the handlers are and taken back after.
 */
#ifndef TUI_RESCUE_H
#define TUI_RESCUE_H

/* Remembers how the terminal is now and what to write to it at a sudden end (a string that lasts). */
void tui_rescue_begin(int fd, const char *farewell);

/* The terminal has been given back in the ordinary way. */
void tui_rescue_end(void);

#endif
