/* What the tests of mail share: a data directory of one's own with an empty database, and letters for it. */
#ifndef MAIL_FIXTURE_H
#define MAIL_FIXTURE_H

#include "base/conf.h"
#include "folder.h"
#include "store/letter.h"
#include "store/store.h"
#include "unit.h"

enum { FIXTURE_NOW = 1795311125 }; /* 2026-11-22 09:32:05 in Taipei */

struct fixture {
	char data[FOLDER_SIZE];
	struct conf conf;
	struct store *store;
};

int fixture_setup(void **state);
int fixture_teardown(void **state);

#define FIXTURE_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

/* A letter with a Message-ID of its number, not yet in the database; released by store_letter_release. */
struct letter fixture_letter(int number);

/* Puts such letters into the outbox; the id of the last one. */
int64_t fixture_post(struct fixture *fixture, int count);

/* The letter as the database has it; released by the caller. */
struct letter fixture_get(struct fixture *fixture, int64_t id);

#endif
