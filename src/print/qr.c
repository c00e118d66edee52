/* Modules from libqrencode, two of them in each character. */
#include "config.h"

#include "print/qr.h"

#include <errno.h>
#include <qrencode.h>

#include "base/err.h"

/* Ink above, below, both or nowhere: U+2580, U+2584, U+2588 and a blank. */
static const char *const blocks[2][2] = {{" ", "\xe2\x96\x84"}, {"\xe2\x96\x80", "\xe2\x96\x88"}};

/* Whether there is ink: light modules and the quiet zone; below the last line of an odd height there is none. */
static int has_ink(const QRcode *code, int y, int x)
{
	if (y > code->width)
		return 0;
	if (y < 0 || y == code->width || x < 0 || x == code->width)
		return 1;
	return !(code->data[y * code->width + x] & 1);
}

int print_qr_add(const char *text, struct buf *out)
{
	QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_L, QR_MODE_8, 1);

	if (!code)
		return errno == EINVAL || errno == ERANGE ? ERR_RANGE : ERR_SYSTEM;
	for (int y = -1; y <= code->width; y += 2) {
		for (int x = -1; x <= code->width; x++)
			base_buf_add_text(out, blocks[has_ink(code, y, x)][has_ink(code, y + 1, x)]);
		base_buf_add_char(out, '\n');
	}
	QRcode_free(code);
	return 0;
}
