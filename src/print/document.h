/*
 * A document as data: a title, and under it headings, fields, paragraphs and tables, in their order.  How it is drawn
 * is the business of whoever draws it (print/text.h).  Life: = {0}, add, release.
 */
#ifndef PRINT_DOCUMENT_H
#define PRINT_DOCUMENT_H

#include <stddef.h>

enum { PRINT_DOCUMENT_COLUMNS = 6 };

enum block_kind {
	BLOCK_HEADING, /* cells[0] */
	BLOCK_FIELD,   /* label, value */
	BLOCK_TEXT,    /* a paragraph, or several: cells[0] */
	BLOCK_HEAD,    /* the names of a table's columns; the table goes on to the next block that is no BLOCK_ROW */
	BLOCK_ROW,
};

struct block {
	enum block_kind kind;
	size_t n; /* cells */
	char *cells[PRINT_DOCUMENT_COLUMNS];
};

struct document {
	char *title;
	char *reference; /* on every page: the number of a case; NULL: none */
	struct block *blocks;
	size_t n, cap;
};

/* Titles, headings, labels and the names of columns are sentences of the program: they are put into the language. */
void print_document_set_title(struct document *document, const char *title, const char *reference);
void print_document_add_heading(struct document *document, const char *text);
void print_document_add_field(struct document *document, const char *label, const char *value);
void print_document_add_text(struct document *document, const char *text);

/* n texts, at most PRINT_DOCUMENT_COLUMNS. */
void print_document_add_head(struct document *document, const char *const *names, size_t n);
void print_document_add_row(struct document *document, const char *const *cells, size_t n);

void print_document_release(struct document *document);

#endif
