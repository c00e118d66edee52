/* Telephone numbers of Taiwan: mobile, and landline with extension (identifiers.md 7 and 8). */
#ifndef DOMAIN_PHONE_H
#define DOMAIN_PHONE_H

#include <stddef.h>

#include "domain/rule.h"

struct identifier;

enum { DOMAIN_PHONE_SUBSCRIBER_SIZE = 9, DOMAIN_PHONE_EXTENSION_SIZE = 7 };

struct phone_area {
	const char *code, *name_zh;
	unsigned char least, most; /* digits of a subscriber's number */
	int is_toll_free;	   /* for institutions only */
};

struct phone {
	const struct phone_area *area;
	char subscriber[DOMAIN_PHONE_SUBSCRIBER_SIZE];
	char extension[DOMAIN_PHONE_EXTENSION_SIZE]; /* "" when there is none */
};

/* The table of areas, from 0; NULL after the last. */
const struct phone_area *domain_phone_area(size_t i);

/*
 * Reads a landline number from normalised text: the area first, perhaps in brackets; one blank or hyphen between
 * groups; an extension after # = x ext 轉 or 分機.  RULE_ID_8.
 */
enum rule domain_phone_parse(const char *text, struct phone *phone);

/*
 * The functions of the kinds "mobile" (0912345678) and "landline" (02-12345678#123456; a toll-free number gets
 * the warning RULE_ID_8_TOLL_FREE).
 */
enum rule domain_phone_identify_mobile(struct identifier *identifier);
enum rule domain_phone_identify_landline(struct identifier *identifier);

#endif
