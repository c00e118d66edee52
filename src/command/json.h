/* Answers as JSON: one object a line, members in the order in which they were named. */
#ifndef COMMAND_JSON_H
#define COMMAND_JSON_H

#include <jansson.h>

/* Prints it on standard output and gives it back; NULL (no memory, or text that is not UTF-8) ends the program. */
void command_json_print(json_t *object);

#endif
