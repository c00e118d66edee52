/*
 * What the driver does for a key by itself, so that no screen writes it again:
 *
 *	next	 checks every open field; when all are right runs the screen's action "next", if it has one, and
 *		 goes where its outcome leads; without such an action the outcome is "done"
 *	back	 outcome "back", without checks; what was typed is kept
 *	help	 shows the help of the field and of the form
 *	reveal	 shows what was typed into secret fields, or hides it again
 *	refresh	 asks the sources of the form again
 *	language shows the form in the other language; what was typed is kept
 *	exit	 outcome "exit": leaves the dialogue; needs no "on" line
 *
 * Every other action of a key is one of the screen's, or a word that the form has an "on" line for: then it is the
 * outcome.
 */
#ifndef FORM_BUILTIN_H
#define FORM_BUILTIN_H

/* word, action, outcome that it causes by itself (NULL: none) */
#define FORM_BUILTIN_LIST(X) \
	X(FORM_BUILTIN_NEXT, "next", "done") \
	X(FORM_BUILTIN_BACK, "back", "back") \
	X(FORM_BUILTIN_HELP, "help", NULL) \
	X(FORM_BUILTIN_REVEAL, "reveal", NULL) \
	X(FORM_BUILTIN_REFRESH, "refresh", NULL) \
	X(FORM_BUILTIN_LANGUAGE, "language", NULL) \
	X(FORM_BUILTIN_EXIT, "exit", "exit")

#define FORM_BUILTIN_ENUM(word, action, outcome) word,
enum form_builtin { FORM_BUILTIN_NONE, FORM_BUILTIN_LIST(FORM_BUILTIN_ENUM) };

/* By the name of the action; FORM_BUILTIN_NONE when it is none of them. */
enum form_builtin form_builtin_find(const char *action);

/* The outcome it causes by itself, which (but for "exit") the form must answer by an "on" line; NULL: none. */
const char *form_builtin_outcome(enum form_builtin builtin);

#endif
