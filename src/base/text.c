/* UTF-8 text as characters, clusters, columns and lines. */
#include "config.h"

#include "base/text.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "base/err.h"

int base_text_init(void)
{
	if (setlocale(LC_CTYPE, "") && MB_CUR_MAX >= 4)
		return 0;
	return setlocale(LC_CTYPE, "C.UTF-8") ? 0 : ERR_SYSTEM;
}

size_t base_text_decode(const char *text, size_t n, uint32_t *code)
{
	utf8proc_int32_t found;
	utf8proc_ssize_t used;

	if (n == 0)
		return 0;
	used = utf8proc_iterate((const utf8proc_uint8_t *)text, n > 4 ? 4 : (utf8proc_ssize_t)n, &found);
	if (used <= 0 || found < 0)
		return 0;
	*code = (uint32_t)found;
	return (size_t)used;
}

size_t base_text_encode(uint32_t code, char text[BASE_TEXT_CHAR_SIZE])
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)code, bytes);

	memcpy(text, bytes, (size_t)n);
	text[n] = '\0';
	return (size_t)n;
}

int base_text_is_utf8(const char *text, size_t n)
{
	for (size_t at = 0, used; at < n; at += used) {
		uint32_t code;

		used = base_text_decode(text + at, n - at, &code);
		if (used == 0 || code == 0)
			return 0;
	}
	return 1;
}

size_t base_text_length(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += ((unsigned char)*text & 0xc0) != 0x80;
	return count;
}

unsigned base_text_char_width(uint32_t code)
{
	int width = wcwidth((wchar_t)code);

	return width < 0 ? 1 : (unsigned)width;
}

unsigned base_text_width(const char *text, size_t n)
{
	unsigned width = 0;
	uint32_t code;

	for (size_t at = 0, used; at < n; at += used) {
		used = base_text_decode(text + at, n - at, &code);
		if (used == 0)
			break;
		width += base_text_char_width(code);
	}
	return width;
}

size_t base_text_cluster(const char *text, size_t n)
{
	utf8proc_int32_t state = 0;
	uint32_t before, code;
	size_t at = base_text_decode(text, n, &before);

	if (at == 0)
		return n ? 1 : 0;
	while (at < n) {
		size_t used = base_text_decode(text + at, n - at, &code);

		if (used == 0 ||
		    utf8proc_grapheme_break_stateful((utf8proc_int32_t)before, (utf8proc_int32_t)code, &state))
			break;
		at += used;
		before = code;
	}
	return at;
}

size_t base_text_cut(const char *text, size_t max)
{
	size_t n = strnlen(text, max + 1);

	if (n <= max)
		return n;
	for (n = max; n > 0 && ((unsigned char)text[n] & 0xc0) == 0x80; n--)
		;
	return n;
}

size_t base_text_fit(const char *text, size_t n, unsigned columns, unsigned *used)
{
	unsigned width = 0;
	size_t at = 0;

	while (at < n) {
		size_t cluster = base_text_cluster(text + at, n - at);
		unsigned more = base_text_width(text + at, cluster);

		if (width + more > columns)
			break;
		width += more;
		at += cluster;
	}
	if (used)
		*used = width;
	return at;
}

unsigned base_text_add_cut(struct buf *out, const char *text, size_t n, unsigned columns)
{
	static const char sign[] = "..";
	unsigned used, mark = sizeof sign - 1;
	size_t fits = base_text_fit(text, n, columns, &used);

	if (fits == n || columns <= mark) { /* where there is no room for a letter and the sign, there is no sign */
		base_buf_add(out, text, fits);
		return used;
	}
	fits = base_text_fit(text, n, columns - mark, &used);
	base_buf_add(out, text, fits);
	base_buf_add(out, sign, mark);
	return used + mark;
}

/* Punctuation that closes something never begins a line (the habit of Chinese typesetting). */
static int must_not_begin_line(const char *text, size_t n)
{
	static const char closing[] = "，。、；：？！）」』】》〉”’),.;:?!]}%";
	size_t cluster = base_text_cluster(text, n);

	return cluster > 0 && memmem(closing, sizeof closing - 1, text, cluster) != NULL;
}

static int may_break(const char *text, size_t n, size_t at)
{
	uint32_t before = 0, after = 0;
	size_t back = at;

	while (back > 0 && ((unsigned char)text[--back] & 0xc0) == 0x80)
		;
	base_text_decode(text + back, at - back, &before);
	base_text_decode(text + at, n - at, &after);
	if (after == ' ')
		return 1;
	return (before == ' ' || base_text_char_width(before) == 2 || base_text_char_width(after) == 2) &&
	       !must_not_begin_line(text + at, n - at);
}

size_t base_text_wrap(const char *text, size_t n, unsigned columns, size_t *next)
{
	const char *newline = memchr(text, '\n', n);
	size_t line = newline ? (size_t)(newline - text) : n;
	size_t fits = base_text_fit(text, line, columns, NULL), end = fits, skip;

	if (fits < line) {
		while (end > 0 && !may_break(text, line, end))
			end--;
		if (end == 0)
			end = fits ? fits : base_text_cluster(text, line);
	}
	for (skip = end; skip < line && text[skip] == ' '; skip++)
		;
	if (next)
		*next = skip + (skip == line && newline != NULL);
	while (end > 0 && text[end - 1] == ' ')
		end--;
	return end;
}
