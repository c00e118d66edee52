/* The data that the tests of the acts begin with. */
#include "config.h"

#include "portal-fixture.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "domain/login.h"
#include "domain/verification.h"
#include "portal/activation.h"
#include "portal/session.h"
#include "portal/verification.h"
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

	folder_make(fixture->data);
	assert_int_equal(base_conf_init(&fixture->conf, fixture->data), 0);
	assert_int_equal(
		base_mem_copy(fixture->conf.forms, sizeof fixture->conf.forms, forms ? forms : "forms"), 0);
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

	store_close(fixture->portal.store);
	base_problem_release(&fixture->problems);
	folder_remove(fixture->data);
	free(fixture);
	return 0;
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

void fixture_open_account(struct fixture *fixture, char code[32])
{
	struct activation activation;

	fixture_fill(&activation);
	assert_string_equal(fixture_run(fixture, &portal_activation_submit, &activation), "");
	fixture_read_code(fixture, code);
	assert_int_equal(strlen(code), 19);
}

const char *fixture_verify(struct fixture *fixture, const char *code, const char *password)
{
	struct verification verification = {0};
	const char *rule;

	base_mem_copy(verification.code, sizeof verification.code, code);
	rule = fixture_run(fixture, &portal_verification_open, &verification);
	if (*rule)
		return rule;
	base_mem_copy(verification.password, sizeof verification.password, password);
	base_mem_copy(verification.password_confirm, sizeof verification.password_confirm, password);
	return fixture_run(fixture, &portal_verification_finish, &verification);
}

const char *fixture_login(struct fixture *fixture, const char *login_name, const char *password)
{
	struct login record = {.captcha = "x"};

	base_mem_copy(record.login_name, sizeof record.login_name, login_name);
	base_mem_copy(record.password, sizeof record.password, password);
	return fixture_run(fixture, &portal_session_login, &record);
}

void fixture_put_staff(struct fixture *fixture, int64_t id, const char *name, const char *role, const char *scope_code)
{
	struct buf sql = {0};

	base_buf_addf(&sql,
		      "INSERT INTO staff VALUES (%" PRId64 ", 'staff%" PRId64 "', '%s', 'x@example.org', 'active', 'x',"
		      " 'x', 0, 0, NULL, '') ON CONFLICT DO NOTHING;"
		      "DELETE FROM staff_grant WHERE staff_id = %" PRId64 ";"
		      "INSERT INTO staff_grant VALUES (%" PRId64 ", '%s', '%s')",
		      id, id, name, id, id, role, scope_code);
	fixture_meddle(fixture, base_buf_text(&sql));
	base_buf_release(&sql);
}

int64_t fixture_count_letters(struct fixture *fixture)
{
	struct letter letters[16];
	size_t n;

	assert_int_equal(store_letter_list(fixture->portal.store, NULL, 0, letters, BASE_COUNT(letters), &n),
			 0);
	return (int64_t)n;
}

void fixture_look(const struct fixture *fixture, const char *sql, struct buf *out)
{
	char path[FOLDER_SIZE + 16];
	sqlite3_stmt *run;
	sqlite3 *db;
	int result;

	snprintf(path, sizeof path, "%s/maportal.db", fixture->data);
	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &run, NULL), SQLITE_OK);
	base_buf_clear(out);
	while ((result = sqlite3_step(run)) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(run); i++)
			base_buf_addf(out, "%s%s", (const char *)sqlite3_column_text(run, i),
				      i + 1 < sqlite3_column_count(run) ? " " : "\n");
	assert_int_equal(result, SQLITE_DONE);
	sqlite3_finalize(run);
	sqlite3_close(db);
}

void fixture_meddle(const struct fixture *fixture, const char *sql)
{
	char path[FOLDER_SIZE + 16], *complaint = NULL;
	sqlite3 *db;

	snprintf(path, sizeof path, "%s/maportal.db", fixture->data);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &complaint) != SQLITE_OK)
		fail_msg("%s: %s", sql, complaint);
	sqlite3_close(db);
}
