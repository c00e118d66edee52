/* Text messages: which ways there are, what each hands over, how often it is tried. */
#include "config.h"

#include "mail-fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "mail/outbox.h"
#include "mail/read.h"
#include "mail/shelf.h"

static int never(void)
{
	return 0;
}

static struct outbox outbox_of(struct fixture *fixture, const char *way)
{
	struct outbox outbox = {.store = fixture->store, .conf = &fixture->conf, .is_stopping = never};

	outbox.transport = mail_transport_find(STORE_LETTER_MAIL, "maildir");
	outbox.sms = mail_transport_find(STORE_LETTER_SMS, way);
	assert_non_null(outbox.sms);
	return outbox;
}

static int64_t post(struct fixture *fixture, int number, const char *recipient)
{
	struct letter letter = fixture_letter(number);

	base_mem_copy(letter.channel, sizeof letter.channel, STORE_LETTER_SMS);
	base_mem_copy(letter.recipient, sizeof letter.recipient, recipient);
	letter.recipient_name[0] = '\0';
	assert_int_equal(store_begin(fixture->store), 0);
	assert_int_equal(store_letter_insert(fixture->store, &letter), 0);
	assert_int_equal(store_commit(fixture->store), 0);
	store_letter_release(&letter);
	return letter.id;
}

static void run(const struct outbox *outbox, unsigned delivered, unsigned later, unsigned never_)
{
	struct outbox_tally tally;

	assert_int_equal(mail_outbox_run_once(outbox, &tally), 0);
	assert_int_equal(tally.delivered, delivered);
	assert_int_equal(tally.later, later);
	assert_int_equal(tally.never, never_);
}

static void assert_state(struct fixture *fixture, int64_t id, const char *state, const char *reply)
{
	struct letter letter = fixture_get(fixture, id);

	assert_string_equal(letter.state, state);
	assert_string_equal(letter.reply, reply);
	store_letter_release(&letter);
}

/* By the gateway's mailbox; the number stands nowhere else than in its address. */
static void test_mailbox(void **state)
{
	static const char *const ways[] = {"maildir", "mail"};
	struct fixture *fixture = *state;
	struct buf message = {0}, text = {0};
	struct shelf shelf = {0};

	base_mem_copy(fixture->conf.sms_address, sizeof fixture->conf.sms_address, "gw+{number}@sms.example.org");
	for (size_t i = 0; i < BASE_COUNT(ways); i++) {
		struct outbox outbox = outbox_of(fixture, ways[i]);
		int64_t id = post(fixture, (int)i, "0912345678");

		run(&outbox, 1, 0, 0);
		assert_state(fixture, id, "sent", "已存入信件匣");
	}
	assert_int_equal(mail_shelf_open(&shelf, &fixture->conf), 0);
	assert_int_equal(shelf.n, BASE_COUNT(ways));
	assert_int_equal(base_file_read(shelf.paths[0], 65536, &message), 0);
	assert_non_null(strstr(message.data, "To: <gw+0912345678@sms.example.org>"));
	assert_int_equal(mail_read_message(message.data, message.len, &text), 0);
	assert_non_null(strstr(text.data, "代碼 ABCD"));
	base_buf_release(&message);
	base_buf_release(&text);
	mail_shelf_release(&shelf);
}

/* A pattern without the hole, and what is no number, are refused before anything is written. */
static void test_bad_number(void **state)
{
	static const char *const numbers[] = {"",	      "0912-345678",   "a@b",
					      "0912345678\n", "+886912345678", "1234567890123456"};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < BASE_COUNT(numbers); i++) {
		struct outbox outbox = outbox_of(fixture, i % 2 ? "maildir" : "exec");
		struct errand errand = {.fd = -1};
		int64_t id;

		outbox.errand = &errand;
		id = post(fixture, (int)i, numbers[i]);
		run(&outbox, 0, 0, 1);
		assert_state(fixture, id, "failed", base_err_text(ERR_SYNTAX));
	}
}

static void start(struct fixture *fixture, struct errand *errand, const char *script)
{
	struct buf path = {0};

	base_buf_addf(&path, "%s/program", fixture->data);
	assert_int_equal(base_file_write(path.data, script, strlen(script), 0700), 0);
	assert_int_equal(base_errand_start(errand, path.data, 20), 0);
	base_buf_release(&path);
}

/* A program gets number and text; what it says is the reply. */
static void test_program(void **state)
{
	struct fixture *fixture = *state;
	struct outbox outbox = outbox_of(fixture, "exec");
	struct errand errand;
	int64_t id;

	start(fixture, &errand, "#!/bin/sh\nread -r number\nread -r text\necho \"to $number: $text\"\necho more\n");
	outbox.errand = &errand;
	id = post(fixture, 1, "0912345678");
	run(&outbox, 1, 0, 0);
	assert_state(fixture, id, "sent", "to 0912345678: 代碼 ABCD");
	base_errand_stop(&errand);
}

/* Once more after a minute, then no more: the code has expired by then.  Escapes do not reach the operator. */
static void test_failing_program(void **state)
{
	struct fixture *fixture = *state;
	struct outbox outbox = outbox_of(fixture, "exec");
	struct errand errand;
	int64_t id;

	start(fixture, &errand, "#!/bin/sh\nprintf 'no \\033[31mcredit\\n'\nexit 1\n");
	outbox.errand = &errand;
	id = post(fixture, 1, "0912345678");
	run(&outbox, 0, 1, 0);
	assert_state(fixture, id, "waiting", "no ?[31mcredit");
	base_clock_set(FIXTURE_NOW + 60);
	run(&outbox, 0, 0, 1);
	assert_state(fixture, id, "failed", "no ?[31mcredit");
	base_errand_stop(&errand);
}

/* Without the program text messages wait and fail; letters leave all the same. */
static void test_no_program(void **state)
{
	struct fixture *fixture = *state;
	struct outbox outbox = outbox_of(fixture, "exec");
	struct errand errand = {.fd = -1};
	int64_t id = post(fixture, 99, "0912345678");

	outbox.errand = &errand;
	fixture_post(fixture, 2);
	run(&outbox, 2, 1, 0);
	assert_state(fixture, id, "waiting", "簡訊程式無法執行或執行失敗");
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_mailbox), CASE(test_bad_number),  CASE(test_program),
		CASE(test_failing_program), CASE(test_no_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
