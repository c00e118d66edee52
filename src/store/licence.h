/* The personnel register: who holds which certificate and practises where. */
#ifndef STORE_LICENCE_H
#define STORE_LICENCE_H

#include <stddef.h>

#include "store/store.h"

struct licence {
	int64_t id, person_id;
	char personnel_type[8];     /* code of db/data/personnel_types.csv */
	char certificate_serial[7]; /* six digits; unique with personnel_type */
	int is_practising;
	char home_institution_code[11]; /* "" when not practising */
	char practice_licence_no[161];
	char renewal_due_date[11]; /* ISO; "" unknown */
};

/*
 * Whether the register holds this triple (R-ACT-34): the licence, or ERR_NOT_FOUND.
 * home_institution_code "" asks for a person who does not practise.
 */
int store_licence_match(struct store *store, const char *person_id_no, const char *certificate_serial,
			const char *home_institution_code, struct licence *licence);

/* Inserts, or replaces the licence with that type and serial; fills id; *changed: whether a row changed. */
int store_licence_put(struct store *store, struct licence *licence, int *changed);

/* A licence as people read it. */
struct licence_title {
	int64_t id;
	char personnel_type_name[61];
	char certificate_prefix[31];
	char certificate_serial[7];
	int is_practising;
	char home_institution_code[11];
	char institution_name[401]; /* "" when the list of institutions does not know the code */
	char renewal_due_date[11];
};

/* All of a person, at most max. */
int store_licence_list(struct store *store, int64_t person_id, struct licence_title *licences, size_t max, size_t *n);

/* Whether the code table knows a personnel type, in use or not; ERR_NOT_FOUND. */
int store_licence_check_type(struct store *store, const char *personnel_type);

/* Whether a person has any licence. */
int store_licence_has(struct store *store, int64_t person_id, int *answer);

int store_licence_count(struct store *store, int64_t *count);

#endif
