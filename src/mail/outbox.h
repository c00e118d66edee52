/*
 * Emptying the outbox: the text messages that are due, for somebody waits for their code, then the letters, one at a
 * time, in the order of their time.
 *
 * A letter is marked "sending" and committed before the first byte goes out, and its verdict is written as soon as
 * it is known.  A mailer that is killed between the two leaves a letter of which the next one knows more: in a maildir
 * it replaces itself, by SMTP there may be a receipt (mail/receipt.h).  What nobody knows (the machine stopped, the
 * server fell silent after the last byte) is tried again under the same Message-ID.
 *
 *	delivered	sent; the body is erased
 *	later		waiting, 1, 5, 15, then every 60 minutes; after 24 hours of tries failed; a text
 *			message, which carries a code of a few minutes, only once more
 *	never		failed
 *
 * A letter that cannot be made into a message (mail/mime.h) is failed as well; what the configuration breaks is not.
 */
#ifndef MAIL_OUTBOX_H
#define MAIL_OUTBOX_H

#include "base/conf.h"
#include "base/errand.h"
#include "mail/transport.h"
#include "store/store.h"

struct outbox {
	struct store *store;
	const struct conf *conf;
	const struct transport *transport; /* of letters */
	const struct transport *sms;	   /* of text messages; NULL: they wait */
	const struct errand *errand;	   /* of the transports that ask a program; NULL: none does */
	int (*is_stopping)(void);	   /* asked between letters */
};

struct outbox_tally {
	unsigned delivered, later, never;
	int is_cut; /* a turn was over before all was delivered that is due */
};

/*
 * What an interrupted mailer left in "sending" is sent if its receipt says so, and otherwise due again; how many
 * became due.  Only while no other mailer and no delivery runs.
 */
int mail_outbox_recover(const struct outbox *outbox, int64_t *count);

/*
 * Delivers what is due and fills the tally; a channel has five seconds, and the rest of its last letter, so that a
 * server that hangs does not keep the caller from its other duties.  An error is the database's or a transport's, and
 * was not the letters' fault: they wait as before, and those of the other transport leave.  Once a letter's verdict is
 * known the database is tried again until it takes it, or until the mailer is told to stop.
 */
int mail_outbox_run_once(const struct outbox *outbox, struct outbox_tally *tally);

#endif
