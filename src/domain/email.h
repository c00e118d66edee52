/*
 * E-mail addresses as mail systems really take them (identifiers.md 9): no quoted local parts, address literals
 * or comments, and nothing that could end a line or an address in a header.
 */
#ifndef DOMAIN_EMAIL_H
#define DOMAIN_EMAIL_H

#include "domain/rule.h"

struct identifier;
struct problems;

enum { DOMAIN_EMAIL_MAX = 254 };

/* RULE_ACT_41 unless the text, as it stands, is an address. */
enum rule domain_email_check(const char *address);

/* The function of the kind "email"; the case of the address is kept. */
enum rule domain_email_identify(struct identifier *identifier);

/*
 * What is said about an address that was typed, and about the same typed again: equal byte for byte once both are
 * normalised (R-ACT-41, R-ACT-42).  Reported at the fields "email" and "email_confirm".
 */
void domain_email_check_typed(const char *email, struct problems *problems);
void domain_email_check_confirm(const char *email, const char *confirm, struct problems *problems);

#endif
