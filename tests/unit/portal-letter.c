/*
 * Letter templates: what an operator may write, what is refused and where, and what a value can do (nothing).
 */
#include "config.h"

#include "portal-fixture.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/verification.h"
#include "portal/activation.h"
#include "portal/letter.h"
#include "portal/link.h"
#include "portal/verification.h"
#include "store/letter.h"

static const char sound[] = "主旨\n\n內文\n";

/* Templates of the test's own, of all names, in a folder "forms" below the data directory; verify NULL: not it. */
static void write_templates(struct fixture *fixture, const char *verify)
{
	char path[1024];
	const char *ours = getenv("MAPORTAL_FORMS");
	const struct dirent *entry;
	DIR *letters;

	snprintf(path, sizeof path, "%s/letter", ours ? ours : "forms");
	letters = opendir(path);
	assert_non_null(letters);
	snprintf(path, sizeof path, "%s/forms/letter", fixture->data);
	assert_int_equal(base_file_make_folder(path, 0700), 0);
	while ((entry = readdir(letters))) {
		if (!strstr(entry->d_name, ".letter"))
			continue;
		snprintf(path, sizeof path, "%s/forms/letter/%s", fixture->data, entry->d_name);
		assert_int_equal(base_file_write(path, sound, sizeof sound - 1, 0600), 0);
	}
	closedir(letters);
	snprintf(path, sizeof path, "%s/forms/letter/activation-verify.letter", fixture->data);
	if (verify)
		assert_int_equal(base_file_write(path, verify, strlen(verify), 0600), 0);
	else
		assert_int_equal(unlink(path), 0);
}

static void test_faults(void **state)
{
	static const struct {
		const char *text, *complaint;
	} rows[] = {
		{"主旨\n\n{name} 您好\n", NULL},
		{"{name} 您好\n\n{code}{token}{link}{command}\n", NULL},
		{"", ":1:1: 第一行須為主旨，第二行須空白，其後為內文"},
		{"主旨", ":1:5: 第一行須為主旨，第二行須空白，其後為內文"},
		{"主旨\n內文\n\n", ":1:5: 第一行須為主旨，第二行須空白，其後為內文"},
		{"\n\n內文\n", ":1:1: 第一行須為主旨，第二行須空白，其後為內文"},
		{"主旨\n\n您好 {nobody}\n", ":3:6: 這封信沒有這個代換字"},
		{"主旨\n\n{}\n", ":3:1: 這封信沒有這個代換字"},
		{"主旨\n\n您好 {name\n", ":3:6: 大括號沒有結束"},
		{"主{旨\n\n}", ":1:3: 大括號沒有結束"},
		{"主旨\r\n\r\n內文\r\n", ":1:5: 不可含有控制字元"},
		{"主旨\n\n內\033[2J文\n", ":3:3: 不可含有控制字元"},
		{"主旨\n\n內\xff文\n", ":3:3: "},
		{"\xef\xbb\xbf主旨\n\n內文\n", ":1:1: "},
		{"主旨\n\n\xe2\x80\xae內文\n", ":3:1: "},
	};
	struct fixture *fixture = *state;
	char folder[FOLDER_SIZE + 8];

	snprintf(folder, sizeof folder, "%s/forms", fixture->data);
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct problems complaints = {0};

		write_templates(fixture, rows[i].text);
		assert_int_equal(portal_letter_check(folder, &complaints),
				 rows[i].complaint ? ERR_SYNTAX : 0);
		assert_int_equal(complaints.n, rows[i].complaint != NULL);
		if (rows[i].complaint) {
			assert_int_equal(strncmp(complaints.rows[0].text, folder, strlen(folder)), 0);
			if (!strstr(complaints.rows[0].text, rows[i].complaint))
				fail_msg("%s instead of %s", complaints.rows[0].text, rows[i].complaint);
		}
		base_problem_release(&complaints);
	}
}

/* A template that is no file at all, or not there. */
static void test_missing(void **state)
{
	struct fixture *fixture = *state;
	struct problems complaints = {0};
	char folder[FOLDER_SIZE + 8], path[FOLDER_SIZE + 64];

	snprintf(folder, sizeof folder, "%s/forms", fixture->data);
	write_templates(fixture, sound);
	write_templates(fixture, NULL);
	assert_int_equal(portal_letter_check(folder, &complaints), ERR_NOT_FOUND);
	snprintf(path, sizeof path, "%s/letter/activation-verify.letter", folder);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_int_equal(portal_letter_check(folder, &complaints), ERR_IO);
	base_problem_release(&complaints);
}

/*
 * The folder of the forms may be named relative to the data directory; values are put in and not looked at
 * again.
 */
