/*
 * The command line: global options (before or after the command), the command, its options and arguments.
 *
 * An option is --NAME, --NAME VALUE or --NAME=VALUE; "--" ends them, and a word with one dash is an argument, so
 * "-" and numbers below zero need no care.
 */
#ifndef COMMAND_LINE_H
#define COMMAND_LINE_H

#include "command/command.h"

enum command_line_global { LINE_DATA, LINE_CONFIG, LINE_NOW, LINE_HELP, LINE_VERSION, LINE_GLOBALS };

/* Global options in the order of the enum. */
extern const struct command_option command_line_options[LINE_GLOBALS];

struct command_line {
	struct command_call call;
	const char *globals[LINE_GLOBALS]; /* NULL: not given */
};

/*
 * Reads the words; arguments are gathered in words, which must have room for argc + 1 pointers.
 * COMMAND_DONE, or COMMAND_MISUSED after a complaint; line->call.command is NULL when none was named.
 */
enum command_exit command_line_read(struct command_line *line, int argc, char **argv, char **words);

#endif
