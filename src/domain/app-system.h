/*
 * The record of 應用系統申請, an application for the use of an application system, and its rules (R-APP-10 to
 * R-APP-15).  Checks report at the members' names.
 */
#ifndef DOMAIN_APP_SYSTEM_H
#define DOMAIN_APP_SYSTEM_H

#include "base/problem.h"

struct app_system_request {
	char number[21]; /* of the application: one that is filled in again, or the one it was given */
	char app_system_code[24];
	char app_system_name[241]; /* for the eye: what the code means */
	char reason[801];	   /* 申請事由, at most 200 characters */
};

/* What the database knows about the system that is asked for, and about who asks. */
struct app_system_facts {
	int is_known, is_active, is_default;
	int is_granted; /* the applicant may use it already */
	int is_open;	/* another application of the applicant waits for a decision on it */
};

void domain_app_system_check_reason(const struct app_system_request *request, struct problems *problems);

/* What can be said without the database; puts the reason into the form it is stored in. */
void domain_app_system_check(struct app_system_request *request, struct problems *problems);

/* What only the database knows: asked when it is sent, and once more when it is approved. */
void domain_app_system_check_facts(const struct app_system_facts *facts, struct problems *problems);

#endif
