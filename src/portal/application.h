/* Asking about applications without being logged in (R-APP-1 to R-APP-5). */
#ifndef PORTAL_APPLICATION_H
#define PORTAL_APPLICATION_H

#include "portal/act.h"
#include "store/application.h"

struct application_query {
	const char *number; /* as it was typed */
	struct application found;
};

/*
 * How an application stands, for anybody who knows its number: the answer holds nothing about a person.  Numbers that
 * are none are counted per terminal, so nobody finds them by trying; asking for those there are leaves no trace.
 */
extern const struct act portal_application_status;

/*
 * 申辦進度查詢 with the applicant's ID number: fills the application and the document of a struct application_case.
 * One that does not fit the other is counted like a number that is none, and refused by one sentence for both.
 */
extern const struct act portal_application_progress;

#endif
