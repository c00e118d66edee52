/* 證書字號: six digits typed on screens, or the printed form XX字第049465號 in files (identifiers.md 5). */
#ifndef DOMAIN_CERTIFICATE_H
#define DOMAIN_CERTIFICATE_H

#include "domain/rule.h"

struct identifier;

enum { DOMAIN_CERTIFICATE_PREFIX_SIZE = 17, DOMAIN_CERTIFICATE_SERIAL_SIZE = 7 };

struct certificate {
	char prefix[DOMAIN_CERTIFICATE_PREFIX_SIZE]; /* 驗師; "" when six digits alone were given */
	char serial[DOMAIN_CERTIFICATE_SERIAL_SIZE]; /* six digits, leading zeros count */
};

/* A serial as it is stored: RULE_ACT_33 unless six digits, RULE_ID_5_ZERO for 000000. */
enum rule domain_certificate_check_serial(const char *serial);

/* Six digits or the printed form, whose number may be shorter; the prefix is never a reason to refuse. */
enum rule domain_certificate_parse(const char *input, struct certificate *certificate);

/* The function of the kind "certificate": six digits only. */
enum rule domain_certificate_identify(struct identifier *identifier);

#endif
