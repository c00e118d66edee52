/*
 * What a person is told about their input: a list of rows, each with the field it belongs to, the number of
 * the rule behind it (R-ACT-21 …), how serious it is, and the sentence.  Screens, commands and batches get
 * the same list.  A list is empty = {0} at first; release gives the sentences back.
 */
#ifndef BASE_PROBLEM_H
#define BASE_PROBLEM_H

#include <stddef.h>

enum problem_severity {
	PROBLEM_INFO,	 /* an answer to a question; stops nothing */
	PROBLEM_WARNING, /* to be looked at; may be sent again as it is */
	PROBLEM_ERROR,
};

struct problem {
	const char *field; /* a field's name, lasting as long as the program; "" for the whole form */
	const char *rule;  /* number of the rule; "" when no rule stands behind it */
	enum problem_severity severity;
	char *text;
};

struct problems {
	struct problem *rows;
	size_t n, cap;
};

/*
 * Appends a row; field and rule are kept as pointers, the sentence is copied.  What is in the list already is not
 * said twice: a form's check and the act behind it may find the same.
 */
void base_problem_add(struct problems *problems, const char *field, const char *rule, enum problem_severity severity,
		      const char *text);

/* The first row of a field (at least as serious as severity), or NULL. */
const struct problem *base_problem_find(const struct problems *problems, const char *field,
					enum problem_severity severity);

/* How many rows are at least as serious. */
size_t base_problem_count(const struct problems *problems, enum problem_severity severity);

/* Moves the rows of one list to the end of another; from is empty then.  What is known there is not said again. */
void base_problem_move(struct problems *to, struct problems *from);

void base_problem_drop_field(struct problems *problems, const char *field);
void base_problem_release(struct problems *problems);

#endif
