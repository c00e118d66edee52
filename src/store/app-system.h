/* Application systems 應用系統 and who may use them (R-ACT-40). */
#ifndef STORE_APP_SYSTEM_H
#define STORE_APP_SYSTEM_H

#include <stddef.h>

#include "store/store.h"

struct app_system {
	char code[24];
	char name_zh[121];
	int is_default_app;
	int is_granted; /* to the account that was asked about */
};

/* All systems in their order, with what the account has. */
int store_app_system_list(struct store *store, int64_t account_id, struct app_system *systems, size_t max,
			  size_t *n);

/* Gives an account every default system it does not have. */
int store_app_system_grant_defaults(struct store *store, int64_t account_id, int64_t at);

#endif
