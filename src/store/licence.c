/* The personnel register. */
#include "config.h"

#include "store/licence.h"

#include "base/err.h"
#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_NUMBER, licence, id),
	STORE_FIELD(FIELD_NUMBER, licence, person_id),
	STORE_FIELD(FIELD_TEXT, licence, personnel_type),
	STORE_FIELD(FIELD_TEXT, licence, certificate_serial),
	STORE_FIELD(FIELD_INT, licence, is_practising),
	STORE_FIELD(FIELD_TEXT, licence, home_institution_code),
	STORE_FIELD(FIELD_TEXT, licence, practice_licence_no),
	STORE_FIELD(FIELD_TEXT, licence, renewal_due_date),
};
static const struct shape shape = STORE_SHAPE(licence, fields);

static const struct field title_fields[] = {
	STORE_FIELD(FIELD_NUMBER, licence_title, id),
	STORE_FIELD(FIELD_TEXT, licence_title, personnel_type_name),
	STORE_FIELD(FIELD_TEXT, licence_title, certificate_prefix),
	STORE_FIELD(FIELD_TEXT, licence_title, certificate_serial),
	STORE_FIELD(FIELD_INT, licence_title, is_practising),
	STORE_FIELD(FIELD_TEXT, licence_title, home_institution_code),
	STORE_FIELD(FIELD_TEXT, licence_title, institution_name),
	STORE_FIELD(FIELD_TEXT, licence_title, renewal_due_date),
};
static const struct shape title_shape = STORE_SHAPE(licence_title, title_fields);

int store_licence_match(struct store *store, const char *person_id_no, const char *certificate_serial,
			const char *home_institution_code, struct licence *licence)
{
	return store_statement_find(store, STATEMENT_LICENCE_MATCH, &shape, licence, "sss", person_id_no,
				    certificate_serial, home_institution_code);
}

int store_licence_put(struct store *store, struct licence *licence, int *changed)
{
	int err = store_statement_add(store, STATEMENT_LICENCE_INSERT, &shape, licence, &licence->id);
	struct licence old;

	*changed = !err;
	if (err != ERR_NOT_FOUND)
		return err;
	err = store_statement_find(store, STATEMENT_LICENCE_FIND, &shape, &old, "ss", licence->personnel_type,
				   licence->certificate_serial);
	if (err)
		return err;
	licence->id = old.id;
	*changed = !store_record_is_same(&shape, &old, licence);
	return *changed ? store_statement_put(store, STATEMENT_LICENCE_UPDATE, &shape, licence) : 0;
}

int store_licence_check_type(struct store *store, const char *personnel_type)
{
	int64_t is_active;

	return store_statement_number(store, STATEMENT_LICENCE_TYPE, &is_active, "s", personnel_type);
}

int store_licence_has(struct store *store, int64_t person_id, int *answer)
{
	int64_t id;
	int err = store_statement_number(store, STATEMENT_LICENCE_HAS, &id, "i", person_id);

	*answer = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

int store_licence_count(struct store *store, int64_t *count)
{
	return store_statement_number(store, STATEMENT_LICENCE_COUNT, count, "");
}

int store_licence_list(struct store *store, int64_t person_id, struct licence_title *licences, size_t max, size_t *n)
{
	sqlite3_stmt *run;
	int err;

	*n = 0;
	err = store_statement_start(store, STATEMENT_LICENCE_LIST, &run, "ii", person_id, (int64_t)max);
	return err ? err : store_statement_collect(store, run, &title_shape, licences, n);
}
