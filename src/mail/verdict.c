/* Verdicts: their one line of text, made harmless and short. */
#include "config.h"

#include "mail/verdict.h"

#include <string.h>

#include "base/buf.h"
#include "base/gate.h"
#include "base/text.h"

/* Joins lines by single blanks, since multi-line answers end each with CR LF. */
static void add_one_line(struct buf *out, const char *text)
{
	for (;;) {
		size_t n;

		text += strspn(text, " \t\r\n");
		n = strcspn(text, " \t\r\n");
		if (!n)
			return;
		if (out->len)
			base_buf_add_char(out, ' ');
		base_buf_add(out, text, n);
		text += n;
	}
}

void mail_verdict_set(struct verdict *verdict, enum verdict_kind kind, int is_alarm, const char *reply)
{
	struct buf line = {0}, clean = {0};
	size_t used = 0, step;
	uint32_t code;

	*verdict = (struct verdict){.kind = kind, .is_alarm = is_alarm};
	add_one_line(&line, reply);
	base_gate_harmless(base_buf_text(&line), line.len, 0, &clean);
	while (used < clean.len) {
		step = base_text_decode(clean.data + used, clean.len - used, &code);
		if (!step || used + step >= sizeof verdict->reply)
			break;
		used += step;
	}
	memcpy(verdict->reply, base_buf_text(&clean), used);
	base_buf_release(&line);
	base_buf_release(&clean);
}

size_t mail_verdict_loggable(const struct verdict *verdict)
{
	size_t n = strspn(verdict->reply, "0123456789");

	if (n != 3)
		return strlen(verdict->reply);
	if (verdict->reply[n] == ' ' && strspn(verdict->reply + n + 1, "0123456789") > 0)
		n += 1 + strspn(verdict->reply + n + 1, "0123456789.");
	return n;
}

int mail_verdict_is_sound(const struct verdict *verdict)
{
	const char *end = memchr(verdict->reply, '\0', sizeof verdict->reply);

	return verdict->kind >= VERDICT_DELIVERED && verdict->kind <= VERDICT_NEVER && end &&
	       base_text_is_utf8(verdict->reply, (size_t)(end - verdict->reply));
}
