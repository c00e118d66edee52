/* One-time codes that went out by text message (R-CARD-50); only hashes stand here. */
#ifndef STORE_SMS_CODE_H
#define STORE_SMS_CODE_H

#include "base/hash.h"
#include "store/store.h"

struct sms_code {
	char reference[27]; /* known to the session that asked for it, and to nobody else */
	int64_t account_id;
	char code_hash[BASE_HASH_TEXT_SIZE]; /* of reference and code */
	int64_t expires_at;
	int64_t tries;	 /* wrong ones so far */
	int64_t used_at; /* 0: not */
};

/* Takes the place of all that the account has. */
int store_sms_code_insert(struct store *store, const struct sms_code *code);

int store_sms_code_find(struct store *store, const char *reference, struct sms_code *code);

/* Writes tries and used_at back. */
int store_sms_code_update(struct store *store, const struct sms_code *code);

#endif
