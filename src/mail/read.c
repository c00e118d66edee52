/* A message to plain text: unfolding, encoded words, base64. */
#include "config.h"

#include "mail/read.h"

#include <openssl/evp.h>
#include <string.h>
#include <strings.h>

#include "base/err.h"
#include "base/gate.h"
#include "base/mem.h"

enum { BLOCK = 1024 };

/* Appends what base64 text stands for; line ends in it do not matter. */
static int add_decoded(struct buf *out, const char *text, size_t n)
{
	EVP_ENCODE_CTX *decoder = EVP_ENCODE_CTX_new();
	unsigned char bytes[BLOCK + 64];
	int err = decoder ? 0 : ERR_SYSTEM, got;

	if (decoder)
		EVP_DecodeInit(decoder);
	for (size_t at = 0; !err && at < n; at += BLOCK) {
		size_t step = n - at < BLOCK ? n - at : BLOCK;

		if (EVP_DecodeUpdate(decoder, bytes, &got, (const unsigned char *)text + at, (int)step) < 0)
			err = ERR_SYNTAX;
		else
			base_buf_add(out, bytes, (size_t)got);
	}
	if (!err && EVP_DecodeFinal(decoder, bytes, &got) < 0)
		err = ERR_SYNTAX;
	EVP_ENCODE_CTX_free(decoder);
	return err;
}

/* Appends the text of one encoded word =?UTF-8?B?…?=, or answers that it is none. */
static int add_word(struct buf *out, const char *word, size_t n)
{
	static const char begin[] = "=?UTF-8?B?";
	const size_t frame = sizeof begin - 1 + 2;
	size_t start = out->len;

	if (n < frame || strncasecmp(word, begin, frame - 2) != 0 || memcmp(word + n - 2, "?=", 2) != 0)
		return 0;
	if (!add_decoded(out, word + frame - 2, n - frame))
		return 1;
	base_buf_cut(out, start);
	return 0;
}

/* A value of n bytes, unfolded; the blank between two encoded words belongs to neither (RFC 2047 6.2). */
static void add_value(struct buf *out, const char *value, size_t n)
{
	struct buf text = {0}, word = {0};
	int is_word = 0;

	for (const char *at = value + strspn(value, " \t\n"); at < value + n; at += strspn(at, " \t\n")) {
		size_t length = strcspn(at, " \t\n");
		int was_word = is_word;

		base_buf_clear(&word);
		is_word = add_word(&word, at, length);
		if (!is_word)
			base_buf_add(&word, at, length);
		if (text.len && !(was_word && is_word))
			base_buf_add_char(&text, ' ');
		base_buf_add(&text, base_buf_text(&word), word.len);
		at += length;
	}
	base_gate_harmless(base_buf_text(&text), text.len, 0, out);
	base_buf_release(&word);
	base_buf_release(&text);
}

/* The value of a header field and its length with the folded lines, or NULL. */
static const char *find_field(const char *header, const char *name, size_t *n)
{
	size_t name_n = strlen(name);

	for (const char *line = header; *line;) {
		const char *end = strchrnul(line, '\n');

		while (*end && (end[1] == ' ' || end[1] == '\t'))
			end = strchrnul(end + 1, '\n');
		if (strncasecmp(line, name, name_n) == 0 && line[name_n] == ':') {
			*n = (size_t)(end - line) - name_n - 1;
			return line + name_n + 1;
		}
		line = *end ? end + 1 : end;
	}
	return NULL;
}

static void add_headers(struct buf *out, const char *header)
{
	static const char *const shown[] = {"Date", "From", "To", "Subject"};
	const char *value;
	size_t n;

	for (size_t i = 0; i < BASE_COUNT(shown); i++) {
		value = find_field(header, shown[i], &n);
		if (!value)
			continue;
		base_buf_addf(out, "%s: ", shown[i]);
		add_value(out, value, n);
		base_buf_add_char(out, '\n');
	}
	base_buf_add_char(out, '\n');
}

static void add_without_returns(struct buf *out, const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text[i] != '\r')
			base_buf_add_char(out, text[i]);
}

static int add_body(struct buf *out, const char *header, const char *body)
{
	struct buf bytes = {0}, text = {0};
	size_t n;
	const char *encoding = find_field(header, "Content-Transfer-Encoding", &n);
	int err = 0;

	if (encoding && strncasecmp(encoding + strspn(encoding, " \t"), "base64", 6) == 0)
		err = add_decoded(&bytes, body, strlen(body));
	else
		base_buf_add_text(&bytes, body);
	add_without_returns(&text, base_buf_text(&bytes), bytes.len);
	if (!err)
		base_gate_harmless(base_buf_text(&text), text.len, GATE_LINES, out);
	base_buf_release(&bytes);
	base_buf_release(&text);
	return err;
}

int mail_read_message(const char *bytes, size_t n, struct buf *out)
{
	struct buf text = {0};
	size_t start = out->len;
	char *empty_line;
	int err = ERR_SYNTAX;

	if (n == 0 || memchr(bytes, '\0', n))
		return ERR_SYNTAX;
	add_without_returns(&text, bytes, n);
	empty_line = strstr(base_buf_text(&text), "\n\n");
	if (!empty_line)
		goto out;
	empty_line[1] = '\0';
	add_headers(out, base_buf_text(&text));
	err = add_body(out, base_buf_text(&text), empty_line + 2);
	if (err)
		base_buf_cut(out, start);
out:
	base_buf_release(&text);
	return err;
}
