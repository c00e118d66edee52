/* A letter in a maildir: whole, private, and there once however often it is delivered. */
#include "config.h"

#include "mail-fixture.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "mail/maildir.h"
#include "mail/mime.h"
#include "mail/outbox.h"
#include "mail/shelf.h"
#include "mail/transport.h"

static void deliver(struct fixture *fixture, struct letter *letter, enum verdict_kind wanted)
{
	const struct transport *transport = mail_transport_find("mail", "maildir");
	struct carrier *carrier = NULL;
	struct verdict verdict;
	struct buf message = {0};

	assert_int_equal(mail_mime_write(letter, &fixture->conf, &message), 0);
	assert_int_equal(transport->open(&carrier, &(struct outbox){.conf = &fixture->conf}), 0);
	transport->deliver(carrier, letter, &message, &verdict);
	transport->close(carrier);
	assert_int_equal(verdict.kind, wanted);
	assert_int_equal(verdict.is_alarm, wanted != VERDICT_DELIVERED);
	base_buf_release(&message);
}

static size_t count(struct fixture *fixture)
{
	struct shelf shelf;
	size_t n;

	assert_int_equal(mail_shelf_open(&shelf, &fixture->conf), 0);
	n = shelf.n;
	mail_shelf_release(&shelf);
	return n;
}

static void path_of(struct fixture *fixture, const char *folder, const struct letter *letter, char path[256])
{
	char name[MAIL_MAILDIR_NAME_SIZE];

	mail_maildir_name(letter, name);
	snprintf(path, 256, "%s/mail/%s/%s", fixture->data, folder, name);
}

static void test_whole(void **state)
{
	struct letter letter = fixture_letter(1);
	struct buf text = {0};
	char path[256];
	struct stat st;

	letter.id = 17;
	letter.tries = 1;
	assert_int_equal(count(*state), 0);
	deliver(*state, &letter, VERDICT_DELIVERED);
	path_of(*state, "new", &letter, path);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(base_file_read(path, 65536, &text), 0);
	assert_null(strchr(text.data, '\r'));
	assert_non_null(strstr(text.data, "\nMessage-ID: <m1@example.org>\n"));
	assert_string_equal(text.data + text.len - strlen("IEFCQ0QNCg==\n"), "IEFCQ0QNCg==\n");
	base_buf_release(&text);
	store_letter_release(&letter);
}

static void test_once(void **state)
{
	struct letter letter = fixture_letter(1), other = fixture_letter(2);
	char new[256], cur[300];

	letter.id = other.id = 17; /* the same id in a database made anew is another letter */
	for (letter.tries = 1; letter.tries <= 3; letter.tries++)
		deliver(*state, &letter, VERDICT_DELIVERED);
	assert_int_equal(count(*state), 1);
	deliver(*state, &other, VERDICT_DELIVERED);
	assert_int_equal(count(*state), 2);

	path_of(*state, "new", &letter, new);
	path_of(*state, "cur", &letter, cur);
	strcat(cur, ":2,S"); /* a mail reader has seen it */
	assert_int_equal(rename(new, cur), 0);
	deliver(*state, &letter, VERDICT_DELIVERED);
	assert_int_equal(count(*state), 2);
	assert_int_equal(access(new, F_OK), -1);
	store_letter_release(&letter);
	store_letter_release(&other);
}

/* What a killed mailer left half written in tmp is in nobody's way. */
static void test_remnant(void **state)
{
	struct letter letter = fixture_letter(1);
	struct buf text = {0};
	char tmp[256], new[256];

	letter.tries = 2;
	deliver(*state, &letter, VERDICT_DELIVERED);
	path_of(*state, "new", &letter, new);
	path_of(*state, "tmp", &letter, tmp);
	assert_int_equal(rename(new, tmp), 0);
	assert_int_equal(base_file_write(tmp, "half", 4, 0600), 0);
	assert_int_equal(count(*state), 0);
	deliver(*state, &letter, VERDICT_DELIVERED);
	assert_int_equal(count(*state), 1);
	assert_int_equal(access(tmp, F_OK), -1);
	assert_int_equal(base_file_read(new, 65536, &text), 0);
	assert_non_null(strstr(text.data, "\n\n"));
	base_buf_release(&text);
	store_letter_release(&letter);
}

static void test_trouble(void **state)
{
	struct fixture *fixture = *state;
	struct letter letter = fixture_letter(1);
	struct carrier *carrier = NULL;
	char path[256];

	path_of(fixture, "tmp", &letter, path);
	deliver(fixture, &letter, VERDICT_DELIVERED);
	assert_int_equal(mkdir(path, 0700), 0); /* what stands in the way cannot be overwritten */
	deliver(fixture, &letter, VERDICT_LATER);
	base_mem_copy(fixture->conf.maildir, sizeof fixture->conf.maildir, "/dev/null/mail");
	assert_true(mail_maildir_transport.open(&carrier, &(struct outbox){.conf = &fixture->conf}) < 0);
	assert_null(carrier);
	assert_null(mail_transport_find("mail", "pigeon"));
	store_letter_release(&letter);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_whole),
		FIXTURE_TEST(test_once),
		FIXTURE_TEST(test_remnant),
		FIXTURE_TEST(test_trouble),
	};

	return base_text_init() ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
