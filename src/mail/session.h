/*
 * One SMTP session for one letter, by libesmtp: STARTTLS required, certificate and host name checked by our own
 * SSL_CTX, AUTH PLAIN or LOGIN under TLS only.  Runs in a process of its own (mail/smtp.c): it may block for as
 * long as the server likes, and sometimes it must be left in the middle of the library.
 */
#ifndef MAIL_SESSION_H
#define MAIL_SESSION_H

#include "base/buf.h"
#include "base/conf.h"
#include "mail/judge.h"
#include "store/letter.h"

/*
 * Speaks with the server and fills the outcome.  give_up(outcome, data) is called, and must not return, when the
 * session must not go on: the server did not take our login (libesmtp would send the letter without one).
 */
void mail_session_run(const struct conf *conf, const struct letter *letter, const struct buf *message,
		      struct outcome *outcome, void (*give_up)(const struct outcome *outcome, void *data), void *data);

#endif
