/* Reading a folder of forms, and the actions of the driver. */
#include "config.h"

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/form.h"

struct file {
	const char *name, *text;
};

static const struct file good[] = {
	{.name = "a-b.form", .text = "form a-b\ntitle \"二\"\non back -> a\n"},
	{.name = "a.form", .text = "form a\ntitle \"一\"\non go -> a-b\non out -> exit\n"},
	{.name = "b.form~", .text = "ein Rest"},
	{.name = ".form", .text = "no name"},
	{.name = ".hidden.form", .text = "an editor's"},
	{.name = "readme.txt", .text = "no form"},
};

static const struct file bad[] = {
	{.name = "x.form", .text = "form y\ntitle \"名稱不同\"\n"},
	{.name = "z.form", .text = "form z\n"},
};

static int set_up(void **state)
{
	char *folder = base_mem_dup("/tmp/form-read-XXXXXX");

	assert_int_equal(base_text_init(), 0);
	assert_non_null(mkdtemp(folder));
	*state = folder;
	return 0;
}

static char *path_of(const char *folder, const char *name)
{
	struct buf path = {0};

	base_buf_addf(&path, "%s/%s", folder, name);
	return base_buf_detach(&path);
}

static void write_all(const char *folder, const struct file *files, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char *path = path_of(folder, files[i].name);

		assert_int_equal(base_file_write(path, files[i].text, strlen(files[i].text), 0600), 0);
		free(path);
	}
}

static void remove_all(const char *folder, const struct file *files, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char *path = path_of(folder, files[i].name);

		unlink(path);
		free(path);
	}
}

static int tear_down(void **state)
{
	remove_all(*state, good, BASE_COUNT(good));
	remove_all(*state, bad, BASE_COUNT(bad));
	rmdir(*state);
	free(*state);
	return 0;
}

/* Only NAME.form counts; the set is sorted by name, which is not the order of the files' names. */
static void test_good(void **state)
{
	struct problems complaints = {0};
	struct form_set set;

	write_all(*state, good, BASE_COUNT(good));
	assert_int_equal(form_read(*state, &set, &complaints), 0);
	assert_int_equal(complaints.n, 0);
	assert_int_equal(set.n, 2);
	assert_string_equal(set.forms[0]->name, "a");
	assert_string_equal(set.forms[1]->name, "a-b");
	assert_ptr_equal(form_tree_find(&set, "a-b"), set.forms[1]);
	assert_null(form_tree_find(&set, "x"));
	assert_string_equal(form_tree_turn(set.forms[0], "out"), "exit");
	assert_null(form_tree_turn(set.forms[0], "back"));
	form_tree_release_set(&set);
	assert_int_equal(set.n, 0);
}

/* Every bad file is complained about; the good ones are there all the same. */
static void test_bad(void **state)
{
	char *x = path_of(*state, "x.form:1:1: 表單名稱「y」與檔名不同"),
	     *z = path_of(*state, "z.form:1:1: 表單沒有 title");
	struct problems complaints = {0};
	struct form_set set;

	write_all(*state, bad, BASE_COUNT(bad));
	assert_int_equal(form_read(*state, &set, &complaints), ERR_SYNTAX);
	assert_int_equal(complaints.n, 2);
	assert_string_equal(complaints.rows[0].text, x);
	assert_string_equal(complaints.rows[1].text, z);
	assert_non_null(form_tree_find(&set, "a"));
	form_tree_release_set(&set);
	base_problem_release(&complaints);
	free(x);
	free(z);
}

static void test_no_folder(void **state)
{
	struct problems complaints = {0};
	struct form_set set;

	(void)state;
	assert_int_equal(form_read("/nowhere/at/all", &set, &complaints), ERR_NOT_FOUND);
	assert_int_equal(set.n, 0);
	assert_int_equal(complaints.n, 0);
}

struct builtin {
	const char *action;
	enum form_builtin builtin;
	const char *outcome;
};

static const struct builtin builtins[] = {
	{.action = "next", .builtin = FORM_BUILTIN_NEXT, .outcome = "done"},
	{.action = "back", .builtin = FORM_BUILTIN_BACK, .outcome = "back"},
	{.action = "help", .builtin = FORM_BUILTIN_HELP},
	{.action = "reveal", .builtin = FORM_BUILTIN_REVEAL},
	{.action = "refresh", .builtin = FORM_BUILTIN_REFRESH},
	{.action = "exit", .builtin = FORM_BUILTIN_EXIT, .outcome = "exit"},
	{.action = "nex", .builtin = FORM_BUILTIN_NONE},
	{.action = "", .builtin = FORM_BUILTIN_NONE},
};

static void test_builtin(void **state)
{
	(void)state;
	for (size_t i = 0; i < BASE_COUNT(builtins); i++) {
		const char *outcome = form_builtin_outcome(builtins[i].builtin);

		assert_int_equal(form_builtin_find(builtins[i].action), builtins[i].builtin);
		assert_string_equal(outcome ? outcome : "", builtins[i].outcome ? builtins[i].outcome : "");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_no_folder),
		cmocka_unit_test(test_builtin),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
