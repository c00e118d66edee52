/* Applications of every kind, as far as anybody may see them: what was applied for, and how it stands. */
#ifndef STORE_APPLICATION_H
#define STORE_APPLICATION_H

#include "store/store.h"

struct application {
	char number[21]; /* 申請案號 */
	char kind[25], kind_name[65];
	char state[25], state_name[65];
	int is_final; /* it will not change any more */
	int64_t applied_at, changed_at;
};

int store_application_find_number(struct store *store, const char *number, struct application *application);

#endif
