/*
 * A process that is ended by a signal leaves the terminal as it was found.  A signal handler is handed nothing,
 * so what it needs is this module's only state; it is set before the handlers are and taken back after.
 *
 * Hang-up, interrupt and termination are requests: they are only noted, so that whoever waits for a key can take
 * leave in order.  Any other signal that ends a process does so at once.
 */
#ifndef TUI_RESCUE_H
#define TUI_RESCUE_H

#include <signal.h>

/* Remembers how the terminal is now and what to write to it at a sudden end (a string that lasts). */
void tui_rescue_begin(int fd, const char *farewell);

/* The terminal has been given back in the ordinary way.  The request that has come, or 0. */
int tui_rescue_end(void);

/* The signal that asked for the end, or 0. */
int tui_rescue_asked(void);

/* The requests: held back but for the moments in which they can be noticed. */
void tui_rescue_add_requests(sigset_t *set);

#endif
