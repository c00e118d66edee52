/* What reviewers do: take a case, put it back, decide it.  All records are struct application_request. */
#ifndef PORTAL_APPLICATION_REVIEW_H
#define PORTAL_APPLICATION_REVIEW_H

#include "portal/application-step.h"

/* 取件: nobody else decides it until application_lease_s seconds are over; taken again, the time begins anew. */
extern const struct act portal_application_review_take;

extern const struct act portal_application_review_release; /* back into the queue */

/* 審查: needs the lease, and the version that was seen; the rules of the kind are asked again before an approval. */
extern const struct act portal_application_review_decide;

#endif
