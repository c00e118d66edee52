/* The delivery run: order, states, waiting, giving up; with a transport that answers what a test wants. */
#include "config.h"

#include "mail-fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "mail/mime.h"
#include "mail/outbox.h"
#include "mail/receipt.h"

static struct {
	struct store *store;	      /* looked into while a letter is on its way */
	enum verdict_kind kind;	      /* what the next deliveries amount to */
	int open_err;
	unsigned opened, delivered, stop_after;
	int64_t last_id;
	char state[9]; /* of the last letter, in the database, while it was delivered */
	int is_alarm;
	const char *move_from, *move_to; /* what happens to the data directory meanwhile; NULL: nothing */
} script;

struct carrier {
	char nothing;
};

static int open_script(struct carrier **carrier, const struct outbox *outbox)
{
	static struct carrier only;

	(void)outbox;
	*carrier = &only;
	script.opened++;
	return script.open_err;
}

static void deliver_script(struct carrier *carrier, const struct letter *letter, const struct buf *message,
			   struct verdict *verdict)
{
	struct letter row;

	(void)carrier;
	assert_non_null(strstr(message->data, letter->message_id));
	assert_true(letter->id > script.last_id || script.kind == VERDICT_LATER);
	script.last_id = letter->id;
	script.delivered++;
	assert_int_equal(store_letter_get(script.store, letter->id, &row), 0);
	strcpy(script.state, row.state);
	store_letter_release(&row);
	if (script.move_from)
		assert_int_equal(rename(script.move_from, script.move_to), 0);
	mail_verdict_set(verdict, script.kind, script.is_alarm, "550 because");
}

static void close_script(struct carrier *carrier)
{
	(void)carrier;
}

static int is_stopping(void)
{
	return script.stop_after && script.delivered >= script.stop_after;
}

static const struct transport scripted = {
	.channel = STORE_LETTER_MAIL,
	.name = "script",
	.open = open_script,
	.write = mail_mime_write,
	.deliver = deliver_script,
	.close = close_script,
};

static struct outbox outbox_of(struct fixture *fixture, enum verdict_kind kind)
{
	memset(&script, 0, sizeof script);
	script.kind = kind;
	script.store = fixture->store;
	return (struct outbox){
		.store = fixture->store, .conf = &fixture->conf, .transport = &scripted, .is_stopping = is_stopping};
}

static void run(const struct outbox *outbox, unsigned delivered, unsigned later, unsigned never)
{
	struct outbox_tally tally;

	assert_int_equal(mail_outbox_run_once(outbox, &tally), 0);
	assert_int_equal(tally.delivered, delivered);
	assert_int_equal(tally.later, later);
	assert_int_equal(tally.never, never);
}

static void test_delivered(void **state)
{
	struct outbox outbox = outbox_of(*state, VERDICT_DELIVERED);
	struct letter letter;
	int64_t last = fixture_post(*state, 3);

	run(&outbox, 3, 0, 0);
	assert_int_equal(script.opened, 1);
	assert_string_equal(script.state, "sending");
	letter = fixture_get(*state, last);
	assert_string_equal(letter.state, "sent");
	assert_string_equal(letter.reply, "550 because");
	assert_int_equal(letter.tries, 1);
	assert_int_equal(letter.sent_at, FIXTURE_NOW);
	assert_null(letter.body);
	run(&outbox, 0, 0, 0);
	assert_int_equal(script.opened, 1); /* nothing due: nothing is opened */
}

/* Tries at 0, 1, 6, 21 minutes and then each hour; never a second before; 28 in all. */
static void test_later(void **state)
{
	struct outbox outbox = outbox_of(*state, VERDICT_LATER);
	int64_t id = fixture_post(*state, 1), now = FIXTURE_NOW;
	static const int waits_s[] = {60, 300, 900};
	struct letter letter;

	for (size_t i = 0; i < 27; i++) {
		run(&outbox, 0, 1, 0);
		now += i < BASE_COUNT(waits_s) ? waits_s[i] : 3600;
		letter = fixture_get(*state, id);
		assert_string_equal(letter.state, "waiting");
		assert_int_equal(letter.due_at, now);
		assert_int_equal(letter.tries, i + 1);
		assert_non_null(letter.body);
		store_letter_release(&letter);
		base_clock_set(now - 1);
		run(&outbox, 0, 0, 0);
		base_clock_set(now);
	}
	assert_true(now - FIXTURE_NOW >= 24 * 3600);
	run(&outbox, 0, 0, 1);
	letter = fixture_get(*state, id);
	assert_string_equal(letter.state, "failed");
	assert_non_null(letter.body); /* the operator may try again */
	store_letter_release(&letter);
}

