/* Persons. */
#include "config.h"

#include "store/person.h"

#include "base/err.h"
#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_NUMBER, person, id),
	STORE_FIELD(FIELD_TEXT, person, person_id_no),
	STORE_FIELD(FIELD_TEXT, person, person_id_kind),
	STORE_FIELD(FIELD_TEXT, person, name),
};
static const struct shape shape = STORE_SHAPE(person, fields);

int store_person_find(struct store *store, const char *person_id_no, struct person *person)
{
	return store_statement_find(store, STATEMENT_PERSON_FIND, &shape, person, "s", person_id_no);
}

int store_person_get(struct store *store, int64_t id, struct person *person)
{
	return store_statement_find(store, STATEMENT_PERSON_GET, &shape, person, "i", id);
}

int store_person_put(struct store *store, struct person *person)
{
	int err = store_statement_add(store, STATEMENT_PERSON_INSERT, &shape, person, &person->id);
	struct person old;

	if (err != ERR_NOT_FOUND)
		return err;
	err = store_person_find(store, person->person_id_no, &old);
	if (err)
		return err;
	person->id = old.id;
	if (store_record_is_same(&shape, &old, person))
		return 0;
	return store_statement_put(store, STATEMENT_PERSON_UPDATE, &shape, person);
}
