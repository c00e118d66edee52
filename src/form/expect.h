/*
 * What a statement expects next.  Each takes the present token when it fits and returns 0; else it complains that
 * what (「標題」 …) is missing there and returns ERR_SYNTAX.  A token at the beginning of a line belongs to the
 * next statement and never fits, but for a closing brace.
 */
#ifndef FORM_EXPECT_H
#define FORM_EXPECT_H

#include "form/lex.h"

/* Whether the present token is of a kind and belongs to this statement. */
int form_expect_sees(const struct lexer *lexer, enum token_kind kind);

/* Takes one certain word if it stands there; whether it did. */
int form_expect_accept(struct lexer *lexer, const char *word);

int form_expect_kind(struct lexer *lexer, enum token_kind kind, const char *what);

/* A certain word. */
int form_expect_keyword(struct lexer *lexer, const char *word);

/* Any word; a name (lower case, digits, _ and -, a letter first).  The caller's to free. */
int form_expect_word(struct lexer *lexer, const char *what, char **word);
int form_expect_name(struct lexer *lexer, const char *what, char **name);

/* Text between quotes: of one line and not empty, or of any lines.  The caller's to free. */
int form_expect_label(struct lexer *lexer, const char *what, char **label);
int form_expect_text(struct lexer *lexer, const char *what, char **text);

/* A number from 1 to most. */
int form_expect_number(struct lexer *lexer, const char *what, unsigned most, unsigned *number);

/* Complains that what is missing where the present token stands; ERR_SYNTAX. */
int form_expect_missing(const struct lexer *lexer, const char *what);

#endif