static void test_never(void **state)
{
	struct outbox outbox = outbox_of(*state, VERDICT_NEVER);
	int64_t id = fixture_post(*state, 1);
	struct letter letter;

	run(&outbox, 0, 0, 1);
	letter = fixture_get(*state, id);
	assert_string_equal(letter.state, "failed");
	assert_string_equal(letter.reply, "550 because");
	store_letter_release(&letter);
	base_clock_set(FIXTURE_NOW + 1000000);
	run(&outbox, 0, 0, 0);
}

/* One bad letter does not hold up the others and never reaches the transport. */
static void test_bad_letter(void **state)
{
	struct fixture *fixture = *state;
	struct outbox outbox = outbox_of(fixture, VERDICT_DELIVERED);
	struct letter letter = fixture_letter(1);

	base_mem_copy(letter.subject, sizeof letter.subject, "x\r\nBcc: evil@example.org");
	base_mem_copy(letter.message_id, sizeof letter.message_id, "bad@example.org");
	assert_int_equal(store_begin(fixture->store), 0);
	assert_int_equal(store_letter_insert(fixture->store, &letter), 0);
	assert_int_equal(store_commit(fixture->store), 0);
	store_letter_release(&letter);
	fixture_post(fixture, 2);
	run(&outbox, 2, 0, 1);
	assert_int_equal(script.delivered, 2);
	letter = fixture_get(fixture, letter.id);
	assert_string_equal(letter.state, "failed");
	assert_string_equal(letter.reply, base_err_text(ERR_SYNTAX));
	store_letter_release(&letter);
}

static void test_stop(void **state)
{
	struct outbox outbox = outbox_of(*state, VERDICT_DELIVERED);

	fixture_post(*state, 3);
	script.stop_after = 2;
	run(&outbox, 2, 0, 0);
	script.stop_after = 0;
	run(&outbox, 1, 0, 0);
}

/* A transport that cannot be opened is no fault of the letters. */
static void test_closed(void **state)
{
	struct outbox outbox = outbox_of(*state, VERDICT_DELIVERED);
	int64_t id = fixture_post(*state, 1);
	struct outbox_tally tally;
	struct letter letter;

	script.open_err = ERR_IO;
	assert_int_equal(mail_outbox_run_once(&outbox, &tally), ERR_IO);
	letter = fixture_get(*state, id);
	assert_string_equal(letter.state, "waiting");
	assert_int_equal(letter.tries, 0);
	store_letter_release(&letter);
}

static void put_state(struct fixture *fixture, int64_t id, const char *word, int64_t tries)
{
	struct letter letter = fixture_get(fixture, id);

	base_mem_copy(letter.state, sizeof letter.state, word);
	letter.tries = tries;
	assert_int_equal(store_begin(fixture->store), 0);
	assert_int_equal(store_letter_update(fixture->store, &letter), 0);
	assert_int_equal(store_commit(fixture->store), 0);
	store_letter_release(&letter);
}

static void test_recover(void **state)
{
	struct outbox outbox = outbox_of(*state, VERDICT_DELIVERED);
	int64_t id = fixture_post(*state, 1), count;
	struct letter letter;

	put_state(*state, id, "sending", 1);
	run(&outbox, 0, 0, 0); /* only a start may think it interrupted */
	assert_int_equal(mail_outbox_recover(&outbox, &count), 0);
	assert_int_equal(count, 1);
	run(&outbox, 1, 0, 0);
	letter = fixture_get(*state, id);
	assert_int_equal(letter.tries, 2);
	assert_string_equal(letter.message_id, "m0@example.org");
	assert_int_equal(mail_outbox_recover(&outbox, &count), 0);
	assert_int_equal(count, 0);
}

