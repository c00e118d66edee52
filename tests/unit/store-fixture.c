/* What the tests of the store share. */
#include "config.h"

#include "store-fixture.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "store/person.h"

int fixture_setup(void **state)
{
	struct fixture *fixture = base_mem_zero(1, sizeof *fixture);

	folder_make(fixture->data);
	assert_int_equal(store_open(&fixture->store, fixture->data, STORE_CREATE), 0);
	*state = fixture;
	return 0;
}

void fixture_path(const struct fixture *fixture, const char *name, char path[128])
{
	snprintf(path, 128, "%s/%.60s", fixture->data, name);
}

int fixture_teardown(void **state)
{
	struct fixture *fixture = *state;

	store_close(fixture->store);
	folder_remove(fixture->data);
	free(fixture);
	return 0;
}

int fixture_run_child(int (*work)(const struct fixture *fixture), const struct fixture *fixture)
{
	pid_t child = fork();
	int status;

	if (child == 0)
		_exit(work(fixture));
	assert_true(child > 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void fixture_meddle(const struct fixture *fixture, const char *sql)
{
	char path[128], *complaint = NULL;
	sqlite3 *db;

	fixture_path(fixture, "maportal.db", path);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &complaint) != SQLITE_OK)
		fail_msg("%s: %s", sql, complaint);
	sqlite3_close(db);
}

void fixture_add_account(struct store *store, const char *person_id_no, const char *login_name,
			 struct account *account)
{
	struct person person = {.person_id_kind = "national", .name = "王小明"};

	*account = (struct account){.state = "pending_mail", .email = "wang@example.tw", .created_at = 1000};
	assert_int_equal(base_mem_copy(person.person_id_no, sizeof person.person_id_no, person_id_no), 0);
	assert_int_equal(base_mem_copy(account->login_name, sizeof account->login_name, login_name), 0);
	assert_int_equal(store_person_put(store, &person), 0);
	account->person_id = person.id;
	assert_int_equal(store_account_insert(store, account), 0);
}
