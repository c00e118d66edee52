/* One application with everything in it, as a document: for its applicant, for its reviewers, and for print. */
#ifndef PORTAL_APPLICATION_CASE_H
#define PORTAL_APPLICATION_CASE_H

#include "portal/application-step.h"
#include "print/document.h"

struct application_case {
	char number[65];       /* as it was typed */
	char person_id_no[65]; /* the applicant's, as it was typed, where nobody is logged in */
	struct application application;
	char opinion[2001];	  /* of the last decision; "" there is none, or nobody is logged in */
	struct document document; /* head with the opinion, what was filed, history */
	/* what the actor may do with it now */
	int may_withdraw, may_correct, may_take, may_decide;
};

extern const struct act portal_application_case_own;	/* of whoever is logged in */
extern const struct act portal_application_case_review; /* in the scope of a reviewer */

/* The document that may be shown to who is not logged in: how it stands and its steps, but nothing that was filed. */
int portal_application_case_outline(struct act_call *call, struct application_case *one);

void portal_application_case_release(struct application_case *one);

#endif
