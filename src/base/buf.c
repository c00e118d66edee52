/* A growing run of bytes. */
#include "config.h"

#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/mem.h"

/* Room for n more bytes and the NUL.  The old block is wiped before it is given back: see release. */
static char *reserve(struct buf *buf, size_t n)
{
	if (buf->cap - buf->len <= n) {
		size_t cap = buf->cap ? buf->cap : 64;
		char *data;

		while (cap - buf->len <= n)
			cap *= 2;
		data = base_mem_grow(NULL, cap, 1);
		if (buf->data) {
			memcpy(data, buf->data, buf->len);
			base_mem_wipe(buf->data, buf->cap);
			free(buf->data);
		}
		buf->data = data;
		buf->cap = cap;
	}
	return buf->data + buf->len;
}

void base_buf_add(struct buf *buf, const void *bytes, size_t n)
{
	char *end = reserve(buf, n);

	if (n)
		memcpy(end, bytes, n);
	end[n] = '\0';
	buf->len += n;
}

void base_buf_add_text(struct buf *buf, const char *text)
{
	base_buf_add(buf, text, strlen(text));
}

void base_buf_add_char(struct buf *buf, char c)
{
	base_buf_add(buf, &c, 1);
}

void base_buf_addf(struct buf *buf, const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n < 0)
		base_log_fatal("bad format");
	va_start(args, format);
	vsnprintf(reserve(buf, (size_t)n), (size_t)n + 1, format, args);
	va_end(args);
	buf->len += (size_t)n;
}

const char *base_buf_text(const struct buf *buf)
{
	return buf->data ? buf->data : "";
}

void base_buf_cut(struct buf *buf, size_t n)
{
	if (n < buf->len) {
		buf->len = n;
		buf->data[n] = '\0';
	}
}

void base_buf_clear(struct buf *buf)
{
	base_buf_cut(buf, 0);
}

char *base_buf_detach(struct buf *buf)
{
	char *data = buf->data ? buf->data : base_mem_dup("");

	*buf = (struct buf){0};
	return data;
}

void base_buf_release(struct buf *buf)
{
	if (buf->data) {
		base_mem_wipe(buf->data, buf->cap);
		free(buf->data);
	}
	*buf = (struct buf){0};
}
