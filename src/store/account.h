/* Portal accounts: at most one per person (R-ACT-23). */
#ifndef STORE_ACCOUNT_H
#define STORE_ACCOUNT_H

#include "store/store.h"

struct account {
	int64_t id, person_id;
	char login_name[21];
	char email[255];
	char state[16];                                 /* pending_mail, active, suspended */
	char password_hash[161];                        /* "" until the mail is verified */
	int64_t created_at, verified_at, last_login_at; /* 0: not yet */
	char last_login_source[65];
	int64_t failed_logins; /* wrong passwords since then */
	char mobile_no[11];    /* "" unknown; 0912345678 */
	char landline_no[22];  /* "" unknown; 02-12345678#123456 */
};

int store_account_get(struct store *store, int64_t id, struct account *account);
int store_account_find_person(struct store *store, int64_t person_id, struct account *account);

/* By account name, without regard to case (R-ACT-38). */
int store_account_find_login_name(struct store *store, const char *login_name, struct account *account);

/* By address, without regard to case: those that have it (R-ACT-44), the oldest first, at most max. */
int store_account_list_address(struct store *store, const char *email, struct account *accounts, size_t max,
			       size_t *n);

/* Whether another account than except_id uses the address (R-ACT-44): ERR_NOT_FOUND when none. */
int store_account_find_email(struct store *store, const char *email, int64_t except_id);

/* Fills id; ERR_CONFLICT when the person has one or the name is taken. */
int store_account_insert(struct store *store, struct account *account);

/* One more wrong password. */
int store_account_count_failure(struct store *store, int64_t id);

/* The same password under another hash. */
int store_account_renew_hash(struct store *store, int64_t id, const char *password_hash);

/* Writes every column of a row back; ERR_CONFLICT when the name is taken. */
int store_account_update(struct store *store, const struct account *account);

#endif
