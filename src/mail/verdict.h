/* What became of one try to deliver a letter. */
#ifndef MAIL_VERDICT_H
#define MAIL_VERDICT_H

#include <stddef.h>

enum verdict_kind {
	VERDICT_DELIVERED,
	VERDICT_LATER, /* not now, or nobody knows: try again under the same Message-ID */
	VERDICT_NEVER, /* this letter was refused for good */
};

enum { MAIL_VERDICT_REPLY_SIZE = 401 }; /* as store's letter.reply */

struct verdict {
	enum verdict_kind kind;
	int is_alarm; /* the configuration is to blame, not the letter: the operator must look */
	char reply[MAIL_VERDICT_REPLY_SIZE];
};

/*
 * Fills a verdict.  The reply, which may come from a stranger, becomes one harmless line of UTF-8 that is cut
 * where it does not fit.
 */
void mail_verdict_set(struct verdict *verdict, enum verdict_kind kind, int is_alarm, const char *reply);

/*
 * Bytes of the reply that may stand in a log: of a server's answer only the codes ("550 5.1.1"), because
 * servers like to repeat the address; of our own sentences everything.
 */
size_t mail_verdict_loggable(const struct verdict *verdict);

/* Whether a struct that came through a pipe is one that mail_verdict_set can have made. */
int mail_verdict_is_sound(const struct verdict *verdict);

#endif
