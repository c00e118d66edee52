/* QR codes: what is drawn is what libqrencode says, turned about, with its quiet zone, and fits a low screen. */
#include "config.h"

#include "unit.h"

#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/text.h"
#include "print/qr.h"

/* The longest that a member of staff can have. */
static const char longest[] = "otpauth://totp/maportal:abcdefghijklmnopqrst?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/* Ink above and below in a character. */
static void read_block(uint32_t code, int *above, int *below)
{
	assert_true(code == ' ' || code == 0x2580 || code == 0x2584 || code == 0x2588);
	*above = code == 0x2580 || code == 0x2588;
	*below = code == 0x2584 || code == 0x2588;
}

/* What a line of modules must be, the quiet zone included. */
static int is_light(const QRcode *code, int y, int x)
{
	if (y < 0 || x < 0 || y >= code->width || x >= code->width)
		return y <= code->width;
	return !(code->data[y * code->width + x] & 1);
}

static void check_drawn(const char *text, int width)
{
	QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_L, QR_MODE_8, 1);
	struct buf drawn = {0};
	size_t at = 0;

	assert_non_null(code);
	assert_int_equal(code->width, width);
	assert_int_equal(print_qr_add(text, &drawn), 0);
	for (int y = -1; y <= width; y += 2) {
		for (int x = -1; x <= width; x++) {
			int above, below;
			uint32_t block;

			at += base_text_decode(drawn.data + at, drawn.len - at, &block);
			read_block(block, &above, &below);
			assert_int_equal(above, is_light(code, y, x));
			assert_int_equal(below, is_light(code, y + 1, x));
		}
		assert_int_equal(drawn.data[at++], '\n');
	}
	assert_int_equal(at, drawn.len);
	QRcode_free(code);
	base_buf_release(&drawn);
}

static void test_drawn(void **state)
{
	(void)state;
	check_drawn("1", 21);
	check_drawn("otpauth://totp/maportal:lin?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 33);
	check_drawn(longest, 33);
}

static void test_fits(void **state)
{
	struct buf drawn = {0};
	size_t lines = 0, line_n;

	(void)state;
	assert_int_equal(print_qr_add(longest, &drawn), 0);
	for (const char *at = base_buf_text(&drawn); *at; at += line_n + 1) {
		line_n = strcspn(at, "\n");
		assert_int_equal(base_text_width(at, line_n), 35);
		lines++;
	}
	assert_int_equal(lines, 18);
	base_buf_release(&drawn);
}

static void test_too_much(void **state)
{
	char *text = base_mem_zero(1, 3001);
	struct buf drawn = {0};

	(void)state;
	memset(text, 'x', 3000);
	assert_int_equal(print_qr_add(text, &drawn), ERR_RANGE);
	assert_int_equal(print_qr_add("", &drawn), ERR_RANGE);
	assert_int_equal(drawn.len, 0);
	free(text);
	base_buf_release(&drawn);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_drawn),
		cmocka_unit_test(test_fits),
		cmocka_unit_test(test_too_much),
	};

	if (base_text_init())
		return 1;
	return cmocka_run_group_tests_name("print-qr", tests, NULL, NULL);
}
