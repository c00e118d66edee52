/* What a mail address may be made of, and how it is shown. */
#include "config.h"

#include "mail/address.h"

#include <stdio.h>
#include <string.h>

enum { MOBILE_DIGITS = 10 };

int mail_address_is_safe(const char *address)
{
	const char *at = strchr(address, '@');

	if (!at || at == address || !at[1] || strchr(at + 1, '@') || strlen(address) >= MAIL_ADDRESS_SIZE)
		return 0;
	for (const char *c = address; *c; c++)
		if (*c <= ' ' || *c > '~' || strchr("()<>[]\\,;:\"", *c))
			return 0;
	return 1;
}

const char *mail_address_domain(const char *address)
{
	const char *at = strrchr(address, '@');

	return at ? at + 1 : "";
}

void mail_address_mask(const char *address, char masked[MAIL_ADDRESS_SIZE + 4])
{
	if (mail_address_is_safe(address))
		snprintf(masked, MAIL_ADDRESS_SIZE + 4, "%c***@%s", *address, mail_address_domain(address));
	else if (strlen(address) == MOBILE_DIGITS && strspn(address, "0123456789") == MOBILE_DIGITS)
		snprintf(masked, MAIL_ADDRESS_SIZE + 4, "%.4s***%s", address, address + MOBILE_DIGITS - 3);
	else
		snprintf(masked, MAIL_ADDRESS_SIZE + 4, "***");
}
