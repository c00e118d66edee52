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
 * Reads words up to a NULL, the first of them not the program's name.  The arguments are gathered at the beginning of
 * the words.  COMMAND_DONE, or COMMAND_MISUSED after a complaint; line->call.command is NULL when none was named.
 */
enum command_exit command_line_read(struct command_line *line, const struct command_program *program, char **words);

/* The row of that name; NULL when there is none. */
const struct command *command_line_find(const struct command_program *program, const char *name);

/* Prints "PROGRAM: WORD：WHY" and where to look; COMMAND_MISUSED. */
enum command_exit command_line_refuse(const struct command_program *program, const char *word, const char *why);

#endif
