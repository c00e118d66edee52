/* Application systems 應用系統, who may use them (R-ACT-40), and what applications for them say. */
#ifndef STORE_APP_SYSTEM_H
#define STORE_APP_SYSTEM_H

#include <stddef.h>

#include "store/store.h"

struct app_system {
	char code[24];
	char name_zh[241];
	int is_default_app, is_active;
	/* of the account that was asked about */
	int is_granted;
	char state[25], state_name[65], number[21]; /* of its last application; "" when there is none */
};

/* All systems in their order, with what the account has. */
int store_app_system_list(struct store *store, int64_t account_id, struct app_system *systems, size_t max,
			  size_t *n);

int store_app_system_get(struct store *store, const char *code, struct app_system *system);

/* ERR_NOT_FOUND when the account may not use it. */
int store_app_system_is_granted(struct store *store, int64_t account_id, const char *code);

/* ERR_NOT_FOUND when no other application of the account for it than except_id waits for its end. */
int store_app_system_find_open(struct store *store, int64_t account_id, const char *code, int64_t except_id);

int store_app_system_grant(struct store *store, int64_t account_id, const char *code, int64_t at);

/* Gives an account every default system it does not have. */
int store_app_system_grant_defaults(struct store *store, int64_t account_id, int64_t at);

/* What an application for a system says. */
struct app_system_application {
	int64_t application_id;
	char app_system_code[24], app_system_name[241];
	char reason[801];
};

int store_app_system_put_application(struct store *store, const struct app_system_application *application);
int store_app_system_get_application(struct store *store, int64_t application_id,
				     struct app_system_application *application);

#endif
