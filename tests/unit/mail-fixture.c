/* A data directory for one test. */
#include "config.h"

#include "mail-fixture.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/mem.h"

int fixture_setup(void **state)
{
	struct fixture *fixture = base_mem_zero(1, sizeof *fixture);

	folder_make(fixture->data);
	assert_int_equal(base_conf_init(&fixture->conf, fixture->data), 0);
	assert_int_equal(store_open(&fixture->store, fixture->data, STORE_CREATE), 0);
	base_clock_set(FIXTURE_NOW);
	*state = fixture;
	return 0;
}

int fixture_teardown(void **state)
{
	struct fixture *fixture = *state;

	store_close(fixture->store);
	folder_remove(fixture->data);
	free(fixture);
	return 0;
}

struct letter fixture_letter(int number)
{
	struct letter letter = {.created_at = FIXTURE_NOW};

	base_mem_copy(letter.kind, sizeof letter.kind, "activation-verify");
	base_mem_copy(letter.recipient, sizeof letter.recipient, "wang@example.org");
	base_mem_copy(letter.recipient_name, sizeof letter.recipient_name, "王大明");
	base_mem_copy(letter.subject, sizeof letter.subject, "開通帳號");
	snprintf(letter.message_id, sizeof letter.message_id, "m%d@example.org", number);
	letter.body = base_mem_dup("代碼 ABCD\n");
	return letter;
}

int64_t fixture_post(struct fixture *fixture, int count)
{
	int64_t id = 0;

	assert_int_equal(store_begin(fixture->store), 0);
	for (int i = 0; i < count; i++) {
		struct letter letter = fixture_letter(i);

		assert_int_equal(store_letter_insert(fixture->store, &letter), 0);
		id = letter.id;
		store_letter_release(&letter);
	}
	assert_int_equal(store_commit(fixture->store), 0);
	return id;
}

struct letter fixture_get(struct fixture *fixture, int64_t id)
{
	struct letter letter = {0};

	assert_int_equal(store_letter_get(fixture->store, id, &letter), 0);
	return letter;
}
