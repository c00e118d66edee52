/*
 * The maildir transport: a letter becomes a file in the folder of the keyword maildir (tmp, new, cur as
 * https://cr.yp.to/proto/maildir.html has them), made when missing, for its owner only: letters carry secrets.
 *
 * A file's name comes from the letter alone (time it was written, id, hash of the Message-ID), so a letter
 * delivered again after a crash replaces itself and is never there twice, also when a mail reader has moved it to
 * cur meanwhile.
 */
#ifndef MAIL_MAILDIR_H
#define MAIL_MAILDIR_H

#include "store/letter.h"

enum { MAIL_MAILDIR_NAME_SIZE = 80 };

/* The name of a letter's file; names sort (versionsort) in the order in which letters were written. */
void mail_maildir_name(const struct letter *letter, char name[MAIL_MAILDIR_NAME_SIZE]);

#endif
