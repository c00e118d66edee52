/*
 * What the operator looks at: maportal-admin mail list and read.  Text is written to out in Traditional
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
 * Prints the newest letters of the maildir, the newest last, at most so many; how many were printed.  When
 * letters leave by SMTP it says so instead and *count is 0.  ERR_SYNTAX: a file that is no message stopped it.
 */
int mail_desk_read(const struct conf *conf, size_t most, FILE *out, size_t *count);

#endif
