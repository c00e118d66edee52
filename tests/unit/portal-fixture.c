/* The data that the tests of the acts begin with. */
#include "config.h"

#include "portal-fixture.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "store/institution.h"
#include "store/letter.h"
#include "store/licence.h"
#include "store/person.h"
#include "store/terms.h"

struct nurse {
	const char *person_id_no, *name, *certificate_serial, *home_institution_code;
};

static const struct nurse nurses[] = {
	{"A123456789", "王小明", "049465", "0401180014"},
	{"B137735463", "陳美玉", "123456", ""},
};

static int add_nurse(struct store *store, const struct nurse *nurse)
{
	struct person person = {.person_id_kind = "national"};
	struct licence licence = {.personnel_type = "F",
				  .is_practising = *nurse->home_institution_code != '\0'};
	int changed, err;

	base_mem_copy(person.person_id_no, sizeof person.person_id_no, nurse->person_id_no);
	base_mem_copy(person.name, sizeof person.name, nurse->name);
	err = store_person_put(store, &person);
	licence.person_id = person.id;
	base_mem_copy(licence.certificate_serial, sizeof licence.certificate_serial,
		      nurse->certificate_serial);
	base_mem_copy(licence.home_institution_code, sizeof licence.home_institution_code,
		      nurse->home_institution_code);
	return err ? err : store_licence_put(store, &licence, &changed);
}

static int fill(struct store *store)
{
	struct institution institution = {.institution_code = "0401180014",
					  .institution_name = "國立臺灣大學醫學院附設醫院"};
	struct terms terms = {.body = base_mem_dup("一、遵守服務條款及法律規定"),
			      .published_at = FIXTURE_NOW_S};
	int changed, err = store_begin(store);

	if (!err)
		err = store_institution_put(store, &institution, &changed);
	for (size_t i = 0; !err && i < BASE_COUNT(nurses); i++)
		err = add_nurse(store, &nurses[i]);
	if (!err)
		err = store_terms_publish(store, &terms);
	store_terms_release(&terms);
	return err ? err : store_commit(store);
}

int fixture_open(void **state)
{
	struct fixture *fixture = base_mem_zero(1, sizeof *fixture);
	const char *forms = getenv("MAPORTAL_FORMS");

	snprintf(fixture->data, sizeof fixture->data, "/tmp/maportal-test-XXXXXX");
	if (!mkdtemp(fixture->data) || base_conf_init(&fixture->conf, fixture->data))
		return -1;
	if (base_mem_copy(fixture->conf.forms, sizeof fixture->conf.forms, forms ? forms : "forms"))
		return -1;
	fixture->conf.seal_memory_kib = 64;
	fixture->conf.seal_passes = 1;
	fixture->portal.conf = &fixture->conf;
	snprintf(fixture->portal.actor.source, sizeof fixture->portal.actor.source, "tty-test");
	base_clock_set(FIXTURE_NOW_S);
	*state = fixture;
	return store_open(&fixture->portal.store, fixture->data, STORE_CREATE) || fill(fixture->portal.store);
}

int fixture_close(void **state)
{
	struct fixture *fixture = *state;
	struct buf command = {0};
	int status;

	store_close(fixture->portal.store);
	base_problem_release(&fixture->problems);
	base_buf_addf(&command, "rm -rf '%s'", fixture->data);
	status = system(base_buf_text(&command));
	base_buf_release(&command);
	free(fixture);
	return status;
}

void fixture_fill(struct activation *activation)
{
	*activation = (struct activation){
		.terms_version = "1",
		.terms_agreed = "yes",
		.person_id_no = "A123456789",
		.is_practising = "yes",
		.home_institution_code = "0401180014",
		.certificate_serial = "049465",
		.login_name = "bakerlai",
		.email = "nurse@example.org",
		.email_confirm = "nurse@example.org",
	};
}

const char *fixture_run(struct fixture *fixture, const struct act *act, void *record)
{
	int err;

	base_problem_release(&fixture->problems);
	err = portal_act_run(&fixture->portal, act, record, &fixture->problems);
	if (err)
		return base_err_text(err);
	return fixture->problems.n ? fixture->problems.rows[0].rule : "";
}

void fixture_read_code(struct fixture *fixture, char code[32])
{
	struct letter letter;
	const char *found;
	int64_t id = 0;

	code[0] = '\0';
	while (store_letter_get(fixture->portal.store, ++id, &letter) == 0) {
		found = letter.body ? strstr(letter.body, "輸入下列認證碼：\n\n   ") : NULL;
		if (found)
			snprintf(code, 32, "%.19s", found + strlen("輸入下列認證碼：\n\n   "));
		store_letter_release(&letter);
	}
}
