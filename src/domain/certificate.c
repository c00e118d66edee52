/* Certificate serials and their printed form. */
#include "config.h"

#include "domain/certificate.h"

#include <stdio.h>
#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "domain/identifier.h"
#include "domain/shape.h"

enum { SERIAL_DIGITS = 6, PREFIX_CHARACTERS = 4 };

enum rule domain_certificate_check_serial(const char *serial)
{
	if (!domain_shape_matches(serial, "999999"))
		return RULE_ACT_33;
	return strcmp(serial, "000000") == 0 ? RULE_ID_5_ZERO : RULE_NONE;
}

/* Splits PREFIX字第NUMBER號; the number is padded with zeros. */
static enum rule split(const char *text, struct certificate *certificate)
{
	static const char middle[] = "字第", end[] = "號";
	const char *at = strstr(text, middle);
	const char *number = at ? at + strlen(middle) : NULL;
	size_t n = 0;

	if (!at || at == text || (size_t)(at - text) >= sizeof certificate->prefix)
		return RULE_ACT_33;
	memcpy(certificate->prefix, text, (size_t)(at - text));
	certificate->prefix[at - text] = '\0';
	if (base_text_length(certificate->prefix) > PREFIX_CHARACTERS)
		return RULE_ACT_33;
	while (domain_shape_is_digit(number[n]))
		n++;
	if (n == 0 || n > SERIAL_DIGITS || strcmp(number + n, end) != 0)
		return RULE_ACT_33;
	memset(certificate->serial, '0', SERIAL_DIGITS - n);
	memcpy(certificate->serial + SERIAL_DIGITS - n, number, n);
	certificate->serial[SERIAL_DIGITS] = '\0';
	return domain_certificate_check_serial(certificate->serial);
}

enum rule domain_certificate_parse(const char *input, struct certificate *certificate)
{
	char value[DOMAIN_IDENTIFIER_SIZE];
	enum rule rule;

	*certificate = (struct certificate){0};
	rule = domain_identifier_normalise(input, IDENTIFIER_FOLD, RULE_ACT_33, value);
	if (rule == RULE_NONE && strstr(value, "字第")) {
		rule = split(value, certificate);
	} else if (rule == RULE_NONE) {
		rule = domain_certificate_check_serial(value);
		if (rule == RULE_NONE)
			memcpy(certificate->serial, value, sizeof certificate->serial);
	}
	if (rule != RULE_NONE)
		*certificate = (struct certificate){0};
	return rule;
}

enum rule domain_certificate_identify(struct identifier *identifier)
{
	enum rule rule = domain_certificate_check_serial(identifier->value);

	if (rule == RULE_NONE)
		snprintf(identifier->detail, sizeof identifier->detail, base_lang_text("證書字號 第%.6s號"),
			 identifier->value);
	return rule;
}
