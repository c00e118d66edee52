/*
 * Enrolled certificate cards in the operator's hands: whose there are, one that is blocked because it was lost or
 * stolen, before any revocation list says so, and one that is given back because it went to the wrong holder.
 */
#ifndef PORTAL_CARD_DESK_H
#define PORTAL_CARD_DESK_H

#include "portal/card-owner.h"

enum { CARD_PAGE_MAX = 32 };

struct card_page {
	const char *holder; /* ID number or institution code, as it is typed */
	int64_t after_id;   /* 0: from the first */
	struct card_name name;
	struct card rows[CARD_PAGE_MAX]; /* portal_card_desk_forget frees what they hold */
	size_t n;
};

struct card_end {
	int64_t id;
	struct card_name name;			/* filled: its holder */
	char fingerprint[BASE_HASH_TEXT_SIZE]; /* filled: of the certificate, which the trail names it by */
};

/* Fills a struct card_page; ERR_NOT_FOUND: nobody of that number has an account, no such institution. */
extern const struct act portal_card_desk_list;
void portal_card_desk_forget(struct card_page *page);

/*
 * Take a struct card_end; ERR_NOT_FOUND.  A blocked card opens nothing any more, nor does another certificate for its
 * key; one that is released is as if it had never been seen, and a first login or an assignment enrols it again.
 */
extern const struct act portal_card_desk_block;
extern const struct act portal_card_desk_release;

#endif
