/*
 * The ways a letter can leave: one table row each.  A carrier is one opened way; it lives for one delivery run,
 * so a changed password or a folder that was made anew is noticed by the next run.
 */
#ifndef MAIL_TRANSPORT_H
#define MAIL_TRANSPORT_H

#include "base/buf.h"
#include "base/conf.h"
#include "mail/verdict.h"
#include "store/letter.h"

struct carrier; /* each transport defines its own */

struct transport {
	const char *name; /* the value of the keyword mail-transport */

	/* Gets ready for a run, or answers why nothing can leave now (ERR_…, logged by the caller). */
	int (*open)(struct carrier **carrier, const struct conf *conf);

	/* Hands one message over; always fills the verdict. DELIVERED is said only once it cannot be lost. */
	void (*deliver)(struct carrier *carrier, const struct letter *letter, const struct buf *message,
			struct verdict *verdict);

	void (*close)(struct carrier *carrier); /* NULL is fine */
};

extern const struct transport mail_maildir_transport;
extern const struct transport mail_smtp_transport; /* only in a build with libesmtp */

/* The transport of a name, or NULL: unknown, or left out of this build. */
const struct transport *mail_transport_find(const char *name);

#endif
