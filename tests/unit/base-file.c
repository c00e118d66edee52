/* What is read from files: CSV, configuration, whole files; and what locks them. */
#include "config.h"

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/conf.h"
#include "base/csv.h"
#include "base/err.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/seal.h"
#include "base/slot.h"
#include "base/text.h"
#include "base/tree.h"
#include "folder.h"
#include "synced.h"

/* A file of its own for each test; *state is its path. */
static int make_file(void **state)
{
	char *path = base_mem_dup("/tmp/maportal-test-XXXXXX");
	int fd = mkstemp(path);

	*state = path;
	return fd < 0 ? -1 : close(fd);
}

static int remove_file(void **state)
{
	unlink(*state);
	free(*state);
	return 0;
}

static void write_file(const char *path, const char *bytes, size_t n)
{
	assert_int_equal(base_file_write(path, bytes, n, 0600), 0);
}

static void test_csv_rows(void **state)
{
	static const char text[] = "\xef\xbb\xbf"
				   "代碼,名稱\r\n1,\"a \"\"b\"\", c\"\n2,\"two\nlines\"\n3,last";
	struct csv csv;

	write_file(*state, text, sizeof text - 1);
	assert_int_equal(base_csv_open(&csv, *state), 0);
	assert_int_equal(base_csv_next(&csv), 1);
	assert_string_equal(csv.fields[0], "代碼");
	assert_string_equal(csv.fields[1], "名稱");
	assert_int_equal(base_csv_next(&csv), 1);
	assert_string_equal(csv.fields[1], "a \"b\", c");
	assert_int_equal(base_csv_next(&csv), 1);
	assert_string_equal(csv.fields[1], "two\nlines");
	assert_int_equal(base_csv_next(&csv), 1);
	assert_int_equal(csv.line, 5);
	assert_string_equal(csv.fields[1], "last");
	assert_int_equal(base_csv_next(&csv), 0);
	base_csv_close(&csv);
}

/* A bad row says where, and the next line can be read all the same. */
static void test_csv_faults(void **state)
{
	static const struct {
		const char *text;
		int err;
		unsigned column;
	} cases[] = {
		{"a,b\"c\nnext", ERR_SYNTAX, 2},
		{"a,\"b\"c\nnext", ERR_SYNTAX, 2},
		{"\xa4\xa4\xa4\xe5,b\nnext", ERR_ENCODING, 1}, /* Big5 */
	};

	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		struct csv csv;

		write_file(*state, cases[i].text, strlen(cases[i].text));
		assert_int_equal(base_csv_open(&csv, *state), 0);
		assert_int_equal(base_csv_next(&csv), cases[i].err);
		assert_int_equal(csv.line, 1);
		assert_int_equal(csv.column, cases[i].column);
		assert_int_equal(base_csv_next(&csv), 1);
		assert_int_equal(csv.line, 2);
		assert_string_equal(csv.fields[0], "next");
		base_csv_close(&csv);
	}
}

static void test_csv_limits(void **state)
{
	size_t n = 10u << 20;
	char *text = base_mem_zero(n, 1);
	struct csv csv;

	memset(text, 'x', n);
	text[n - 2] = '\n';
	write_file(*state, text, n);
	assert_int_equal(base_csv_open(&csv, *state), 0);
	assert_int_equal(base_csv_next(&csv), ERR_RANGE);
	assert_int_equal(base_csv_next(&csv), 1);
	base_csv_close(&csv);
	memset(text, ',', BASE_CSV_FIELDS);
	write_file(*state, text, BASE_CSV_FIELDS);
	assert_int_equal(base_csv_open(&csv, *state), 0);
	assert_int_equal(base_csv_next(&csv), ERR_RANGE);
	base_csv_close(&csv);
	write_file(*state, "a\0b,c", 5);
	assert_int_equal(base_csv_open(&csv, *state), 0);
	assert_int_equal(base_csv_next(&csv), ERR_ENCODING);
	base_csv_close(&csv);
	free(text);
	assert_int_equal(base_csv_open(&csv, "/nowhere/file.csv"), ERR_NOT_FOUND);
}

static void test_csv_writing(void **state)
{
	static const struct {
		const char *field, *cell;
	} cases[] = {
		{"plain", "plain"},
		{"a,b", "\"a,b\""},
		{"a\"b", "\"a\"\"b\""},
		{"=1+1", "\"'=1+1\""},
		{"-5", "\"'-5\""},
		{"", ""},
		{"two\nlines", "\"two\nlines\""},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		struct buf out = {0};

		base_csv_add(&out, cases[i].field);
		assert_string_equal(base_buf_text(&out), cases[i].cell);
		base_buf_release(&out);
	}
}

