/* Institutions, by their ten-character code. */
#ifndef STORE_INSTITUTION_H
#define STORE_INSTITUTION_H

#include "store/store.h"

struct institution {
	char institution_code[11];
	char institution_name[401];
	char institution_kind[81]; /* as the source names it; "" unknown */
	char county_code[6];       /* code of db/data/counties.csv; "" unknown */
	char phone_no[41];
	char address[401];
	char contract_start_date[11]; /* ISO; "" unknown */
	char contract_end_date[11];   /* ISO; "" while the contract runs */
};

int store_institution_find(struct store *store, const char *institution_code,
			   struct institution *institution);

/* Inserts or replaces; *changed tells whether a row changed. */
int store_institution_put(struct store *store, const struct institution *institution, int *changed);

int store_institution_count(struct store *store, int64_t *count);

/* The county whose code digits (characters 3-4 of an institution code) these are; ERR_NOT_FOUND. */
int store_institution_county(struct store *store, const char *institution_code, char county_code[6]);

#endif
