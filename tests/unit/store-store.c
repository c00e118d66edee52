/* The database as a whole: opening, transactions, full disks, read-only files, killed and many writers. */
#include "config.h"

#include "store-fixture.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"
#include "store/audit-verify.h"
#include "store/audit.h"
#include "store/institution.h"
#include "store/policy.h"

enum { WRITERS = 4, ROWS_EACH = 25, KILLS = 10 };

static void test_open(void **state)
{
	struct fixture *fixture = *state;
	struct store *other;
	struct stat st;
	char path[128];

	assert_int_equal(store_version(fixture->store), store_version_wanted());
	fixture_path(fixture, "maportal.db", path);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(store_open(&other, fixture->data, STORE_CREATE), 0);
	store_close(other);
	assert_int_equal(store_open(&other, "/nonexistent/folder", STORE_WRITE), ERR_NO_DATABASE);
	assert_null(other);
	assert_int_equal(store_open(&other, "/nonexistent/folder", STORE_READ), ERR_NO_DATABASE);
	store_close(NULL);
}

static void test_read_mode(void **state)
{
	struct fixture *fixture = *state;
	struct store *reader;
	int64_t count;

	assert_int_equal(store_open(&reader, fixture->data, STORE_READ), 0);
	assert_int_equal(store_begin(reader), ERR_READONLY);
	assert_int_equal(store_policy_put(reader, "a", "b"), ERR_DENIED);
	assert_int_equal(store_institution_count(reader, &count), 0);
	store_close(reader);
}

/* A file that is another's, of another version, or no database. */
static void test_strange_file(void **state)
{
	static const struct {
		const char *sql;
		int err;
	} cases[] = {
		{"PRAGMA user_version = 99", ERR_VERSION},
		{"PRAGMA user_version = 1; PRAGMA application_id = 1", ERR_VERSION},
		{"PRAGMA user_version = 0; PRAGMA application_id = 0", ERR_VERSION},
	};
	struct fixture *fixture = *state;
	struct store *other;
	char path[128];
	FILE *file;

	store_close(fixture->store);
	fixture->store = NULL;
	for (size_t i = 0; i < BASE_COUNT(cases); i++) {
		fixture_meddle(fixture, cases[i].sql);
		for (int mode = STORE_WRITE; mode <= STORE_CREATE; mode++)
			assert_int_equal(store_open(&other, fixture->data, (enum store_mode)mode),
					 cases[i].err);
	}
	fixture_path(fixture, "maportal.db", path);
	file = fopen(path, "w");
	for (int i = 0; i < 1000; i++)
		fputs("no database", file);
	fclose(file);
	assert_int_equal(store_open(&other, fixture->data, STORE_WRITE), ERR_CORRUPT);
	assert_int_equal(truncate(path, 0), 0);
	assert_int_equal(store_open(&other, fixture->data, STORE_WRITE), ERR_VERSION);
	assert_int_equal(store_open(&fixture->store, fixture->data, STORE_CREATE), 0);
}

static void test_rollback(void **state)
{
	struct fixture *fixture = *state;
	char value[STORE_POLICY_TEXT_SIZE];
	struct account account;

	assert_int_equal(store_begin(fixture->store), 0);
	fixture_add_account(fixture->store, "A123456789", "bakerlai", &account);
	assert_int_equal(store_policy_put(fixture->store, "a", "b"), 0);
	store_rollback(fixture->store);
	store_rollback(fixture->store);
	assert_int_equal(store_account_get(fixture->store, account.id, &account), ERR_NOT_FOUND);
	assert_int_equal(store_policy_find(fixture->store, "a", value), ERR_NOT_FOUND);
	assert_int_equal(store_begin(fixture->store), 0);
	store_close(fixture->store);
	assert_int_equal(store_open(&fixture->store, fixture->data, STORE_WRITE), 0);
	assert_int_equal(store_begin(fixture->store), 0);
	assert_int_equal(store_commit(fixture->store), 0);
}

