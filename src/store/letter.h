/*
 * The outbox: a letter is written in the transaction that causes it and sent by maportal-mailer.
 *
 *	waiting -> sending -> sent
 *	   ^          |-> waiting (later; due_at moves)      retry -> waiting
 *	   |          '-> failed (refused for good, or tried too long)
 *
 * "sending" is set, and committed, before the first byte goes out; a letter found in that state by a mailer
 * that has just started was interrupted and is tried again under the same Message-ID.  The body of a letter
 * that was sent is erased: it carries secrets.
 */
#ifndef STORE_LETTER_H
#define STORE_LETTER_H

#include <stddef.h>

#include "store/store.h"

/* To a mailbox; or the text alone to a mobile number. */
#define STORE_LETTER_MAIL "mail"
#define STORE_LETTER_SMS "sms"

struct letter {
	int64_t id;
	char channel[5];    /* one of the above; "" when it is inserted: a mailbox */
	char kind[33];      /* name of the template: activation-verify … */
	int64_t account_id; /* 0: none */
	char recipient[255];
	char recipient_name[161];
	char subject[401];
	char *body;           /* UTF-8 lines; NULL once erased; freed by store_letter_release */
	char message_id[129]; /* without angle brackets; the same at every try */
	char state[9];
	int64_t tries;
	int64_t created_at, due_at, sent_at; /* sent_at 0: not yet */
	char reply[401];                     /* what the server, or we, said last */
};

/* Overwrites and frees the body. */
void store_letter_release(struct letter *letter);

/* Fills id; state becomes waiting, due at created_at; ERR_CONFLICT when the message id was used before. */
int store_letter_insert(struct store *store, struct letter *letter);

int store_letter_get(struct store *store, int64_t id, struct letter *letter);

/* The waiting letter of a channel that is due first (due_at <= now); ERR_NOT_FOUND when none is. */
int store_letter_due(struct store *store, const char *channel, int64_t now, struct letter *letter);

/* When the next waiting letter of a channel falls due; ERR_NOT_FOUND when none waits. */
int store_letter_next_due(struct store *store, const char *channel, int64_t *due_at);

/* Writes state, tries, due_at, sent_at and reply back; erases the body when state is sent. */
int store_letter_update(struct store *store, const struct letter *letter);

/* All letters that a stopped mailer left in "sending" become waiting and due now; how many. */
int store_letter_recover(struct store *store, int64_t now, int64_t *count);

/* A letter that waits or has failed is due now, as if never tried; ERR_CONFLICT when it was sent or is being sent. */
int store_letter_retry(struct store *store, int64_t id, int64_t now);

/* All failed ones; how many. */
int store_letter_retry_failed(struct store *store, int64_t now, int64_t *count);

/* Up to max letters after an id (0: from the first), of one state or (NULL) of any; bodies are left out. */
int store_letter_list(struct store *store, const char *state, int64_t after, struct letter *letters,
		      size_t max, size_t *n);

/* When the waiting letter that was written first was; ERR_NOT_FOUND when none waits. */
int store_letter_oldest(struct store *store, int64_t *created_at);

#endif
