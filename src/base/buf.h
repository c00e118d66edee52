/*
 * A growing run of bytes.  When not NULL, data is followed by a NUL that len does not count, so text can be
 * used as a string.  Life: = {0}, add, release; detach hands the block over to the caller.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

struct buf {
	char *data;
	size_t len, cap;
};

void base_buf_add(struct buf *buf, const void *bytes, size_t n);
void base_buf_add_text(struct buf *buf, const char *text);
void base_buf_add_char(struct buf *buf, char c);
void base_buf_addf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The text so far; "" when nothing was added.  Belongs to the buffer. */
const char *base_buf_text(const struct buf *buf);

/* Shortens to n bytes; longer than it is: nothing happens. */
void base_buf_cut(struct buf *buf, size_t n);

/* Empties and keeps the block. */
void base_buf_clear(struct buf *buf);

/* The text as the caller's own block (never NULL, free() it); the buffer is empty afterwards. */
char *base_buf_detach(struct buf *buf);

/* Gives the block back, after overwriting it: buffers often carry what nobody should find later. */
void base_buf_release(struct buf *buf);

#endif
