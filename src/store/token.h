/* One-time tokens that prove possession of a mailbox; only hashes are stored (R-ACT-49, R-ACT-50). */
#ifndef STORE_TOKEN_H
#define STORE_TOKEN_H

#include "base/hash.h"
#include "store/store.h"

struct token {
	char selector[17];                     /* finds the row */
	char secret_hash[BASE_HASH_TEXT_SIZE]; /* SHA-256 of the secret part of the link's token */
	char code_hash[BASE_HASH_TEXT_SIZE];   /* SHA-256 of the code that can be typed instead */
	char purpose[24];                      /* email_verification, … */
	int64_t account_id, staff_id; /* one of them; 0: not of that kind */
	int64_t created_at, expires_at;
	int64_t used_at, superseded_at; /* 0: not */
	char email[255];                /* the new address that it verifies; "" the account's own */
};

int store_token_find_selector(struct store *store, const char *selector, struct token *token);
int store_token_find_code(struct store *store, const char *code_hash, struct token *token);

/* The one that is neither used nor superseded, expired or not; ERR_NOT_FOUND. */
int store_token_find_open(struct store *store, int64_t account_id, const char *purpose, struct token *token);

/* ERR_CONFLICT while another token of the account and purpose is open: supersede first. */
int store_token_insert(struct store *store, const struct token *token);

/* ERR_CONFLICT when it was used or superseded before. */
int store_token_use(struct store *store, const char *selector, int64_t at);

/* Cancels what is still open for the account and purpose (R-ACT-51), or for a member of staff. */
int store_token_supersede(struct store *store, int64_t account_id, const char *purpose, int64_t at);
int store_token_supersede_staff(struct store *store, int64_t staff_id, int64_t at);

#endif
