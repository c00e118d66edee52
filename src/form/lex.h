/*
 * A form's text cut into tokens, or, inside the braces of a picture or a text, into lines.
 *
 * One token is looked at ahead: token is the present one, at stands behind it.  A statement begins in the first
 * column and its further lines do not; so whatever is wrong, the next statement is found again.  Faults are
 * added to complaints where they are met, and reading goes on.
 */
#ifndef FORM_LEX_H
#define FORM_LEX_H

#include <stddef.h>

#include "base/buf.h"
#include "base/problem.h"
#include "form/tree.h"

enum token_kind {
	TOKEN_END,
	TOKEN_WORD,   /* letters, digits, _ and -; ^ and a letter */
	TOKEN_STRING, /* text is what stands between the quotes, escapes resolved */
	TOKEN_OPEN,   /* { */
	TOKEN_CLOSE,  /* } */
	TOKEN_ARROW,  /* -> */
	TOKEN_EQUALS, /* = */
	TOKEN_BAD,    /* was complained about */
};

struct token {
	enum token_kind kind;
	struct form_place place;
	struct buf text;
};

struct lexer {
	const char *text;
	size_t n, at;
	struct form_place place; /* of the character at at */
	struct token token;
	struct problems *complaints;
};

/* Begins with the first token of n bytes of well-formed UTF-8; text and file must outlive the lexer. */
void form_lex_init(struct lexer *lexer, const char *file, const char *text, size_t n, struct problems *complaints);
void form_lex_release(struct lexer *lexer);

/* Steps to the next token. */
void form_lex_next(struct lexer *lexer);

/* Whether the present token begins a line and so perhaps a statement. */
int form_lex_is_first(const struct lexer *lexer);

/*
 * The rest of the present line, without blanks at its end and with a blank for each tab: 1, or 0 when the text is
 * over.  Complains about characters that cannot be drawn.  The present token is not changed.
 */
int form_lex_line(struct lexer *lexer, struct buf *line, struct form_place *place);

/*
 * Goes to the next line that begins with a word that is_start agrees to (or to the end) and reads that word;
 * nothing in between is judged.
 */
void form_lex_seek(struct lexer *lexer, int (*is_start)(const char *word, size_t n));

#endif