/* What the receipt says was taken is sent; another letter's receipt says nothing. */
static void test_receipt(void **state)
{
	struct fixture *fixture = *state;
	struct outbox outbox = outbox_of(fixture, VERDICT_DELIVERED);
	int64_t id = fixture_post(fixture, 2), count;
	struct letter letter = fixture_get(fixture, id), other = fixture_get(fixture, id - 1);
	struct verdict verdict;

	put_state(fixture, id, "sending", 1);
	put_state(fixture, id - 1, "sending", 1);
	mail_verdict_set(&verdict, VERDICT_DELIVERED, 0, "250 2.0.0 queued as 17");
	other.id = id; /* as if the database had been made anew */
	assert_int_equal(mail_receipt_write(&fixture->conf, &other, &verdict), 0);
	assert_false(mail_receipt_find(&fixture->conf, &letter, &verdict));
	assert_int_equal(mail_receipt_write(&fixture->conf, &letter, &verdict), 0);
	store_letter_release(&letter);
	store_letter_release(&other);

	assert_int_equal(mail_outbox_recover(&outbox, &count), 0);
	assert_int_equal(count, 1);
	letter = fixture_get(fixture, id);
	assert_string_equal(letter.state, "sent");
	assert_string_equal(letter.reply, "250 2.0.0 queued as 17");
	assert_null(letter.body);
	letter = fixture_get(fixture, id - 1);
	assert_string_equal(letter.state, "waiting");
	store_letter_release(&letter);

	put_state(fixture, id - 1, "sending", 1);
	assert_int_equal(mail_outbox_recover(&outbox, &count), 0); /* an old receipt is in nobody's way */
	assert_int_equal(count, 1);
}

/* A letter that kills its mailer each time does not do so for ever. */
static void test_deadly_letter(void **state)
{
	struct outbox outbox = outbox_of(*state, VERDICT_DELIVERED);
	int64_t id = fixture_post(*state, 1);
	struct letter letter;

	put_state(*state, id, "waiting", 28);
	run(&outbox, 0, 0, 1);
	assert_int_equal(script.delivered, 0);
	letter = fixture_get(*state, id);
	assert_string_equal(letter.state, "failed");
	store_letter_release(&letter);
}

/* A letter that was put off by a clock which has been set back since does not wait for that year to come again. */
static void test_clock_set_back(void **state)
{
	struct outbox outbox = outbox_of(*state, VERDICT_LATER);
	struct letter letter;
	int64_t id = fixture_post(*state, 1);

	run(&outbox, 0, 1, 0);
	base_clock_set(FIXTURE_NOW - 86400);
	outbox = outbox_of(*state, VERDICT_DELIVERED);
	run(&outbox, 1, 0, 0);
	letter = fixture_get(*state, id);
	assert_string_equal(letter.state, "sent");
	store_letter_release(&letter);
}

/* A verdict that can be written nowhere any more, as the data directory is gone, is not insisted on. */
static void test_gone(void **state)
{
	struct fixture *fixture = *state;
	struct outbox outbox = outbox_of(fixture, VERDICT_DELIVERED);
	struct outbox_tally tally;
	char away[sizeof fixture->data + 4];

	fixture_post(fixture, 1);
	snprintf(away, sizeof away, "%s-old", fixture->data);
	script.move_from = fixture->data;
	script.move_to = away;
	alarm(30); /* insisting would never end */
	assert_int_equal(mail_outbox_run_once(&outbox, &tally), 0);
	assert_int_equal(script.delivered, 1);
	alarm(0);
	assert_int_equal(rename(away, fixture->data), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_delivered),  FIXTURE_TEST(test_later),   FIXTURE_TEST(test_never),
		FIXTURE_TEST(test_bad_letter), FIXTURE_TEST(test_stop),	   FIXTURE_TEST(test_closed),
		FIXTURE_TEST(test_recover),    FIXTURE_TEST(test_receipt), FIXTURE_TEST(test_deadly_letter),
		FIXTURE_TEST(test_clock_set_back), FIXTURE_TEST(test_gone),
	};

	if (base_text_init() || base_log_open("test", "/dev/null"))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
