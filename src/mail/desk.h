/*
 * What the operator does with mail: maportal-admin mail list, retry, read.  Text is written to out in Traditional
 * Chinese, made harmless for a terminal; recipients are masked.
 */
#ifndef MAIL_DESK_H
#define MAIL_DESK_H

#include <stdio.h>

#include "base/conf.h"
#include "store/store.h"

/* Prints the letters of one state, or of every state (NULL), in the order of their ids, one line each. */
int mail_desk_list(struct store *store, const char *state, FILE *out);

/*
 * Makes a failed or waiting letter due at once, with its tries counted anew.  Inside the caller's transaction.
 * ERR_NOT_FOUND: no such letter; ERR_CONFLICT: it was sent, or is being sent.
 */
int mail_desk_retry(struct store *store, int64_t id);

/* The same for every failed letter; how many there were. */
int mail_desk_retry_failed(struct store *store, int64_t *count);

/*
 * Prints the newest letters of the maildir, the newest last, at most so many; how many were printed.  When
 * letters leave by SMTP it says so instead and *count is 0.  ERR_SYNTAX: a file that is no message stopped it.
 */
int mail_desk_read(const struct conf *conf, size_t most, FILE *out, size_t *count);

#endif
