/* Lists of applications: an applicant's own, and those that wait for a reviewer. */
#ifndef PORTAL_APPLICATION_QUEUE_H
#define PORTAL_APPLICATION_QUEUE_H

#include "portal/act.h"
#include "store/application.h"

enum { APPLICATION_PAGE_MAX = 64 };

/* A page: the rows that follow a key (direction > 0) or come before it, nearest last. */
struct application_page {
	int64_t applied_at, id; /* the key; 0, 0: the very first, or the very last */
	int direction;
	size_t max; /* at most APPLICATION_PAGE_MAX */
	/* of a queue only */
	const char *kind;  /* its code; "": all */
	const char *state; /* its code; "": all that wait for a decision */
	int is_mine;	   /* only what the actor has taken and may decide on now */
	struct application rows[APPLICATION_PAGE_MAX];
	size_t n;
};

extern const struct act portal_application_queue_own; /* the newest first; the key is the id alone */

/* Of all scopes in which the actor may decide, the oldest first. */
extern const struct act portal_application_queue_review;

#endif
