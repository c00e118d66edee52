/*
 * Inside of the parser: one function for each statement, each handed the tree that grows.
 *
 * A statement function is called with its keyword taken; above each stands the grammar it accepts.  It returns 0
 * with the token behind the statement present, or ERR_SYNTAX after a complaint; parse.c then goes to the next
 * statement.  The form_expect_ functions return the same.
 */
#ifndef FORM_PARSE_H
#define FORM_PARSE_H

#include "form/lex.h"
#include "form/tree.h"

struct parser {
	struct lexer lexer;
	struct form *form;
	struct form_place place; /* of the statement's keyword */
	struct buf body;	 /* the lines of a text statement */
};

/* Adds an element, all zero, to an array of the tree and points at it. */
#define FORM_PARSE_ADD(array, n) ((array) = form_parse_grow((array), (n), sizeof *(array)), &(array)[(n)++])
void *form_parse_grow(void *array, size_t n, size_t size);

/*
 * Calls add for each line between braces; the line with nothing but } ends it (written \} it is a line).  The
 * present token is the opening brace, afterwards the one behind the closing brace.
 */
int form_parse_body(struct parser *parser, void (*add)(struct parser *, char *line, const struct form_place *),
		    const char *what);

int form_parse_line_form(struct parser *parser);
int form_parse_line_title(struct parser *parser);
int form_parse_line_wizard(struct parser *parser);
int form_parse_line_help(struct parser *parser);
int form_parse_line_key(struct parser *parser);
int form_parse_line_on(struct parser *parser);
int form_parse_line_message(struct parser *parser);
int form_parse_screen(struct parser *parser);
int form_parse_field(struct parser *parser);
int form_parse_block_menu(struct parser *parser);
int form_parse_block_list(struct parser *parser);
int form_parse_block_text(struct parser *parser);
int form_parse_block_answers(struct parser *parser);

/* Joins the statements of one file: rows with fields, conditions with choices, stars with what is required. */
void form_resolve(struct form *form, struct problems *complaints);

#endif
