/*
 * E-mail addresses as mail systems really take them (identifiers.md 9): no quoted local parts, address literals
 * or comments, and nothing that could end a line or an address in a header.
 */
#ifndef DOMAIN_EMAIL_H
#define DOMAIN_EMAIL_H

#include "domain/rule.h"

struct identifier;

enum { DOMAIN_EMAIL_MAX = 254 };

/* RULE_ACT_41 unless the text, as it stands, is an address. */
enum rule domain_email_check(const char *address);

/* The function of the kind "email"; the case of the address is kept. */
enum rule domain_email_identify(struct identifier *identifier);

#endif