static int add_institutions(struct store *store, int from, int n)
{
	struct institution one = {.institution_name = "測試診所"};
	int changed, err = 0;

	memset(one.address, 'x', sizeof one.address - 1);
	for (int i = from; i < from + n && !err; i++) {
		snprintf(one.institution_code, sizeof one.institution_code, "%010u",
			 (unsigned)i % 1000000000U);
		err = store_institution_put(store, &one, &changed);
	}
	return err;
}

static void expect_sound(struct store *store, int64_t institutions)
{
	struct problems findings = {0};
	int64_t count;

	assert_int_equal(store_institution_count(store, &count), 0);
	assert_int_equal(count, institutions);
	assert_int_equal(store_check(store, &findings), 0);
	assert_int_equal(findings.n, 0);
	base_problem_release(&findings);
}

/* A limit on the size of files stands for a full disk; with a small cache it is met before the commit. */
static int fill_disk(const struct fixture *fixture)
{
	struct rlimit limit = {600000, 600000};
	struct store *store;
	char value[STORE_POLICY_TEXT_SIZE];
	int err;

	if (store_open(&store, fixture->data, STORE_WRITE) || store_begin(store))
		return 1;
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &limit);
	err = add_institutions(store, 0, 20000);
	if (err != ERR_FULL || store_policy_find(store, "a", value) != ERR_FULL)
		return 2;
	if (store_commit(store) != ERR_FULL)
		return 3;
	if (store_institution_count(store, &(int64_t){0}))
		return 4;
	store_close(store);
	return 0;
}

static void test_full_disk(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(fixture_run_child(fill_disk, fixture), 0);
	expect_sound(fixture->store, 0);
	assert_int_equal(store_begin(fixture->store), 0);
	assert_int_equal(add_institutions(fixture->store, 0, 10), 0);
	assert_int_equal(store_commit(fixture->store), 0);
	expect_sound(fixture->store, 10);
}

/* The superuser may write everything, so he becomes nobody first. */
static int write_read_only(const struct fixture *fixture)
{
	struct store *store;
	int64_t count;

	if (geteuid() == 0 && (setgid(65534) || setuid(65534)))
		return 1;
	if (store_open(&store, fixture->data, STORE_WRITE))
		return 2;
	if (store_begin(store) != ERR_READONLY)
		return 3;
	if (store_institution_count(store, &count))
		return 4;
	store_close(store);
	return 0;
}

static void test_read_only_file(void **state)
{
	static const char *const names[] = {"maportal.db", "maportal.db-wal", "maportal.db-shm",
					    "write.lock"};
	struct fixture *fixture = *state;
	char path[128];

	assert_int_equal(store_begin(fixture->store), 0);
	assert_int_equal(store_commit(fixture->store), 0);
	for (size_t i = 0; i < BASE_COUNT(names); i++) {
		fixture_path(fixture, names[i], path);
		assert_int_equal(chmod(path, 0444), 0);
	}
	assert_int_equal(chmod(fixture->data, 0555), 0);
	assert_int_equal(fixture_run_child(write_read_only, fixture), 0);
}

/* Each transaction reads what it counts up, so a lost update would show. */
static int count_up(const struct fixture *fixture)
{
	struct store *store;
	int err = store_open(&store, fixture->data, STORE_WRITE);

	for (int i = 0; i < ROWS_EACH && !err; i++) {
		char value[STORE_POLICY_TEXT_SIZE] = "";
		struct audit audit = {.at = i, .actor = "system", .act = "count", .outcome = "done"};
		long n = 0; /* before the first count there is no value */

		err = store_begin(store);
		if (!err)
			store_policy_find(store, "count", value);
		sscanf(value, "%ld", &n);
		snprintf(value, sizeof value, "%ld", n + 1);
		if (!err)
			err = store_policy_put(store, "count", value);
		if (!err)
			err = store_audit_append(store, &audit);
		if (!err)
			err = store_commit(store);
	}
	store_close(store);
	return err != 0;
}

