/*
 * The verbs of maportal: "maportal VERB …" at a shell and "ssh DOOR@HOST VERB …" are the same table.
 *
 * A line is read first, then run: reading needs no database, and says which form a verb that needs a terminal begins
 * at.  Both answer on standard output and complain on standard error, so descriptors 0, 1 and 2 must be the caller's
 * by then.  Nothing that runs here asks for a terminal.  Standard input is read by "status -", by verbs with a login
 * (login.h) and by "batch" alone.
 *
 *	struct command_verb verb = {0};
 *	enum command_exit status = command_verb_read_exec(&verb, door, line, n);
 *
 *	if (!status && command_verb_form(&verb))
 *		… begin at that form with the token in command_verb_token(), or command_verb_refuse_form(&verb)
 *	else if (!status)
 *		status = command_verb_run(&verb, &portal);
 *	command_verb_release(&verb);
 */
#ifndef COMMAND_VERB_H
#define COMMAND_VERB_H

#include "command/exec.h"
#include "command/line.h"

struct command_verb {
	struct command_line line;
	struct command_exec exec; /* the words, when they came as one string */
	int has_terminal;	  /* for the caller to set: a person sits behind the gate */
	int is_batch;		  /* likewise: it is a line of a batch */
};

/*
 * Reads words up to a NULL, the first of them the verb; door is the user name without what stands behind its dot,
 * "portal" at a shell.  COMMAND_DONE, or another status after a complaint.
 */
enum command_exit command_verb_read(struct command_verb *verb, const char *door, char **words);

/* The same for the n bytes of an exec request. */
enum command_exit command_verb_read_exec(struct command_verb *verb, const char *door, const char *line, size_t n);

/*
 * The form that it opens on a terminal (NULL: it is run), and the token for the session, which may be overwritten
 * (NULL: the form wants none).
 */
const char *command_verb_form(const struct command_verb *verb);
char *command_verb_token(const struct command_verb *verb);

/*
 * At a shell: the program of ours that does it with the same arguments; NULL: it is run.  Whoever does not ask runs it,
 * and it is refused: over SSH, in a batch.
 */
const char *command_verb_program(const struct command_verb *verb);

/* Says that the verb needs a terminal and how to get one; COMMAND_MISUSED. */
enum command_exit command_verb_refuse_form(const struct command_verb *verb);

/*
 * Runs it as the actor of portal.  A verb that wants the database opens it when portal->store is NULL; it stays there
 * for the caller to close.  The status; all output has left.
 */
enum command_exit command_verb_run(const struct command_verb *verb, struct portal *portal);

/* Wipes the words of an exec request: there may be a token among them. */
void command_verb_release(struct command_verb *verb);

#endif
