/* The table of the kinds of applications. */
#include "config.h"

#include "domain/application-kind.h"

#include <string.h>

const struct application_kind domain_application_kind_rows[] = {
	{"app_system", "AS", RIGHT_REVIEW_APP_SYSTEM, domain_life_cycle_standard},
	{.code = NULL},
};

const struct application_kind *domain_application_kind_find(const char *code)
{
	for (const struct application_kind *kind = domain_application_kind_rows; kind->code; kind++)
		if (strcmp(kind->code, code) == 0)
			return kind;
	return NULL;
}
