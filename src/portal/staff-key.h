/* The key under which the second factors of staff are sealed: staff.key in the data directory, beside the database. */
#ifndef PORTAL_STAFF_KEY_H
#define PORTAL_STAFF_KEY_H

#include "base/conf.h"
#include "base/otp.h"
#include "base/vault.h"

#define PORTAL_STAFF_KEY "staff.key"

/* Makes it where there is none yet. */
int portal_staff_key_make(const struct conf *conf);

/* A second factor of the member of staff with this id, and its sealed form; ERR_SYSTEM (and a line on the log). */
int portal_staff_key_seal(const struct conf *conf, int64_t staff_id, const unsigned char secret[BASE_OTP_SECRET_SIZE],
			  char sealed[BASE_VAULT_TEXT_SIZE]);
int portal_staff_key_open(const struct conf *conf, int64_t staff_id, const char *sealed,
			  unsigned char secret[BASE_OTP_SECRET_SIZE]);

#endif
