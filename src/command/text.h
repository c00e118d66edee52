/* Text that is handed over: files of an operator (terms, notices), and words of a command line. */
#ifndef COMMAND_TEXT_H
#define COMMAND_TEXT_H

#include "base/buf.h"
#include "command/command.h"

enum { COMMAND_TEXT_LIMIT = 262144 };

/*
 * Appends the lines of a file in admitted form (base/gate.h; byte order mark and carriage returns left out).
 * ERR_ENCODING, ERR_SYNTAX (an empty file), ERR_RANGE and friends, after a complaint with file and line.
 */
int command_text_read(const struct command_call *call, const char *path, struct buf *out);

/*
 * The same of what is left of a verb's standard input, behind the lines of its login.  Nothing at all is no error: out
 * stays empty.
 */
int command_text_read_input(const struct command_call *call, struct buf *out);

/*
 * An argument or an option's value as a screen would have taken it; ERR_ENCODING or ERR_RANGE after a complaint that
 * names it by what.
 */
int command_text_word(const struct command_call *call, const char *what, const char *text, char *to, size_t size);

#endif
