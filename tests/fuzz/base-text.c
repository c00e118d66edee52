/* Anything at all through the gates, the wrapper and the date reader: no crash, and the gates keep their word. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/gate.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void check_admitted(const char *text, size_t n)
{
	if (!base_text_is_utf8(text, n))
		abort();
	for (size_t at = 0, next; at < n; at += next) {
		size_t line = base_text_wrap(text + at, n - at, 7, &next);

		if (line > next || next == 0)
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char *text = malloc(n + 1);
	struct buf out = {0};
	struct date date;

	if (!text || base_text_init())
		abort();
	memcpy(text, data, n);
	text[n] = '\0';
	for (unsigned flags = 0; flags < 4; flags++) {
		base_buf_clear(&out);
		if (base_gate_admit(text, n, flags, &out) == GATE_OK)
			check_admitted(base_buf_text(&out), out.len);
		base_buf_clear(&out);
		base_gate_harmless(text, n, flags, &out);
		check_admitted(base_buf_text(&out), out.len);
	}
	if (base_date_parse(text, &date) == 0 && !base_date_is_valid(date))
		abort();
	base_buf_release(&out);
	free(text);
	return 0;
}
