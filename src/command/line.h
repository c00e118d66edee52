/*
 * The command line: the options of all programs (before or after the command), the command, its options and arguments.
 *
 * An option is --NAME, --NAME VALUE or --NAME=VALUE; "--" ends them, and a word with one dash is an argument, so
 * "-" and numbers below zero need no care.
 */
#ifndef COMMAND_LINE_H
#define COMMAND_LINE_H

#include "command/command.h"

struct command_line {
	struct command_call call;
	const char *globals[PROGRAM_COMMON_COUNT]; /* beside base_program_options; NULL: not given */
};

/*
 * Reads the words; arguments are gathered in words, which must have room for argc + 1 pointers.
 * COMMAND_DONE, or COMMAND_MISUSED after a complaint; line->call.command is NULL when none was named.
 */
enum command_exit command_line_read(struct command_line *line, int argc, char **argv, char **words);

#endif
