/* Whatever is typed: the value is what the gate admits and within its limits, the drawing as wide as the window. */
#include "config.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tui/edit.h"

enum { CHARS = 20, BYTES = 50 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void check(const struct edit *edit)
{
	const char *value = tui_edit_value(edit);
	struct buf out = {0}, admitted = {0};
	struct edit_view view;

	tui_edit_view(edit, &out, &view);
	if (base_gate_admit(value, strlen(value), 0, &admitted) != GATE_OK)
		abort();
	if (strcmp(base_buf_text(&admitted), value) != 0 || base_text_length(value) > CHARS || strlen(value) >= BYTES)
		abort();
	if (base_text_width(out.data, out.len) != edit->width || view.caret >= edit->width || edit->caret > edit->n)
		abort();
	base_buf_release(&out);
	base_buf_release(&admitted);
}

/* First the kind and the width; then each byte below 0x20 is an act, 0xff and a length a paste, the rest is typed. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct edit edit;
	size_t at, used;

	if (base_text_init())
		abort(); /* nothing would be tested */
	if (n < 2)
		return 0;
	tui_edit_init(&edit, (enum edit_kind)(bytes[0] % EDIT_KINDS), CHARS, BYTES, 1 + bytes[1] % 40);
	for (at = 2; at < n; at += used) {
		const char *text = (const char *)bytes + at;
		uint32_t code;

		used = base_text_decode(text, n - at, &code);
		if (bytes[at] == 0xff && n - at > 2) {
			used = bytes[at + 1] < n - at - 2 ? bytes[at + 1] : n - at - 2;
			tui_edit_paste(&edit, text + 2, used);
			used += 2;
		} else if (bytes[at] < EDIT_ACTS) {
			tui_edit_act(&edit, (enum edit_act)bytes[at]);
		} else if (bytes[at] < ' ') {
			tui_edit_click(&edit, bytes[at]);
		} else {
			used = used ? used : 1;
			tui_edit_insert(&edit, text, used);
		}
		check(&edit);
	}
	tui_edit_release(&edit);
	return 0;
}
