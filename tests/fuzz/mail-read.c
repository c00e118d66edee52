/* Anything at all as a message in the maildir; and what was read is harmless for a terminal. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/gate.h"
#include "base/text.h"
#include "mail/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct buf out = {0}, again = {0};

	base_buf_add(&out, "before", 6);
	if (mail_read_message((const char *)data, n, &out) && out.len != 6)
		abort();
	if (!base_text_is_utf8(base_buf_text(&out), out.len))
		abort();
	base_gate_harmless(out.data, out.len, GATE_LINES, &again);
	if (again.len != out.len || memcmp(again.data, out.data, out.len) != 0)
		abort();
	base_buf_release(&out);
	base_buf_release(&again);
	return 0;
}
