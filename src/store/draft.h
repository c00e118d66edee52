/* What an account typed into a form and has not sent: at most one form for each account. */
#ifndef STORE_DRAFT_H
#define STORE_DRAFT_H

#include "store/store.h"

enum { STORE_DRAFT_CONTENT_MAX = 16384 };

struct draft {
	int64_t account_id;
	char form[65];
	char field[65]; /* where the cursor stood; "" on none */
	char *content;	/* as form/draft.h writes it; freed by store_draft_release */
	int64_t saved_at;
};

/* Overwrites and frees the content. */
void store_draft_release(struct draft *draft);

/* ERR_NOT_FOUND when the account has none. */
int store_draft_find(struct store *store, int64_t account_id, struct draft *draft);

/* In place of the one there was. */
int store_draft_put(struct store *store, const struct draft *draft);

int store_draft_drop(struct store *store, int64_t account_id);

/* Forgets those of all accounts that were saved before an instant. */
int store_draft_purge(struct store *store, int64_t before);

#endif
