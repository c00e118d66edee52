/* Letters to messages: the very bytes, lengths of lines, what is refused, and the way back. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/text.h"
#include "mail/mime.h"
#include "mail/read.h"
#include "unit.h"

static const char subject_zh[] = "醫事系統入口網訊息--開通帳號(E-Mail認證)";

static struct letter sample(void)
{
	struct letter letter = {.id = 17, .created_at = 1795311125 /* 2026-11-22 09:32:05 in Taipei */};

	base_mem_copy(letter.recipient, sizeof letter.recipient, "wang@example.org");
	base_mem_copy(letter.recipient_name, sizeof letter.recipient_name, "王大明");
	base_mem_copy(letter.subject, sizeof letter.subject, subject_zh);
	base_mem_copy(letter.message_id, sizeof letter.message_id, "m17@portal.example.org");
	letter.body = base_mem_dup("您好：\n代碼 ABCD\n");
	return letter;
}

static struct conf settings(void)
{
	struct conf conf;

	assert_int_equal(base_conf_init(&conf, ""), 0);
	base_mem_copy(conf.mail_from, sizeof conf.mail_from, "portal@example.org");
	return conf;
}

static void test_bytes(void **state)
{
	static const char wanted[] =
		"Date: Sun, 22 Nov 2026 09:32:05 +0800\r\n"
		"Message-ID: <m17@portal.example.org>\r\n"
		"From: =?UTF-8?B?6Yar5LqL57O757Wx5YWl5Y+j57ay?=\r\n"
		" <portal@example.org>\r\n"
		"To: =?UTF-8?B?546L5aSn5piO?=\r\n"
		" <wang@example.org>\r\n"
		"Subject: =?UTF-8?B?6Yar5LqL57O757Wx5YWl5Y+j57ay6KiK5oGvLS3plovpgJrluLM=?=\r\n"
		" =?UTF-8?B?6JmfKEUtTWFpbOiqjeitiSk=?=\r\n"
		"Auto-Submitted: auto-generated\r\n"
		"MIME-Version: 1.0\r\n"
		"Content-Type: text/plain; charset=UTF-8\r\n"
		"Content-Transfer-Encoding: base64\r\n"
		"\r\n"
		"5oKo5aW977yaDQrku6PnorwgQUJDRA0K\r\n";
	struct letter letter = sample();
	struct conf conf = settings();
	struct buf out = {0};

	(void)state;
	assert_int_equal(mail_mime_write(&letter, &conf, &out), 0);
	assert_string_equal(base_buf_text(&out), wanted);
	base_buf_release(&out);
	store_letter_release(&letter);
}

/* No line is longer than 76 columns, and each ends with CR LF. */
static void check_lines(const struct buf *message)
{
	for (const char *line = message->data; *line;) {
		const char *end = strstr(line, "\r\n");

		assert_non_null(end);
		assert_true(end - line <= 76);
		assert_null(memchr(line, '\n', (size_t)(end - line)));
		assert_null(memchr(line, '\r', (size_t)(end - line)));
		line = end + 2;
	}
}

static void test_lengths(void **state)
{
	struct conf conf = settings();

	(void)state;
	for (size_t n = 0; n <= 399; n++) { /* every length, so every way of cutting characters of 1, 3 and 4 bytes */
		static const char *const units[] = {"a", "信", "𠮷", "é", "=", "."};
		const char *unit = units[n % BASE_COUNT(units)];
		struct letter letter = sample();
		struct buf message = {0}, text = {0}, wanted = {0};

		letter.subject[0] = '\0';
		while (strlen(letter.subject) + strlen(unit) <= n)
			strncat(letter.subject, unit, sizeof letter.subject - strlen(letter.subject) - 1);
		assert_int_equal(mail_mime_write(&letter, &conf, &message), 0);
		check_lines(&message);
		assert_int_equal(mail_read_message(message.data, message.len, &text), 0);
		base_buf_addf(&wanted, "\nSubject: %s\n\n您好：\n代碼 ABCD\n", letter.subject);
		assert_non_null(strstr(text.data, wanted.data));
		base_buf_release(&message);
		base_buf_release(&text);
		base_buf_release(&wanted);
		store_letter_release(&letter);
	}
}

