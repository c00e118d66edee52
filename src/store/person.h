/* Persons: the only table with ID numbers; everything else points here. */
#ifndef STORE_PERSON_H
#define STORE_PERSON_H

#include "store/store.h"

struct person {
	int64_t id;
	char person_id_no[11];
	char person_id_kind[16]; /* national, resident_old, resident_new */
	char name[161];          /* at most 40 characters */
};

int store_person_find(struct store *store, const char *person_id_no, struct person *person);
int store_person_get(struct store *store, int64_t id, struct person *person);

/* Inserts, or renames the person with that number; fills id. */
int store_person_put(struct store *store, struct person *person);

#endif
