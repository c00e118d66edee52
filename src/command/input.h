/*
 * Standard input as a verb reads it: line by line, byte by byte, so that nothing of what follows a secret is taken
 * before its turn and no stream keeps a copy.
 */
#ifndef COMMAND_INPUT_H
#define COMMAND_INPUT_H

#include <stddef.h>

#include "base/buf.h"
#include "store/store.h"

struct command_input {
	int fd;
	int has_terminal; /* behind a gate: at the other end sits a person; here the descriptor itself tells */
	int was_return;	  /* the line before ended with a carriage return: a newline still belongs to it */
};

/*
 * Reads one line without its end (newline, carriage return or both) and a NUL behind it.  *n is how long it was, which
 * may be more than size - 1: the rest is passed over.  1; 0 at the end; ERR_TIMEOUT when nobody said anything for the
 * time of command_input_limit; ERR_IO.
 */
int command_input_line(struct command_input *input, char *line, size_t size, size_t *n);

/* The same for a secret: a person is asked for it by name, and what is typed at a terminal is not shown. */
int command_input_secret(struct command_input *input, const char *name, char *line, size_t size, size_t *n);

/*
 * From here on bytes are read, each as it is: finishes the line before, if it ended with a carriage return.
 * ERR_SYNTAX when no newline followed that, as nobody could tell where the bytes begin; ERR_TIMEOUT, ERR_IO.
 */
int command_input_begin_bytes(struct command_input *input);

/* Appends all that is left, at most limit bytes: ERR_RANGE when there are more; else as above. */
int command_input_all(struct command_input *input, size_t limit, struct buf *out);

/*
 * Over SSH standard input is a socket: whoever says nothing there has their place for as long as before a screen, and
 * not for ever.
 */
int command_input_limit(const struct command_input *input, struct store *store);

#endif