static void test_conf(void **state)
{
	static const char text[] =
		"# comment\n\n  theme   dark\nmail-name \"入口網 測試\"\nsmtp-timeout 5\r\nlog \"\"\n";
	char joined[BASE_CONF_TEXT_SIZE];
	struct buf complaint = {0};
	struct conf conf;

	write_file(*state, text, sizeof text - 1);
	assert_int_equal(base_conf_init(&conf, "/data"), 0);
	assert_string_equal(conf.mail_transport, "maildir");
	assert_int_equal(base_conf_read(&conf, *state, &complaint), 0);
	assert_string_equal(conf.theme, "dark");
	assert_string_equal(conf.mail_name, "入口網 測試");
	assert_int_equal(conf.smtp_timeout_s, 5);
	assert_int_equal(base_conf_path(&conf, "mail", joined), 0);
	assert_string_equal(joined, "/data/mail");
	assert_int_equal(base_conf_path(&conf, "/etc/x", joined), 0);
	assert_string_equal(joined, "/etc/x");
}

static void test_conf_faults(void **state)
{
	static const struct {
		const char *text, *complaint;
	} cases[] = {
		{"theme dark\nthema x\n", ":2:1: 沒有這個關鍵字"},
		{"theme purple\n", ":1:7: 此關鍵字不接受這個值"},
		{"theme dar\n", ":1:7: 此關鍵字不接受這個值"},
		{"theme\n", ":1:6: 缺少值（空值請寫成 \"\"）"},
		{"mouse yes\n", ":1:7: 此關鍵字的值須為整數"},
		{"mouse 2\n", ":1:7: 數值超出允許範圍"},
		{"mail-name \"open\n", ":1:11: 引號沒有結束"},
		{"mail-name \xff\n", ":1:1: 文字不是正確的 UTF-8"},
	};

	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		struct buf complaint = {0};
		struct conf conf;

		write_file(*state, cases[i].text, strlen(cases[i].text));
		base_conf_init(&conf, "");
		assert_int_equal(base_conf_read(&conf, *state, &complaint), ERR_SYNTAX);
		assert_string_equal(base_buf_text(&complaint) + strlen(*state), cases[i].complaint);
		base_buf_release(&complaint);
	}
}

