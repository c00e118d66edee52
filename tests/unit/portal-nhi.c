/* The insurer's check: the question as it is asked, verdicts, and what goes wrong. */
#include "config.h"

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "folder.h"
#include "portal/nhi.h"

struct bench {
	struct conf conf;
	struct errand errand;
	char folder[FOLDER_SIZE];
};

static int setup(void **state)
{
	struct bench *bench = base_mem_zero(1, sizeof *bench);

	folder_make(bench->folder);
	assert_int_equal(base_conf_init(&bench->conf, bench->folder), 0);
	bench->errand.fd = -1;
	*state = bench;
	return 0;
}

static int teardown(void **state)
{
	struct bench *bench = *state;

	base_errand_stop(&bench->errand);
	folder_remove(bench->folder);
	free(bench);
	return 0;
}

static void write_in(const struct bench *bench, const char *name, const char *text)
{
	struct buf path = {0};

	base_buf_addf(&path, "%s/%s", bench->folder, name);
	assert_int_equal(base_file_write(path.data, text, strlen(text), 0700), 0);
	base_buf_release(&path);
}

static struct bench *with_program(void **state, const char *script)
{
	struct bench *bench = *state;
	char path[BASE_CONF_TEXT_SIZE];

	write_in(bench, "program", script);
	assert_int_equal(base_conf_path(&bench->conf, "program", path), 0);
	assert_int_equal(base_mem_copy(bench->conf.nhi_check, sizeof bench->conf.nhi_check, "exec"), 0);
	assert_int_equal(base_errand_start(&bench->errand, path, 20), 0);
	return bench;
}

static enum nhi_verdict ask(const struct bench *bench, const char *password)
{
	struct nhi_question question = {"A123456789", "000012345678", password};

	return portal_nhi_ask(&bench->conf, &bench->errand, &question);
}

/* The very bytes, also of a password that would end the string. */
static void test_question(void **state)
{
	struct bench *bench = with_program(state, "#!/bin/sh\n"
						  "cd \"${0%/*}\"\n"
						  "cat >>asked\n"
						  "echo '{\"verdict\": \"ok\"}'\n");
	char path[BASE_CONF_TEXT_SIZE];
	struct buf asked = {0};

	assert_int_equal(ask(bench, "ab\"c\\d"), NHI_OK);
	assert_int_equal(ask(bench, NULL), NHI_OK);
	assert_int_equal(base_conf_path(&bench->conf, "asked", path), 0);
	assert_int_equal(base_file_read(path, 4096, &asked), 0);
	assert_string_equal(asked.data,
			    "{\"version\":1,\"person_id_no\":\"A123456789\",\"card_no\":\"000012345678\","
			    "\"password\":\"ab\\\"c\\\\d\"}\n"
			    "{\"version\":1,\"person_id_no\":\"A123456789\",\"card_no\":\"000012345678\"}\n");
	base_buf_release(&asked);
}

static void test_verdict(void **state)
{
	static const struct {
		const char *answer;
		enum nhi_verdict verdict;
	} rows[] = {
		{"{\"verdict\":\"ok\"}", NHI_OK},
		{" {\"verdict\":\"wrong_password\",\"more\":[1]}\n", NHI_WRONG},
		{"{\"verdict\":\"not_registered\"}", NHI_NOT_REGISTERED},
		{"{\"verdict\":\"card_void\"}", NHI_CARD_VOID},
		{"{\"verdict\":\"service_down\"}", NHI_DOWN},
		/* everything else lets nobody in */
		{"", NHI_DOWN},
		{"ok", NHI_DOWN},
		{"\"ok\"", NHI_DOWN},
		{"[\"ok\"]", NHI_DOWN},
		{"{\"verdict\":\"OK\"}", NHI_DOWN},
		{"{\"verdict\":true}", NHI_DOWN},
		{"{\"verdict\":\"ok\"", NHI_DOWN},
		{"{\"verdict\":\"ok\"} x", NHI_DOWN},
		{"{\"verdict\":\"wrong_password\",\"verdict\":\"ok\"}", NHI_DOWN},
		{"{\"Verdict\":\"ok\"}", NHI_DOWN},
	};

	(void)state;
	for (size_t i = 0; i < BASE_COUNT(rows); i++)
		assert_int_equal(portal_nhi_read(rows[i].answer, strlen(rows[i].answer)), rows[i].verdict);
}

/* A verdict counts only when the program ends well. */
static void test_failure(void **state)
{
	struct bench *bench = with_program(state, "#!/bin/sh\necho '{\"verdict\":\"ok\"}'\nexit 1\n");

	assert_int_equal(ask(bench, "abc123"), NHI_DOWN);
	base_errand_stop(&bench->errand);
	assert_int_equal(ask(bench, "abc123"), NHI_DOWN);
}

static void test_simulator(void **state)
{
	struct bench *bench = *state;

	assert_int_equal(ask(bench, "abc123"), NHI_DOWN); /* nobody is configured */
	base_mem_copy(bench->conf.nhi_check, sizeof bench->conf.nhi_check, "simulator");
	assert_true(portal_nhi_is_simulated(&bench->conf));
	assert_int_equal(ask(bench, "abc123"), NHI_DOWN); /* there is no file */
	write_in(bench, bench->conf.nhi_simulator, "person_id_no,card_no,password,verdict\n"
						   "B123456780,000012345678,abc123,ok\n");
	assert_int_equal(ask(bench, "abc123"), NHI_NOT_REGISTERED);
	write_in(bench, bench->conf.nhi_simulator, "A123456789,000012345678,abc123,ok\n");
	assert_int_equal(ask(bench, "abc123"), NHI_OK);
	assert_int_equal(ask(bench, NULL), NHI_OK);
	assert_int_equal(ask(bench, "ABC123"), NHI_WRONG);
	assert_int_equal(ask(bench, ""), NHI_WRONG);
	write_in(bench, bench->conf.nhi_simulator, "A123456789,999912345678,abc123,ok\n");
	assert_int_equal(ask(bench, NULL), NHI_WRONG);
	write_in(bench, bench->conf.nhi_simulator, "A123456789,000012345678,abc123,card_void\n");
	assert_int_equal(ask(bench, "abc123"), NHI_CARD_VOID);
	write_in(bench, bench->conf.nhi_simulator, "A123456789,000012345678,abc123,\"ok");
	assert_int_equal(ask(bench, "abc123"), NHI_DOWN);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_question), CASE(test_verdict), CASE(test_failure), CASE(test_simulator),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
