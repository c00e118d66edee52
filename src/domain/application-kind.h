/*
 * The kinds of applications, one row each: what all screens, commands and acts of applications must know about one.
 * What is right in an application of a kind stands in a file of its own (domain/app-system.h).
 */
#ifndef DOMAIN_APPLICATION_KIND_H
#define DOMAIN_APPLICATION_KIND_H

#include <stddef.h>

#include "domain/access.h"
#include "domain/life-cycle.h"

struct application_kind {
	const char *code;   /* in the database */
	const char *prefix; /* of its numbers: capital letters */
	enum right right;   /* to review it, in the scope of the application */
	const struct transition *transitions;
};

/* Ends with a row whose code is NULL. */
extern const struct application_kind domain_application_kind_rows[];

/* By code; NULL when there is none. */
const struct application_kind *domain_application_kind_find(const char *code);

#endif
