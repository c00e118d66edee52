/* Policy rows: an operator's values over the defaults of domain/policy. */
#ifndef STORE_POLICY_H
#define STORE_POLICY_H

#include "store/store.h"

enum { STORE_POLICY_TEXT_SIZE = 256 };

/* ERR_NOT_FOUND when the default counts. */
int store_policy_find(struct store *store, const char *name, char value[STORE_POLICY_TEXT_SIZE]);
int store_policy_put(struct store *store, const char *name, const char *value);

/* The default counts again; fine when it did before. */
int store_policy_drop(struct store *store, const char *name);

#endif
