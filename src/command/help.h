/* What the program says about itself; everything is printed from the tables. */
#ifndef COMMAND_HELP_H
#define COMMAND_HELP_H

#include <stdio.h>

#include "command/command.h"

/* "用法：PROGRAM NAME ARGUMENTS". */
void command_help_usage(const struct command_program *program, const struct command *command, FILE *out);

/* The page of one command; NULL: of the program. */
void command_help_print(const struct command_program *program, const struct command *command, FILE *out);

#endif
