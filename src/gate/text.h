/*
 * Text for a terminal that has no tty of ours before it: there every line end needs a carriage return, which otherwise
 * the tty would add.
 */
#ifndef GATE_TEXT_H
#define GATE_TEXT_H

#include <stdio.h>

/* A stream that writes to fd, buffered by lines; NULL when there is none to be had.  fclose leaves fd open. */
FILE *gate_text_open(int fd);

#endif
