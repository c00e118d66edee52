/*
 * The one gate for text that comes in and the one for text that goes out.
 *
 * In: what a person types or a file brings is put into Unicode form NFC; control characters, marks that turn
 * the direction of writing, invisible and unassigned characters and piles of combining marks are refused.
 * Out: whatever is stored is made harmless for a terminal before it is drawn.
 */
#ifndef BASE_GATE_H
#define BASE_GATE_H

#include <stddef.h>

#include "base/buf.h"

/* fault, sentence for a person */
#define BASE_GATE_LIST(X) \
	X(GATE_ENCODING, "文字不是正確的 UTF-8，請重新輸入") \
	X(GATE_CONTROL, "不可含有控制字元") \
	X(GATE_DIRECTION, "不可含有改變書寫方向的字元") \
	X(GATE_INVISIBLE, "不可含有看不見的字元") \
	X(GATE_UNASSIGNED, "含有無法辨識的字元") \
	X(GATE_MARKS, "一個字上的附加符號過多")

#define BASE_GATE_ENUM(name, text) name,
enum gate_fault { GATE_OK, BASE_GATE_LIST(BASE_GATE_ENUM) };

enum gate_flag {
	GATE_FOLD = 1,	/* full-width ASCII and the ideographic space become half-width (identifiers.md 0) */
	GATE_LINES = 2, /* newlines are welcome (long texts) */
};

/* Appends the admitted form of n bytes to out; on a fault out is as before. */
enum gate_fault base_gate_admit(const char *text, size_t n, unsigned flags, struct buf *out);

/* Whether one character may be typed into a field. */
enum gate_fault base_gate_char(unsigned code);

const char *base_gate_text(enum gate_fault fault);

/* The half-width form of one character (itself when it has none). */
unsigned base_gate_fold(unsigned code);

/* Appends text as it may be drawn: what the inward gate would refuse, and malformed bytes, become '?'. */
void base_gate_harmless(const char *text, size_t n, unsigned flags, struct buf *out);

#endif