static void test_post(void **state)
{
	struct fixture *fixture = *state;
	struct activation activation;
	struct letter letter;

	write_templates(fixture, "給 {name}\n\n{login_name} {{name}\n{expires}\n");
	base_mem_copy(fixture->conf.forms, sizeof fixture->conf.forms, "forms");
	fixture_fill(&activation);
	assert_string_equal(fixture_run(fixture, &portal_activation_submit, &activation),
			    base_err_text(ERR_SYSTEM));
	write_templates(fixture, "給 {name}\n\n{login_name} {name}}\n\n{name}{\n");
	assert_string_equal(fixture_run(fixture, &portal_activation_submit, &activation),
			    base_err_text(ERR_SYSTEM));
	assert_int_equal(fixture_count_letters(fixture), 0);
	write_templates(fixture, "給 {name}\n\n{login_name} {name}}\n\n末行");
	assert_string_equal(fixture_run(fixture, &portal_activation_submit, &activation), "");
	assert_int_equal(store_letter_get(fixture->portal.store, 1, &letter), 0);
	assert_string_equal(letter.subject, "給 王小明");
	assert_string_equal(letter.body, "bakerlai 王小明}\n\n末行");
	assert_string_equal(letter.recipient, "nurse@example.org");
	assert_string_equal(letter.recipient_name, "王小明");
	store_letter_release(&letter);
}

/* Words in a value stay words: a help desk called {token} does not get one. */
static void test_values_are_not_expanded(void **state)
{
	struct fixture *fixture = *state;
	struct act_call call = {
		.portal = &fixture->portal, .store = fixture->portal.store, .now = FIXTURE_NOW_S};
	struct letter letter;
	char code[32];

	fixture_open_account(fixture, code);
	write_templates(fixture, "{name}\n\n{name}{code}\n");
	base_mem_copy(fixture->conf.forms, sizeof fixture->conf.forms, "forms");
	assert_int_equal(store_begin(call.store), 0);
	assert_int_equal(portal_letter_post(&call, "activation-verify", 1,
					    (const struct letter_value[]){
						    {"name", "{code}\n\n甲"}, {"code", "乙"}, {NULL, NULL}}),
			 0);
	assert_int_equal(store_commit(call.store), 0);
	assert_int_equal(store_letter_get(call.store, 2, &letter), 0);
	assert_string_equal(letter.body, "{code}\n\n甲乙\n");
	store_letter_release(&letter);
}

static void test_link(void **state)
{
	static const struct {
		const char *host;
		long port;
		const char *url, *command;
	} rows[] = {
		{"portal.example.tw", 2222, "ssh://verify.abc@portal.example.tw:2222",
		 "ssh -p 2222 verify.abc@portal.example.tw"},
		{"portal.example.tw", 22, "ssh://verify.abc@portal.example.tw", "ssh verify.abc@portal.example.tw"},
		{"192.0.2.1", 22, "ssh://verify.abc@192.0.2.1", "ssh verify.abc@192.0.2.1"},
		{"2001:db8::1", 2222, "ssh://verify.abc@[2001:db8::1]:2222", "ssh -p 2222 verify.abc@2001:db8::1"},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		struct conf conf = {.link_port = rows[i].port};
		struct buf url = {0}, command = {0};

		base_mem_copy(conf.link_host, sizeof conf.link_host, rows[i].host);
		portal_link_add_url(&conf, "abc", &url);
		portal_link_add_command(&conf, "abc", &command);
		assert_string_equal(base_buf_text(&url), rows[i].url);
		assert_string_equal(base_buf_text(&command), rows[i].command);
		base_buf_release(&url);
		base_buf_release(&command);
	}
}

/* The letter's link and command bring back the token of the same letter. */
static void test_link_opens(void **state)
{
	struct fixture *fixture = *state;
	struct verification verification = {0};
	struct letter letter;
	const char *at;
	char code[32];

	fixture_open_account(fixture, code);
	assert_int_equal(store_letter_get(fixture->portal.store, 1, &letter), 0);
	for (const char *before = "ssh -p 2222 verify."; before;) {
		at = strstr(letter.body, before);
		assert_non_null(at);
		at += strlen(before);
		snprintf(verification.token, sizeof verification.token, "%.*s", (int)strcspn(at, "@"), at);
		assert_string_equal(fixture_run(fixture, &portal_verification_open, &verification), "");
		before = strcmp(before, "ssh://verify.") == 0 ? NULL : "ssh://verify.";
	}
	store_letter_release(&letter);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_faults),
		FIXTURE_TEST(test_missing),
		FIXTURE_TEST(test_post),
		FIXTURE_TEST(test_values_are_not_expanded),
		cmocka_unit_test(test_link),
		FIXTURE_TEST(test_link_opens),
	};

	return base_text_init() || cmocka_run_group_tests_name("portal-letter", tests, NULL, NULL);
}
