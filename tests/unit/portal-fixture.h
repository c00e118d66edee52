/* A data directory of its own with one institution, two nurses and terms, for the tests of the acts. */
#ifndef TESTS_PORTAL_FIXTURE_H
#define TESTS_PORTAL_FIXTURE_H

#include "base/conf.h"
#include "domain/activation.h"
#include "folder.h"
#include "portal/act.h"
#include "unit.h"

struct fixture {
	char data[FOLDER_SIZE];
	struct conf conf;
	struct portal portal;
	struct problems problems;
};

enum { FIXTURE_NOW_S = 1795000000 };

/* Set-up and tear-down of cmocka; *state is a struct fixture. */
int fixture_open(void **state);
int fixture_close(void **state);

/* A test with a data directory of its own. */
#define FIXTURE_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)

/* A right answer to every question of the wizard, for the practising nurse. */
void fixture_fill(struct activation *activation);

/* Runs an act with an empty list; the number of the first rule in it, "" when it was done without a word. */
const char *fixture_run(struct fixture *fixture, const struct act *act, void *record);

/* The code in the newest letter that holds one; "" when there is none. */
void fixture_read_code(struct fixture *fixture, char code[32]);

/* Submits the right answers; the code that the letter brings. */
void fixture_open_account(struct fixture *fixture, char code[32]);

/* Code in, password set; as fixture_run. */
const char *fixture_verify(struct fixture *fixture, const char *code, const char *password);

const char *fixture_login(struct fixture *fixture, const char *login_name, const char *password);

/* Somebody of staff with an id and one role; another role takes the place of the one before. */
void fixture_put_staff(struct fixture *fixture, int64_t id, const char *name, const char *role, const char *scope_code);

int64_t fixture_count_letters(struct fixture *fixture);

/* What SQL past the store finds: columns separated by blanks, rows by newlines. */
void fixture_look(const struct fixture *fixture, const char *sql, struct buf *out);

/* Changes rows past the store, as somebody with the file would. */
void fixture_meddle(const struct fixture *fixture, const char *sql);

#endif
