/* Numbers of applications. */
#include "config.h"

#include "domain/application.h"

#include <string.h>

#include "base/mem.h"
#include "domain/identifier.h"

enum rule domain_application_read_number(const char *typed, char number[DOMAIN_APPLICATION_NUMBER_SIZE])
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
	char value[DOMAIN_IDENTIFIER_SIZE];
	enum rule rule =
		domain_identifier_normalise(typed, IDENTIFIER_FOLD | IDENTIFIER_UPPER, RULE_APP_1, value);

	number[0] = '\0';
	if (rule)
		return rule;
	if (!value[0] || value[strspn(value, letters)] || base_mem_copy(number, DOMAIN_APPLICATION_NUMBER_SIZE, value))
		return RULE_APP_1;
	return RULE_NONE;
}
