/*
 * Anything at all as a letter: subject, name, address and Message-ID with NULs between them, then the body.  What
 * becomes a message has our headers and no other, no line too long, and its subject comes back.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/gate.h"
#include "base/mem.h"
#include "mail/mime.h"
#include "mail/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* The text up to a NUL, cut to its array; how many bytes it took. */
static size_t take(const uint8_t *data, size_t n, char *to, size_t size)
{
	size_t length = strnlen((const char *)data, n);

	memcpy(to, data, length < size ? length : size - 1);
	return length < n ? length + 1 : n;
}

static void check(const struct buf *message)
{
	const char *end = strstr(message->data, "\r\n\r\n");
	size_t fields = 0;

	if (!end)
		abort();
	for (const char *line = message->data, *next; line < end + 2; line = next + 2) {
		next = strstr(line, "\r\n");
		fields += *line != ' ';
		if (next - line > 76 && !strchr("<TFM", *line) && strncmp(line, " <", 2) != 0)
			abort();
	}
	if (fields != 9)
		abort();
}

/* The same but for how many blanks stand together: who reads takes a value apart at blanks. */
static int is_same(const char *a, const char *b)
{
	while (*a && *a == *b) {
		if (*a == ' ') {
			a += strspn(a, " ");
			b += strspn(b, " ");
		} else {
			a++;
			b++;
		}
	}
	return *a == *b;
}

static void check_subject(const struct letter *letter, struct buf *text)
{
	static const char field[] = "\nSubject: ";
	struct buf harmless = {0};
	char *subject = strstr(base_buf_text(text), field);

	if (!subject)
		abort();
	subject += sizeof field - 1;
	*strchr(subject, '\n') = '\0';
	base_gate_harmless(letter->subject, strlen(letter->subject), 0, &harmless);
	if (!is_same(subject, base_buf_text(&harmless)))
		abort();
	base_buf_release(&harmless);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct letter letter = {.created_at = 1};
	struct buf message = {0}, text = {0};
	struct conf conf;
	size_t at = 0;

	at += take(data + at, n - at, letter.subject, sizeof letter.subject);
	at += take(data + at, n - at, letter.recipient_name, sizeof letter.recipient_name);
	at += take(data + at, n - at, letter.recipient, sizeof letter.recipient);
	at += take(data + at, n - at, letter.message_id, sizeof letter.message_id);
	letter.body = base_mem_dup_n((const char *)data + at, strnlen((const char *)data + at, n - at));
	base_conf_init(&conf, "");
	if (!mail_mime_write(&letter, &conf, &message)) {
		check(&message);
		if (mail_read_message(message.data, message.len, &text))
			abort();
		check_subject(&letter, &text);
	} else if (message.len) {
		abort();
	}
	base_buf_release(&message);
	base_buf_release(&text);
	store_letter_release(&letter);
	return 0;
}