static void test_refused(void **state)
{
	static const struct {
		size_t offset;
		const char *value;
		int err;
	} rows[] = {
		{offsetof(struct letter, subject), "x\r\nBcc: evil@example.org", ERR_SYNTAX},
		{offsetof(struct letter, subject), "x\ny", ERR_SYNTAX},
		{offsetof(struct letter, subject), "\x1b[2J", ERR_SYNTAX},
		{offsetof(struct letter, subject), "\x7f", ERR_SYNTAX},
		{offsetof(struct letter, subject), "\xff", ERR_ENCODING},
		{offsetof(struct letter, recipient_name), "王\rX: y", ERR_SYNTAX},
		{offsetof(struct letter, recipient_name), "\xe7\x8e", ERR_ENCODING},
		{offsetof(struct letter, recipient), "a@b>\r\nRCPT TO:<c@d", ERR_SYNTAX},
		{offsetof(struct letter, recipient), "a@b, c@d", ERR_SYNTAX},
		{offsetof(struct letter, recipient), "", ERR_SYNTAX},
		{offsetof(struct letter, message_id), "x\r\n@y", ERR_SYNTAX},
		{offsetof(struct letter, message_id), "", ERR_SYNTAX},
	};
	struct conf conf = settings();

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct letter letter = sample();
		struct buf out = {0};

		memcpy((char *)&letter + rows[i].offset, rows[i].value, strlen(rows[i].value) + 1);
		assert_int_equal(mail_mime_write(&letter, &conf, &out), rows[i].err);
		assert_int_equal(out.len, 0);
		store_letter_release(&letter);
	}
}

static void test_refused_elsewhere(void **state)
{
	struct letter letter = sample();
	struct conf conf = settings();
	struct buf out = {0};

	(void)state;
	base_mem_copy(conf.mail_name, sizeof conf.mail_name, "x\ny");
	assert_int_equal(mail_mime_write(&letter, &conf, &out), ERR_SYNTAX);
	conf = settings();
	base_mem_copy(conf.mail_from, sizeof conf.mail_from, "nobody");
	assert_int_equal(mail_mime_write(&letter, &conf, &out), ERR_SYNTAX);
	conf = settings();
	letter.created_at = INT64_MAX;
	assert_int_equal(mail_mime_write(&letter, &conf, &out), ERR_SYNTAX);
	letter.created_at = 0;
	letter.body[0] = '\xc0';
	assert_int_equal(mail_mime_write(&letter, &conf, &out), ERR_ENCODING);
	free(letter.body);
	letter.body = NULL;
	assert_int_equal(mail_mime_write(&letter, &conf, &out), ERR_NOT_FOUND);
	assert_int_equal(out.len, 0);
}

static void test_read(void **state)
{
	static const struct {
		const char *message, *text; /* NULL: refused */
	} rows[] = {
		{"Subject: hello\n\nplain\n", "Subject: hello\n\nplain\n"},
		{"subject: a\n\tb\r\n  c\r\nX: y\r\n\r\n", "Subject: a b c\n\n"},
		{"Subject: =?UTF-8?B?5L+h?= =?UTF-8?B?5L+h?= x\n\n", "Subject: 信信 x\n\n"},
		{"Subject: =?utf-8?b?5L+h?= x =?UTF-8?B?5L+h?=\n\n", "Subject: 信 x 信\n\n"},
		{"Subject: =?UTF-8?B?!!?=\n\n", "Subject: =?UTF-8?B?!!?=\n\n"},
		{"Subject: =?UTF-8?B?Gw==?=\n\n\x1b[2J", "Subject: ?\n\n?[2J"},
		{"Subject:\n\n", "Subject: \n\n"},
		{"X-Subject: no\n\n", "\n"},
		{"Content-Transfer-Encoding: base64\n\n5L+h\n5L+h\n", "\n信信"},
		{"Content-Transfer-Encoding: base64\n\n5L+h=x\n", NULL},
		{"Content-Transfer-Encoding: base64\n\n5L+", NULL},
		{"no header", NULL},
		{"", NULL},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct buf out = {0};
		int err = mail_read_message(rows[i].message, strlen(rows[i].message), &out);

		assert_int_equal(err, rows[i].text ? 0 : ERR_SYNTAX);
		assert_string_equal(base_buf_text(&out), rows[i].text ? rows[i].text : "");
		base_buf_release(&out);
	}
	assert_int_equal(mail_read_message("a: b\n\n\0", 7, &(struct buf){0}), ERR_SYNTAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bytes),	cmocka_unit_test(test_lengths),
		cmocka_unit_test(test_refused), cmocka_unit_test(test_refused_elsewhere),
		cmocka_unit_test(test_read),
	};

	return base_text_init() ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
