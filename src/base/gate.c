/* What may come in and what may go out. */
#include "config.h"

#include "base/gate.h"

#include <stdint.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "base/mem.h"
#include "base/text.h"

const char *base_gate_text(enum gate_fault fault)
{
#define ROW(name, text) \
	case name: \
		return text;
	switch (fault) {
		BASE_GATE_LIST(ROW)
	case GATE_OK:
		break;
	}
#undef ROW
	return "";
}

static int turns_direction(unsigned code)
{
	return code == 0x061c || code == 0x200e || code == 0x200f || (code >= 0x202a && code <= 0x202e) ||
	       (code >= 0x2066 && code <= 0x2069);
}

/* Text and emoji variation selectors change the width that terminals draw; they say nothing in a name. */
static int is_invisible(unsigned code, utf8proc_category_t category)
{
	return category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_ZL ||
	       category == UTF8PROC_CATEGORY_ZP || code == 0x034f || code == 0x115f || code == 0x1160 ||
	       code == 0x3164 || code == 0xffa0 || (code >= 0xfe00 && code <= 0xfe0f);
}

enum gate_fault base_gate_char(unsigned code)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);

	if (category == UTF8PROC_CATEGORY_CC)
		return GATE_CONTROL;
	if (turns_direction(code))
		return GATE_DIRECTION;
	if (is_invisible(code, category))
		return GATE_INVISIBLE;
	if (category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CS)
		return GATE_UNASSIGNED;
	return GATE_OK;
}

unsigned base_gate_fold(unsigned code)
{
	if (code >= 0xff01 && code <= 0xff5e)
		return code - 0xff01 + '!';
	return code == 0x3000 ? ' ' : code;
}

/* Appends n bytes of admissible text in form NFC. */
static enum gate_fault add_nfc(const char *text, size_t n, struct buf *out)
{
	utf8proc_uint8_t *nfc = NULL;
	utf8proc_ssize_t len = utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)n, &nfc,
					    UTF8PROC_STABLE | UTF8PROC_COMPOSE);

	if (len < 0)
		return GATE_ENCODING;
	base_buf_add(out, nfc, (size_t)len);
	base_mem_wipe(nfc, (size_t)len);
	free(nfc);
	return GATE_OK;
}

static enum gate_fault check_clusters(const char *text, size_t n)
{
	for (size_t at = 0, cluster; at < n; at += cluster) {
		size_t count = 0;

		cluster = base_text_cluster(text + at, n - at);
		for (size_t i = 0; i < cluster; i++)
			count += ((unsigned char)text[at + i] & 0xc0) != 0x80;
		if (count > BASE_TEXT_CLUSTER_MAX)
			return GATE_MARKS;
	}
	return GATE_OK;
}

/* Printable ASCII is admitted as it is; most cells of a register are nothing else. */
static int is_plain(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text[i] < ' ' || text[i] > '~')
			return 0;
	return 1;
}

enum gate_fault base_gate_admit(const char *text, size_t n, unsigned flags, struct buf *out)
{
	struct buf folded = {0};
	enum gate_fault fault = GATE_OK;
	size_t before = out->len;

	if (is_plain(text, n)) {
		base_buf_add(out, text, n);
		return GATE_OK;
	}
	for (size_t at = 0, used; at < n && fault == GATE_OK; at += used) {
		char bytes[BASE_TEXT_CHAR_SIZE];
		uint32_t code;

		used = base_text_decode(text + at, n - at, &code);
		if (used == 0) {
			fault = GATE_ENCODING;
			break;
		}
		if (flags & GATE_FOLD)
			code = base_gate_fold(code);
		if (!(code == '\n' && flags & GATE_LINES))
			fault = base_gate_char(code);
		base_buf_add(&folded, bytes, base_text_encode(code, bytes));
	}
	if (fault == GATE_OK)
		fault = add_nfc(base_buf_text(&folded), folded.len, out);
	if (fault == GATE_OK)
		fault = check_clusters(base_buf_text(out) + before, out->len - before);
	if (fault != GATE_OK)
		base_buf_cut(out, before);
	base_buf_release(&folded);
	return fault;
}

void base_gate_harmless(const char *text, size_t n, unsigned flags, struct buf *out)
{
	size_t marks = 0;

	for (size_t at = 0, used; at < n; at += used) {
		uint32_t code;
		int harmless;

		used = base_text_decode(text + at, n - at, &code);
		harmless = used > 0 && ((code == '\n' && flags & GATE_LINES) || base_gate_char(code) == GATE_OK);
		if (used == 0)
			used = 1;
		marks = harmless && base_text_char_width(code) == 0 ? marks + 1 : 0;
		if (!harmless)
			base_buf_add_char(out, '?');
		else if (marks < BASE_TEXT_CLUSTER_MAX)
			base_buf_add(out, text + at, used);
	}
}
