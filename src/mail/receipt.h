/*
 * The receipt: what a delivery by SMTP writes down the moment the server has taken a letter, for the case that its
 * mailer is killed before it has written the verdict into the database.  The next mailer settles that letter by it,
 * so it does not go out twice.  One file in the data directory, of the last letter taken.
 */
#ifndef MAIL_RECEIPT_H
#define MAIL_RECEIPT_H

#include "base/conf.h"
#include "mail/verdict.h"
#include "store/letter.h"

/* Durable when it returns 0. */
int mail_receipt_write(const struct conf *conf, const struct letter *letter, const struct verdict *verdict);

/* Whether the receipt is this letter's, which was delivered then; the verdict is filled. */
int mail_receipt_find(const struct conf *conf, const struct letter *letter, struct verdict *verdict);

/* The id of the receipt's letter, as a hint where to look; ERR_NOT_FOUND when there is no receipt. */
int mail_receipt_id(const struct conf *conf, int64_t *id);

#endif
