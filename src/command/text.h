/* Text files that an operator hands over: terms, notices. */
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

#endif
