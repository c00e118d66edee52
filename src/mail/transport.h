/*
 * The ways a letter or a text message can leave: one table row each.  A carrier is one opened way; it lives for one
 * delivery run, so a changed password or a folder that was made anew is noticed by the next run.
 */
#ifndef MAIL_TRANSPORT_H
#define MAIL_TRANSPORT_H

#include "base/buf.h"
#include "base/conf.h"
#include "mail/verdict.h"
#include "store/letter.h"

struct carrier; /* each transport defines its own */
struct outbox;	/* mail/outbox.h */

struct transport {
	const char *channel; /* of the letters that it carries: STORE_LETTER_… */
	const char *name;    /* the value of the keyword mail-transport or sms-transport */

	/* Gets ready for a run, or answers why nothing can leave now (ERR_…, logged by the caller). */
	int (*open)(struct carrier **carrier, const struct outbox *outbox);

	/* Appends the bytes that deliver takes; as mail_mime_write. */
	int (*write)(const struct letter *letter, const struct conf *conf, struct buf *message);

	/* Hands one message over; always fills the verdict. DELIVERED is said only once it cannot be lost. */
	void (*deliver)(struct carrier *carrier, const struct letter *letter, const struct buf *message,
			struct verdict *verdict);

	void (*close)(struct carrier *carrier); /* NULL is fine */
};

extern const struct transport mail_maildir_transport;
extern const struct transport mail_smtp_transport; /* only in a build with libesmtp */

/* Text messages: to a gateway's mailbox, into the maildir as if to it, or to a program of the operator's. */
extern const struct transport mail_sms_mail_transport;
extern const struct transport mail_sms_maildir_transport;
extern const struct transport mail_sms_exec_transport;

/* The transport of a channel and a name, or NULL: unknown, or left out of this build. */
const struct transport *mail_transport_find(const char *channel, const char *name);

#endif
