/*
 * UTF-8 text as characters, grapheme clusters and display columns.
 *
 * Width has one table, the C library's wcwidth(), because ncurses places characters by it; the programs run
 * in a UTF-8 locale (base_text_init).  A cluster (Unicode annex 29, by utf8proc) is what a person takes for
 * one character and what the editor moves over; its width is the sum of its characters' widths.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

enum {
	BASE_TEXT_CLUSTER_MAX = 5, /* characters that a terminal cell can hold: a base and four marks */
	BASE_TEXT_CHAR_SIZE = 5,   /* bytes of one character and a NUL */
};

/* Sets the locale to the environment's, or C.UTF-8 where that is not UTF-8; ERR_SYSTEM if there is none. */
int base_text_init(void);

/* The character that begins at text (n bytes long): bytes used, 1 to 4, or 0 when it is malformed. */
size_t base_text_decode(const char *text, size_t n, uint32_t *code);

/* Writes one character with a NUL; bytes without the NUL. */
size_t base_text_encode(uint32_t code, char text[BASE_TEXT_CHAR_SIZE]);

/* Whether n bytes are well-formed UTF-8 without NUL. */
int base_text_is_utf8(const char *text, size_t n);

/* Characters (code points) of well-formed text. */
size_t base_text_length(const char *text);

/* Bytes of the longest run of whole characters of well-formed text that has at most max of them. */
size_t base_text_cut(const char *text, size_t max);

/* Columns of one character: 0, 1 or 2; what the table does not know is 1. */
unsigned base_text_char_width(uint32_t code);

/* Columns of well-formed text. */
unsigned base_text_width(const char *text, size_t n);

/* Bytes of the first cluster of well-formed text; 0 only when n is 0. */
size_t base_text_cluster(const char *text, size_t n);

/* Bytes of the longest run of whole clusters that fits into columns; *used (may be NULL) is its width. */
size_t base_text_fit(const char *text, size_t n, unsigned columns, unsigned *used);

/*
 * Appends what fits into columns; a text that is cut ends in "..", which every terminal draws two columns wide.  The
 * columns that were used.
 */
unsigned base_text_add_cut(struct buf *out, const char *text, size_t n, unsigned columns);

/*
 * Bytes of the first line when text is wrapped at columns: up to a newline, else the last place where a line
 * may break (blank, or beside a wide character, never before closing punctuation).  *next (may be NULL) is
 * where the following line begins: it leaves out the newline or the blanks broken at.
 */
size_t base_text_wrap(const char *text, size_t n, unsigned columns, size_t *next);

#endif
