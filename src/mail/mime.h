/*
 * A letter as the message that goes over the wire (RFC 5322, 2045, 2047), built by us whole: Date, Message-ID,
 * From, To, Subject, Auto-Submitted (RFC 3834: no holiday answers, please) and one text/plain part in UTF-8.
 *
 * The body and every text beyond plain ASCII are base64, so no server's line length, dots or 8-bit habits
 * matter.  Lines end with CR LF and, but for a long address, have at most 76 columns.  The same letter always
 * gives the same bytes: its Date is the time it was written, not the time of this try.
 */
#ifndef MAIL_MIME_H
#define MAIL_MIME_H

#include "base/buf.h"
#include "base/conf.h"
#include "store/letter.h"

/*
 * Appends the message to out.  ERR_SYNTAX: a value with a control character or an address that is not safe
 * (nothing may begin a second header); ERR_ENCODING: no UTF-8; ERR_NOT_FOUND: the body was erased.  On an error
 * out is as before.
 */
int mail_mime_write(const struct letter *letter, const struct conf *conf, struct buf *out);

/* The sender's own half of the above: whether mail-from and mail-name can stand in a header. */
int mail_mime_is_sender_safe(const struct conf *conf);

#endif
