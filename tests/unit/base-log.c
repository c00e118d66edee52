/* A line of the log is one line, and harmless on any terminal that shows it. */
#include "config.h"

#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "folder.h"

static void test_lines(void **state)
{
	static const struct {
		const char *given, *written;
	} rows[] = {
		{"信件 1 已送出", "信件 1 已送出"},
		{"a\033[2Jb", "a?[2Jb"},
		{"a\nb\rc\x7f", "a?b?c?"},
		{"\xc2\x9b"
		 "2J",
		 "??2J"}, /* the control sequence introducer of 8 bits, in UTF-8 */
		{"\x9b"
		 "2J",
		 "?2J"}, /* and bare */
		{"\xe2\x80\xae"
		 "abc",
		 "???abc"}, /* right to left */
	};
	char folder[FOLDER_SIZE], path[FOLDER_SIZE + 8];
	struct buf text = {0};
	struct stat st;

	(void)state;
	folder_make(folder);
	snprintf(path, sizeof path, "%s/log", folder);
	assert_int_equal(base_log_open("test", path), 0);
	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		base_buf_clear(&text);
		base_log_note("%s", rows[i].given);
		assert_int_equal(base_file_read(path, 65536, &text), 0);
		assert_non_null(text.data);
		assert_int_equal(text.data[text.len - 1], '\n');
		base_buf_cut(&text, text.len - 1);
		assert_string_equal(strrchr(text.data, '\n') ? strstr(strrchr(text.data, '\n'), "note: ") + 6
							     : strstr(text.data, "note: ") + 6,
				    rows[i].written);
	}
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0007, 0);
	assert_int_equal(base_log_open("test", NULL), 0);
	base_buf_release(&text);
	folder_remove(folder);
}

/* A link that somebody put in the place of the log is not written to. */
static void test_link(void **state)
{
	char folder[FOLDER_SIZE], path[FOLDER_SIZE + 8];

	(void)state;
	folder_make(folder);
	snprintf(path, sizeof path, "%s/log", folder);
	assert_int_equal(symlink("/dev/null", path), 0);
	assert_int_not_equal(base_log_open("test", path), 0);
	folder_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_lines), cmocka_unit_test(test_link)};

	return base_text_init() || cmocka_run_group_tests_name("base-log", tests, NULL, NULL);
}
