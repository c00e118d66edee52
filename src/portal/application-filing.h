/*
 * Filing applications of any kind: what a kind does by itself, as a row of functions, and the acts that are the same
 * for all of them.
 */
#ifndef PORTAL_APPLICATION_FILING_H
#define PORTAL_APPLICATION_FILING_H

#include "portal/application-step.h"
#include "print/document.h"

/* What one kind has of its own; detail is the record of its form. */
struct filing {
	const char *kind; /* its code */
	size_t detail_size;
	/*
	 * Whether the detail is right, for the account of an application (id 0: a new one).  Fills scope_kind,
	 * scope_code and subject of the application and what else the detail should hold.  Asked again before an
	 * approval.
	 */
	int (*check)(struct act_call *call, void *detail, struct application *application);
	int (*keep)(struct act_call *call, int64_t application_id, const void *detail);
	int (*find)(struct act_call *call, int64_t application_id, void *detail);
	/* What an approval brings. */
	int (*approve)(struct act_call *call, const struct application *application, const void *detail);
	/* What was filed, for case views and for print. */
	void (*show)(const void *detail, struct document *document);
};

/* The row of a kind; NULL when there is none. */
const struct filing *portal_application_filing_find(const char *kind);

/* What is filed: the kind, and the record of its form. */
struct application_filing {
	const char *kind;
	void *detail;
	char number[65]; /* of one that was returned and is filed again; "": a new one.  Out: the number it has */
};

extern const struct act portal_application_filing_check;    /* whether it could be filed; writes nothing */
extern const struct act portal_application_filing_submit;   /* 送審, also of one that was returned */
extern const struct act portal_application_filing_find_own; /* fills detail with what was filed under a number */
extern const struct act portal_application_filing_withdraw; /* 撤回; struct application_request */

#endif
