/* A letter to a message: encoded words, folding, base64. */
#include "config.h"

#include "mail/mime.h"

#include <openssl/evp.h>
#include <stdint.h>
#include <string.h>

#include "base/date.h"
#include "base/err.h"
#include "base/text.h"
#include "mail/address.h"

enum {
	LINE_BYTES = 57,   /* make 76 columns of base64 */
	WORD_BYTES = 39,   /* make 64 columns of encoded word, which leaves "Subject: " room in a line of 76 */
	PLAIN_COLUMNS = 60 /* of a value that needs neither encoding nor folding */
};

/* The end of the year 9999, beyond which a Date header cannot say anything. */
#define LAST_INSTANT_S INT64_C(253402271999)

static void add_base64(struct buf *out, const char *bytes, size_t n)
{
	char text[LINE_BYTES / 3 * 4 + 1];
	int length = EVP_EncodeBlock((unsigned char *)text, (const unsigned char *)bytes, (int)n);

	base_buf_add(out, text, (size_t)length);
}

/* Bytes of the longest run of whole characters that fits into limit. */
static size_t whole_characters(const char *text, size_t n, size_t limit)
{
	size_t used = 0;
	uint32_t code;

	while (used < n) {
		size_t step = base_text_decode(text + used, n - used, &code);

		if (used + step > limit)
			break;
		used += step;
	}
	return used;
}

/* Letters, digits, blanks and little else: in a name ("phrase") even a dot would need quotes. */
static int is_plain(const char *text, const char *also)
{
	size_t n = strlen(text);

	if (n > PLAIN_COLUMNS || text[0] == ' ' || (n > 0 && text[n - 1] == ' '))
		return 0;
	return strspn(text, also) == n;
}

#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -"

/* One word for each 39 bytes, never cutting a character in two; readers join the words again. */
static void add_encoded(struct buf *out, const char *text)
{
	size_t n = strlen(text);

	for (size_t at = 0; at < n;) {
		size_t step = whole_characters(text + at, n - at, WORD_BYTES);

		base_buf_add_text(out, at ? "\r\n =?UTF-8?B?" : "=?UTF-8?B?");
		add_base64(out, text + at, step);
		base_buf_add_text(out, "?=");
		at += step;
	}
}

static void add_subject(struct buf *out, const char *subject)
{
	base_buf_add_text(out, "Subject: ");
	if (is_plain(subject, LETTERS "!#$%&()*+,./:;@'"))
		base_buf_add_text(out, subject);
	else
		add_encoded(out, subject);
	base_buf_add_text(out, "\r\n");
}

static void add_mailbox(struct buf *out, const char *header, const char *name, const char *address)
{
	base_buf_addf(out, "%s: ", header);
	if (is_plain(name, LETTERS))
		base_buf_add_text(out, name);
	else
		add_encoded(out, name);
	base_buf_addf(out, "%s<%s>\r\n", *name ? "\r\n " : "", address);
}

/* The names are the RFC's, whatever the locale calls its days. */
static void add_date(struct buf *out, int64_t instant_s)
{
	static const char days[][4] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
	static const char months[][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
					 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	struct date date = base_date_at(instant_s);
	int64_t second = (instant_s + BASE_DATE_TAIPEI_S) % 86400;

	base_buf_addf(out, "Date: %s, %d %s %d %02d:%02d:%02d +0800\r\n", days[base_date_days(date) % 7], date.day,
		      months[date.month - 1], date.year, (int)(second / 3600), (int)(second / 60 % 60),
		      (int)(second % 60));
}

/* base64 of text must carry lines as CR LF (RFC 2045 6.8), whatever they ended with in the database. */
static void add_body(struct buf *out, const char *body)
{
	struct buf text = {0};

	for (; *body; body++)
		if (*body == '\n')
			base_buf_add(&text, "\r\n", 2);
		else if (*body != '\r')
			base_buf_add_char(&text, *body);
	for (size_t at = 0; at < text.len; at += LINE_BYTES) {
		add_base64(out, text.data + at, text.len - at < LINE_BYTES ? text.len - at : LINE_BYTES);
		base_buf_add_text(out, "\r\n");
	}
	base_buf_release(&text);
}

/* Whether text can stand in a header once it is encoded. */
static int check_text(const char *text)
{
	if (!base_text_is_utf8(text, strlen(text)))
		return ERR_ENCODING;
	for (const char *c = text; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7f)
			return ERR_SYNTAX;
	return 0;
}

int mail_mime_is_sender_safe(const struct conf *conf)
{
	return mail_address_is_safe(conf->mail_from) && check_text(conf->mail_name) == 0;
}

static int check(const struct letter *letter, const struct conf *conf)
{
	int err = check_text(letter->subject);

	if (!err)
		err = check_text(letter->recipient_name);
	if (!err && (!mail_address_is_safe(letter->recipient) || !mail_address_is_safe(letter->message_id)))
		err = ERR_SYNTAX;
	if (!err && !mail_mime_is_sender_safe(conf))
		err = ERR_SYNTAX;
	if (!err && (letter->created_at < 0 || letter->created_at > LAST_INSTANT_S))
		err = ERR_SYNTAX;
	if (!err && !letter->body)
		err = ERR_NOT_FOUND;
	if (!err && !base_text_is_utf8(letter->body, strlen(letter->body)))
		err = ERR_ENCODING;
	return err;
}

int mail_mime_write(const struct letter *letter, const struct conf *conf, struct buf *out)
{
	int err = check(letter, conf);

	if (err)
		return err;
	add_date(out, letter->created_at);
	base_buf_addf(out, "Message-ID: <%s>\r\n", letter->message_id);
	add_mailbox(out, "From", conf->mail_name, conf->mail_from);
	add_mailbox(out, "To", letter->recipient_name, letter->recipient);
	add_subject(out, letter->subject);
	base_buf_add_text(out, "Auto-Submitted: auto-generated\r\n"
			       "MIME-Version: 1.0\r\n"
			       "Content-Type: text/plain; charset=UTF-8\r\n"
			       "Content-Transfer-Encoding: base64\r\n"
			       "\r\n");
	add_body(out, letter->body);
	return 0;
}
