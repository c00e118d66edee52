/*
 * The command line of an SSH client, which arrives as one string: taken apart into words as a shell would, but nothing
 * is expanded and no shell is asked.
 *
 * Blanks separate words.  '…' is taken as it is; in "…" a backslash quotes a quotation mark or a backslash; outside a
 * backslash quotes whatever follows.  Every other character stands for itself.
 */
#ifndef COMMAND_EXEC_H
#define COMMAND_EXEC_H

#include "base/buf.h"
#include "domain/rule.h"

enum { COMMAND_EXEC_WORDS_MAX = 64 };

/* Life: = {0}, split, release. */
struct command_exec {
	struct buf text;			  /* what the words point into */
	char *words[COMMAND_EXEC_WORDS_MAX + 1]; /* ends with NULL */
};

/*
 * Takes n bytes apart.  RULE_NONE; RULE_CMD_1 when they are more than IPC_COMMAND_MAX, RULE_TEXT_… for a word that
 * does not pass the inward gate, RULE_CMD_2 for a quotation without an end, RULE_CMD_3 for too many words; then there
 * are none.
 */
enum rule command_exec_split(struct command_exec *exec, const char *line, size_t n);

void command_exec_release(struct command_exec *exec);

#endif
