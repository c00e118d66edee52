/*
 * Drafts: what whoever is logged in has typed into a form and not sent, for the case that the line is lost.  An
 * account sees its own only; one that is older than draft_s has never been.
 */
#ifndef PORTAL_DRAFT_H
#define PORTAL_DRAFT_H

#include "portal/act.h"
#include "store/draft.h"

/* What portal_draft_keep takes. */
struct draft_entry {
	const char *form, *field, *content;
	int is_last; /* nobody waits any more: it may take its time */
};

/*
 * Keeps a struct draft_entry in place of what was kept before.  This happens while somebody types, so it rather fails
 * with ERR_BUSY than wait long for other writers, and leaves no row in the trail.
 */
extern const struct act portal_draft_keep;

/* Fills a struct draft (store_draft_release it); its form is "" when there is none. */
extern const struct act portal_draft_find;

/* Takes no record. */
extern const struct act portal_draft_drop;

#endif
