/*
 * The way back: a message such as mail/mime.h writes, to plain text.  For people who look into a maildir without a
 * mail program.  Bytes from outside are hostile: what is not written our way is shown as it stands, and what comes
 * out is harmless for a terminal.
 */
#ifndef MAIL_READ_H
#define MAIL_READ_H

#include "base/buf.h"

/*
 * Appends the headers Date, From, To and Subject, decoded, an empty line and the body.  ERR_SYNTAX, with out as
 * before, when there is no header, a NUL, or a body that says it is base64 and is not.
 */
int mail_read_message(const char *bytes, size_t n, struct buf *out);

#endif