static void test_many_writers(void **state)
{
	struct fixture *fixture = *state;
	char value[STORE_POLICY_TEXT_SIZE], wanted[16];
	struct audit_verdict verdict;
	pid_t children[WRITERS];
	int status;

	for (int i = 0; i < WRITERS; i++) {
		children[i] = fork();
		if (children[i] == 0)
			_exit(count_up(fixture));
	}
	for (int i = 0; i < WRITERS; i++) {
		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_int_equal(status, 0);
	}
	snprintf(wanted, sizeof wanted, "%d", WRITERS * ROWS_EACH);
	assert_int_equal(store_policy_find(fixture->store, "count", value), 0);
	assert_string_equal(value, wanted);
	assert_int_equal(store_audit_verify(fixture->store, &verdict), 0);
	assert_int_equal(verdict.damage, AUDIT_SOUND);
	assert_int_equal(verdict.rows, WRITERS * ROWS_EACH);
}

/* Commits ten rows at a time and says so through the pipe, until it is killed. */
static void write_until_killed(const struct fixture *fixture, int from, int out)
{
	struct store *store;
	char done = 1;

	if (store_open(&store, fixture->data, STORE_WRITE))
		_exit(1);
	for (int i = from;; i += 10)
		if (store_begin(store) || add_institutions(store, i, 10) || store_commit(store) ||
		    write(out, &done, 1) != 1)
			_exit(2);
}

/* What was said to be committed is there after the kill, and nothing else; one commit may be unsaid. */
static void test_kill(void **state)
{
	struct fixture *fixture = *state;
	int64_t count = 0, before;

	for (int i = 0; i < KILLS; i++) {
		int ends[2], status, said = 0;
		pid_t child;
		char done;

		before = count;
		assert_int_equal(pipe(ends), 0);
		child = fork();
		if (child == 0)
			write_until_killed(fixture, i * 1000000, ends[1]);
		close(ends[1]);
		while (said <= i && read(ends[0], &done, 1) == 1)
			said++;
		usleep((useconds_t)(i * 300)); /* waits for nothing: moves the kill through the transaction */
		kill(child, SIGKILL);
		while (read(ends[0], &done, 1) == 1)
			said++;
		close(ends[0]);
		waitpid(child, &status, 0);
		assert_true(WIFSIGNALED(status));
		assert_int_equal(store_institution_count(fixture->store, &count), 0);
		assert_in_range(count - before, said * 10, said * 10 + 10);
		assert_int_equal(count % 10, 0);
	}
	expect_sound(fixture->store, count);
}

static void test_damage(void **state)
{
	struct fixture *fixture = *state;
	struct problems findings = {0};
	char path[128], page[4096];
	FILE *file;

	assert_int_equal(store_begin(fixture->store), 0);
	assert_int_equal(add_institutions(fixture->store, 0, 500), 0);
	assert_int_equal(store_commit(fixture->store), 0);
	store_close(fixture->store);
	fixture_path(fixture, "maportal.db", path);
	file = fopen(path, "r+");
	memset(page, 0x5a, sizeof page);
	fseek(file, -4096 * 20, SEEK_END);
	fwrite(page, sizeof page, 1, file);
	fclose(file);
	assert_int_equal(store_open(&fixture->store, fixture->data, STORE_WRITE), 0);
	assert_int_equal(store_check(fixture->store, &findings), 0);
	assert_true(findings.n > 0);
	base_problem_release(&findings);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_open),         CASE(test_read_mode), CASE(test_strange_file),
		CASE(test_rollback),     CASE(test_full_disk), CASE(test_read_only_file),
		CASE(test_many_writers), CASE(test_kill),      CASE(test_damage),
	};

	return cmocka_run_group_tests_name("store-store", tests, NULL, NULL);
}
