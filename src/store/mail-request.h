/* Wishes for letters by people who are not logged in: written alike for known and unknown ones (R-ACT-72). */
#ifndef STORE_MAIL_REQUEST_H
#define STORE_MAIL_REQUEST_H

#include "store/store.h"

struct mail_request {
	int64_t id;
	char kind[16];	   /* account, password, query, code */
	int64_t person_id; /* 0: nobody that we know */
	char source[65];   /* from where it was asked */
	int64_t at, due_at;
	char reference[27]; /* of the session that waits for a code (store/sms-code.h); "" for other kinds */
};

/* Fills id; due at once. */
int store_mail_request_add(struct store *store, struct mail_request *request);

/* The one that is due first, now or later; ERR_NOT_FOUND when there is none. */
int store_mail_request_next(struct store *store, struct mail_request *request);

int store_mail_request_put_off(struct store *store, int64_t id, int64_t due_at);

/* Reads it and takes it away; ERR_NOT_FOUND when somebody else did. */
int store_mail_request_take(struct store *store, int64_t id, struct mail_request *request);

#endif