static void test_whole_files(void **state)
{
	struct buf text = {0};
	struct stat st;

	write_file(*state, "0123456789", 10);
	assert_int_equal(base_file_read(*state, 9, &text), ERR_RANGE);
	assert_int_equal(text.len, 0);
	assert_int_equal(base_file_read(*state, 10, &text), 0);
	assert_string_equal(base_buf_text(&text), "0123456789");
	base_buf_release(&text);
	assert_int_equal(stat(*state, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(base_file_read("/tmp", 10, &text), ERR_IO);
	assert_int_equal(base_file_read("/nowhere/file", 10, &text), ERR_NOT_FOUND);
	assert_int_equal(base_file_write("/nowhere/file", "", 0, 0600), ERR_NOT_FOUND);
}

/* A pipe in the place of a file is refused at once, not waited at. */
static void test_no_folder(void **state)
{
	(void)state;
	assert_int_equal(base_file_make_folder("", 0700), ERR_SYNTAX);
}

static void test_pipe(void **state)
{
	struct buf text = {0};

	unlink(*state);
	assert_int_equal(mkfifo(*state, 0600), 0);
	assert_int_equal(base_file_read(*state, 10, &text), ERR_IO);
	assert_int_equal(text.len, 0);
}

/* The lock is its owner's alone, whatever umask says, and a link in its place is not followed. */
static void test_slot_file(void **state)
{
	mode_t before = umask(0);
	struct stat st;
	int slot;

	unlink(*state);
	assert_int_equal(base_slot_take(*state, 1, 0, &slot), 0);
	umask(before);
	assert_int_equal(stat(*state, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	base_slot_leave(slot);
	unlink(*state);
	assert_int_equal(symlink("/dev/null", *state), 0);
	assert_int_not_equal(base_slot_take(*state, 1, 0, &slot), 0);
}

/* Full-width text begins with the first byte of the mark; nothing of it is lost, also where nothing can be rewound. */
static void test_csv_is_no_mark(void **state)
{
	static const char *const texts[] = {"\xef\xbc\xa1,b\n", "\xef\xbb\xbe,b\n", "\357\273\277a,b\n"};
	static const char *const fields[] = {"\xef\xbc\xa1", "\xef\xbb\xbe", "a"};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(texts); i++) {
		struct csv csv = {.next_line = 1};
		int ends[2];

		assert_int_equal(pipe(ends), 0);
		assert_int_equal(write(ends[1], texts[i], strlen(texts[i])), strlen(texts[i]));
		close(ends[1]);
		csv.file = fdopen(ends[0], "r");
		assert_int_equal(base_csv_next(&csv), 1);
		assert_string_equal(csv.fields[0], fields[i]);
		assert_string_equal(csv.fields[1], "b");
		base_csv_close(&csv);
	}
}

/* Of two slots the third waits until one is left, also when the holder is this very process. */
static void test_slots(void **state)
{
	int first, second, third;

	assert_int_equal(base_slot_take(*state, 2, 0, &first), 0);
	assert_int_equal(base_slot_take(*state, 2, 0, &second), 0);
	assert_int_equal(base_slot_take(*state, 2, 20, &third), ERR_TIMEOUT);
	base_slot_leave(first);
	assert_int_equal(base_slot_take(*state, 2, 0, &third), 0);
	base_slot_leave(second);
	base_slot_leave(third);
	assert_int_equal(base_slot_take("/nowhere/lock", 2, 0, &third), ERR_NOT_FOUND);
}

static void test_hash_and_seal(void **state)
{
	struct seal_cost cost = {.memory_kib = 64, .passes = 1, .lanes = 1},
			 more = {.memory_kib = 65, .passes = 1, .lanes = 1};
	char text[BASE_HASH_TEXT_SIZE], sealed[BASE_SEAL_TEXT_SIZE], again[BASE_SEAL_TEXT_SIZE];

	(void)state;
	base_hash_sha256_text("abc", 3, text);
	assert_string_equal(text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	assert_true(base_hash_is_equal(text, text));
	assert_false(base_hash_is_equal(text, "ba"));
	assert_false(base_hash_is_equal("", "x"));
	assert_int_equal(base_seal_password("Abcdef1!", cost, sealed), 0);
	assert_int_equal(base_seal_password("Abcdef1!", cost, again), 0);
	assert_string_not_equal(sealed, again);
	assert_int_equal(base_seal_check(sealed, "Abcdef1!"), 0);
	assert_int_equal(base_seal_check(sealed, "Abcdef1?"), ERR_DENIED);
	assert_int_equal(base_seal_check("$argon2id$nonsense", "Abcdef1!"), ERR_SYNTAX);
	assert_false(base_seal_is_weaker(sealed, cost));
	assert_true(base_seal_is_weaker(sealed, more));
}

/* A name is only there for good when the folder that it is in was synced. */
static void test_durable(void **state)
{
	char top[FOLDER_SIZE], folder[FOLDER_SIZE + 8], path[FOLDER_SIZE + 16];

	(void)state;
	folder_make(top);
	snprintf(folder, sizeof folder, "%s/a/b", top);
	snprintf(path, sizeof path, "%s/file", folder);
	synced_forget();
	assert_int_equal(base_file_make_folder(folder, 0700), 0);
	assert_int_equal(synced_has(top), 1);
	assert_int_equal(synced_has(folder), 0);
	assert_int_equal(base_file_write(path, "x", 1, 0600), 0);
	assert_int_equal(synced_has(folder), 1);
	synced_forget();
	assert_int_equal(base_tree_sync_all(top), 0);
	assert_int_equal(synced_has(top), 1);
	assert_int_equal(synced_has(folder), 1);
	folder_remove(top);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_file, remove_file)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_csv_rows),    TEST(test_csv_faults), TEST(test_csv_limits),
		TEST(test_csv_writing), TEST(test_conf),       TEST(test_conf_faults),
		TEST(test_whole_files), TEST(test_slots),      TEST(test_hash_and_seal),
		TEST(test_pipe),        TEST(test_slot_file),  TEST(test_csv_is_no_mark),
		TEST(test_no_folder),
		cmocka_unit_test(test_durable),
	};

	return base_text_init() || cmocka_run_group_tests_name("base-file", tests, NULL, NULL);
}
