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

/* What the process that runs a session does at its turning points. */
struct session_host {
	/* From now on the server may have the letter: whoever stops now does not know what happened. */
	void (*commit)(void *data);

	/*
	 * The session must not go on, as the server did not take our login and libesmtp would send the letter without
	 * one.  Does not return.
	 */
	void (*give_up)(const struct outcome *outcome, void *data);

	void *data;
};

/* Speaks with the server and fills the outcome. */
void mail_session_run(const struct conf *conf, const struct letter *letter, const struct buf *message,
		      const struct session_host *host, struct outcome *outcome);

#endif
