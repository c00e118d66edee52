/* A database in a folder of its own, and rows to begin with, for the tests of the store. */
#ifndef STORE_FIXTURE_H
#define STORE_FIXTURE_H

#include "folder.h"
#include "store/account.h"
#include "store/store.h"
#include "unit.h"

struct fixture {
	char data[FOLDER_SIZE];
	struct store *store;
};

/* cmocka's setup and teardown: a new, migrated database; its folder with everything in it goes. */
int fixture_setup(void **state);
int fixture_teardown(void **state);

/* A path in the folder. */
void fixture_path(const struct fixture *fixture, const char *name, char path[128]);

/* Runs a function in a child process; its exit status, or 128 + the signal that ended it. */
int fixture_run_child(int (*work)(const struct fixture *fixture), const struct fixture *fixture);

/* SQL past the store, as somebody with another program would do it. */
void fixture_meddle(const struct fixture *fixture, const char *sql);

/* A person and an account of that name; inside a transaction. */
void fixture_add_account(struct store *store, const char *person_id_no, const char *login_name,
			 struct account *account);

#endif
