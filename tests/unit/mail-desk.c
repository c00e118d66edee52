/* What the operator sees of the outbox, and what he can do. */
#include "config.h"

#include "mail-fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/text.h"
#include "mail/desk.h"
#include "mail/mime.h"
#include "mail/outbox.h"
#include "mail/transport.h"

static void change(struct fixture *fixture, int64_t id, const char *word, const char *reply)
{
	struct letter letter = fixture_get(fixture, id);

	base_mem_copy(letter.state, sizeof letter.state, word);
	base_mem_copy(letter.reply, sizeof letter.reply, reply);
	letter.tries = 2;
	assert_int_equal(store_begin(fixture->store), 0);
	assert_int_equal(store_letter_update(fixture->store, &letter), 0);
	assert_int_equal(store_commit(fixture->store), 0);
	store_letter_release(&letter);
}

static char *list(struct fixture *fixture, const char *word)
{
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	assert_int_equal(mail_desk_list(fixture->store, word, out), 0);
	fclose(out);
	return text;
}

static void test_list(void **state)
{
	int64_t last = fixture_post(*state, 3);
	char *text;

	change(*state, last - 1, "failed", "550 5.1.1 no\x1b[2J");
	text = list(*state, NULL);
	assert_string_equal(text, "編號    狀態    次數  下次或送出時間       種類                  "
				  "收件人                    最後回覆\n"
				  "1       等待中  0     2026-11-22 09:32:05  activation-verify     "
				  "w***@example.org          \n"
				  "2       已放棄  2     2026-11-22 09:32:05  activation-verify     "
				  "w***@example.org          550 5.1.1 no?[2J\n"
				  "3       等待中  0     2026-11-22 09:32:05  activation-verify     "
				  "w***@example.org          \n");
	free(text);
	text = list(*state, "failed");
	assert_non_null(strstr(text, "\n2 "));
	assert_null(strstr(text, "\n1 "));
	assert_null(strstr(text, "\n3 "));
	free(text);
}

static void test_list_pages(void **state)
{
	unsigned lines = 0;
	char *text;

	fixture_post(*state, 70);
	text = list(*state, "waiting");
	for (const char *c = text; *c; c++)
		lines += *c == '\n';
	assert_int_equal(lines, 71);
	free(text);
}

static int retry(struct fixture *fixture, int64_t id)
{
	int err;

	assert_int_equal(store_begin(fixture->store), 0);
	err = store_letter_retry(fixture->store, id, base_clock_now_s());
	assert_int_equal(store_commit(fixture->store), 0);
	return err;
}

static void test_retry(void **state)
{
	struct fixture *fixture = *state;
	int64_t last = fixture_post(fixture, 4), count;
	struct letter letter;

	change(fixture, last - 3, "failed", "550 no");
	change(fixture, last - 2, "failed", "550 no");
	change(fixture, last - 1, "sent", "250 ok");
	change(fixture, last, "sending", "");
	base_clock_set(FIXTURE_NOW + 100);
	assert_int_equal(retry(fixture, last - 3), 0);
	assert_int_equal(retry(fixture, last - 1), ERR_CONFLICT);
	assert_int_equal(retry(fixture, last), ERR_CONFLICT);
	assert_int_equal(retry(fixture, last + 1), ERR_NOT_FOUND);
	letter = fixture_get(fixture, last - 3);
	assert_string_equal(letter.state, "waiting");
	assert_int_equal(letter.tries, 0);
	assert_int_equal(letter.due_at, FIXTURE_NOW + 100);
	assert_string_equal(letter.reply, "550 no"); /* until there is a newer one */
	store_letter_release(&letter);

	assert_int_equal(store_begin(fixture->store), 0);
	assert_int_equal(store_letter_retry_failed(fixture->store, base_clock_now_s(), &count), 0);
	assert_int_equal(store_commit(fixture->store), 0);
	assert_int_equal(count, 1);
}

static void deliver(struct fixture *fixture, int number)
{
	const struct transport *transport = &mail_maildir_transport;
	struct letter letter = fixture_letter(number);
	struct carrier *carrier = NULL;
	struct verdict verdict;
	struct buf message = {0};

	letter.id = number;
	snprintf(letter.subject, sizeof letter.subject, "第%d封", number);
	assert_int_equal(mail_mime_write(&letter, &fixture->conf, &message), 0);
	assert_int_equal(transport->open(&carrier, &(struct outbox){.conf = &fixture->conf}), 0);
	transport->deliver(carrier, &letter, &message, &verdict);
	transport->close(carrier);
	base_buf_release(&message);
	store_letter_release(&letter);
}

static char *read_mail(struct fixture *fixture, size_t most, size_t wanted)
{
	char *text = NULL;
	size_t n, count;
	FILE *out = open_memstream(&text, &n);

	assert_int_equal(mail_desk_read(&fixture->conf, most, out, &count), 0);
	fclose(out);
	assert_int_equal(count, wanted);
	return text;
}

#define SHOWN(subject) \
	"Date: Sun, 22 Nov 2026 09:32:05 +0800\nFrom: 醫事系統入口網 <portal@localhost.localdomain>\n" \
	"To: 王大明 <wang@example.org>\nSubject: " subject "\n\n代碼 ABCD\n\n"

static void test_read(void **state)
{
	struct fixture *fixture = *state;
	char *text = read_mail(fixture, 10, 0);

	assert_string_equal(text, "");
	free(text);
	deliver(fixture, 10);
	deliver(fixture, 9); /* by number, not by spelling: 9 comes before 10 */
	deliver(fixture, 8);
	text = read_mail(fixture, 2, 2);
	assert_string_equal(text, SHOWN("第9封") SHOWN("第10封"));
	free(text);
	base_mem_copy(fixture->conf.mail_transport, sizeof fixture->conf.mail_transport, "smtp");
	text = read_mail(fixture, 2, 0);
	assert_non_null(strstr(text, "localhost:587"));
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_list),
		FIXTURE_TEST(test_list_pages),
		FIXTURE_TEST(test_retry),
		FIXTURE_TEST(test_read),
	};

	return base_text_init() ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
