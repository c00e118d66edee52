/* A configured program answers those who may not run one. */
#include "config.h"

#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/cage.h"
#include "base/err.h"
#include "base/errand.h"
#include "base/file.h"
#include "base/mem.h"
#include "folder.h"

enum { TIMEOUT_S = 20 };

struct bench {
	char folder[FOLDER_SIZE];
	char program[FOLDER_SIZE + 16];
	struct errand errand;
	struct buf answer;
};

static int setup(void **state)
{
	struct bench *bench = base_mem_zero(1, sizeof *bench);

	folder_make(bench->folder);
	strcat(strcpy(bench->program, bench->folder), "/program");
	bench->errand.fd = -1;
	*state = bench;
	return 0;
}

static int teardown(void **state)
{
	struct bench *bench = *state;

	base_errand_stop(&bench->errand);
	base_buf_release(&bench->answer);
	folder_remove(bench->folder);
	free(bench);
	return 0;
}

static struct bench *start(void **state, const char *script, unsigned timeout_s)
{
	struct bench *bench = *state;

	assert_int_equal(base_file_write(bench->program, script, strlen(script), 0700), 0);
	assert_int_equal(base_errand_start(&bench->errand, bench->program, timeout_s), 0);
	return bench;
}

static int ask(struct bench *bench, const char *question)
{
	return base_errand_run(&bench->errand, question, strlen(question), &bench->answer);
}

static void test_answer(void **state)
{
	struct bench *bench = start(state, "#!/bin/sh\necho \"<$(cat)>\"\n", TIMEOUT_S);

	assert_int_equal(ask(bench, "0912345678\n您好"), 0);
	assert_string_equal(bench->answer.data, "<0912345678\n您好>\n");
	base_buf_clear(&bench->answer);
	assert_int_equal(ask(bench, "again"), 0);
	assert_string_equal(bench->answer.data, "<again>\n");
}

/* It has its three files and no way to hear what others ask. */
static void test_files(void **state)
{
	static const char script[] = "#!/bin/sh\nfor n in 3 4 5 6 7 8 9; do [ ! -S /proc/$$/fd/$n ] || echo $n; done\n";
	struct bench *bench = start(state, script, TIMEOUT_S);

	assert_int_equal(ask(bench, ""), 0);
	assert_string_equal(base_buf_text(&bench->answer), "");
}

/* What the program says of a failure is heard; nothing is when it cannot be run. */
static void test_failure(void **state)
{
	struct bench *bench = start(state, "#!/bin/sh\necho busy\nexit 5\n", TIMEOUT_S);

	assert_int_equal(ask(bench, ""), ERR_DENIED);
	assert_string_equal(bench->answer.data, "busy\n");
	assert_int_equal(unlink(bench->program), 0);
	assert_int_equal(ask(bench, ""), ERR_NOT_FOUND);
}

static void test_no_program(void **state)
{
	struct bench *bench = *state;

	assert_int_equal(base_errand_start(&bench->errand, "", TIMEOUT_S), 0);
	assert_int_equal(ask(bench, "anybody?"), ERR_NOT_FOUND);
}

/* A program that hangs is killed with all that it has started, which else would keep the line open. */
static void test_late(void **state)
{
	struct bench *bench = start(state, "#!/bin/sh\nsleep 1000 &\nwait\n", 1);

	assert_int_equal(ask(bench, ""), ERR_TIMEOUT);
}

static void test_too_much(void **state)
{
	struct bench *bench = start(state, "#!/bin/sh\nhead -c 100000 /dev/zero\n", TIMEOUT_S);
	char *question = base_mem_zero(1, 10000000);

	assert_int_equal(ask(bench, ""), ERR_RANGE);
	assert_int_equal(base_errand_run(&bench->errand, question, 10000000, &bench->answer), ERR_RANGE);
	free(question);
}

/* Children in a cage that lets them run nothing, all at once. */
static void test_children(void **state)
{
	struct bench *bench = start(state, "#!/bin/sh\ncat\n", TIMEOUT_S);
	enum { CHILDREN = 8 };
	int status;

	for (int i = 0; i < CHILDREN; i++)
		if (fork() == 0) {
			char question[] = {(char)('a' + i), '\0'};

			_exit(base_cage_enter(CAGE_EXEC | CAGE_NETWORK) || ask(bench, question) ||
			      strcmp(bench->answer.data, question) != 0);
		}
	for (int i = 0; i < CHILDREN; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_answer, setup, teardown),
		cmocka_unit_test_setup_teardown(test_files, setup, teardown),
		cmocka_unit_test_setup_teardown(test_failure, setup, teardown),
		cmocka_unit_test_setup_teardown(test_no_program, setup, teardown),
		cmocka_unit_test_setup_teardown(test_late, setup, teardown),
		cmocka_unit_test_setup_teardown(test_too_much, setup, teardown),
		cmocka_unit_test_setup_teardown(test_children, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
