/* A data directory of its own with one institution, two nurses and terms, for the tests of the acts. */
#ifndef TESTS_PORTAL_FIXTURE_H
#define TESTS_PORTAL_FIXTURE_H

#include "base/conf.h"
#include "domain/activation.h"
#include "portal/act.h"

struct fixture {
	char data[64];
	struct conf conf;
	struct portal portal;
	struct problems problems;
};

enum { FIXTURE_NOW_S = 1795000000 };

/* Group set-up and tear-down of cmocka; *state is a struct fixture. */
int fixture_open(void **state);
int fixture_close(void **state);

/* A right answer to every question of the wizard, for the practising nurse. */
void fixture_fill(struct activation *activation);

/* Runs an act with an empty list; the number of the first rule in it, "" when it was done without a word. */
const char *fixture_run(struct fixture *fixture, const struct act *act, void *record);

/* The code in the newest letter that holds one; "" when there is none. */
void fixture_read_code(struct fixture *fixture, char code[32]);

#endif
