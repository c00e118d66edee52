/*
 * A little authority for demonstrations and trials: it makes itself, issues cards, and its revocation list;
 * then its key is gone.  Whoever keeps its certificate in the folder of trust trusts these cards and no
 * others.
 */
#ifndef TRUST_ISSUE_H
#define TRUST_ISSUE_H

#include "base/buf.h"
#include "trust/profile.h"

/* One card. */
struct trust_issue_card {
	enum trust_side side;
	const char *name, *identity;
	/* filled, in PEM; release */
	struct buf certificate, key;
};

struct trust_issue {
	struct buf anchor, list; /* in PEM: the authority and its revocation list, good for ten years */
};

/* ERR_SYSTEM; the buffers are to be released all the same. */
int trust_issue_make(struct trust_issue *issue, struct trust_issue_card *cards, size_t n);

void trust_issue_release(struct trust_issue *issue, struct trust_issue_card *cards, size_t n);

#endif
