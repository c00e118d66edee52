/* Code tables: first filled, and completed at each migration, from the CSV files of db/data. */
#ifndef STORE_CODE_H
#define STORE_CODE_H

#include "store/store.h"

/* Adds the codes that are missing; an operator's changes stay. */
int store_code_load(struct store *store);

#endif
