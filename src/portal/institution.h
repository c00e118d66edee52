/* What an institution that came in by its card sees of itself. */
#ifndef PORTAL_INSTITUTION_H
#define PORTAL_INSTITUTION_H

#include "portal/act.h"

struct institution_profile {
	char institution_code[11];
	char institution_name[401];
	char address[401];
	char phone_no[41];
};

/* Fills a struct institution_profile of the actor. */
extern const struct act portal_institution_read;

#endif
