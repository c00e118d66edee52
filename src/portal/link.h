/* Where a letter's token is brought back: a door of our SSH server, as a link and as a command to paste. */
#ifndef PORTAL_LINK_H
#define PORTAL_LINK_H

#include "base/buf.h"
#include "base/conf.h"

/*
 * Appends "ssh://verify.TOKEN@HOST:PORT" and "ssh -p PORT verify.TOKEN@HOST", for link-host and link-port of the
 * configuration; SSH's own port is left out.  Both are as secret as the token.
 */
void portal_link_add_url(const struct conf *conf, const char *token, struct buf *url);
void portal_link_add_command(const struct conf *conf, const char *token, struct buf *command);

/* The same by the door "review", for staff. */
void portal_link_add_staff_url(const struct conf *conf, const char *token, struct buf *url);
void portal_link_add_staff_command(const struct conf *conf, const char *token, struct buf *command);

#endif
