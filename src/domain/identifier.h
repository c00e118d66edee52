/*
 * Identifiers: what kind of number, code or address a text is, or which rule it breaks.
 *
 * Every kind is a row of one table and every value goes the same way: a limit on its length, the inward gate
 * with full-width letters folded, blanks around it cut off, upper case where the kind wants it; only then does
 * the kind's own function look at it.  Stored and compared is always the normalised value.
 */
#ifndef DOMAIN_IDENTIFIER_H
#define DOMAIN_IDENTIFIER_H

#include <stddef.h>

#include "domain/person-id.h"
#include "domain/rule.h"

enum { DOMAIN_IDENTIFIER_SIZE = 256, DOMAIN_IDENTIFIER_MASK_SIZE = 16 };

struct identifier {
	char value[DOMAIN_IDENTIFIER_SIZE];  /* normalised: the form that is stored */
	char detail[DOMAIN_IDENTIFIER_SIZE]; /* what it is, in Chinese */
	enum rule warning;		     /* accepted, but to be looked at again; RULE_NONE */
};

enum identifier_flag {
	IDENTIFIER_FOLD = 1,  /* full-width letters and digits are welcome */
	IDENTIFIER_UPPER = 2, /* a-z become A-Z */
};

struct identifier_kind {
	const char *name; /* national, resident, institution, certificate, nhi-card, mobile, landline, email, account */
	const char *title_zh;
	unsigned flags;
	enum rule unreadable; /* the rule that a value breaks which is too long to be looked at */
	/* Judges value and may rewrite it, fills detail and warning. */
	enum rule (*identify)(struct identifier *identifier);
};

/* By name, and in order of the table from 0; NULL when there is none. */
const struct identifier_kind *domain_identifier_find(const char *name);
const struct identifier_kind *domain_identifier_row(size_t i);

/* RULE_NONE and the identifier, or the rule that was broken and an empty one. */
enum rule domain_identifier_check(const struct identifier_kind *kind, const char *input, struct identifier *out);

/*
 * The first part of that way alone; value is "" unless it succeeds.  RULE_TEXT_…, or unreadable when there is
 * more than the value can hold.
 */
enum rule domain_identifier_normalise(const char *input, unsigned flags, enum rule unreadable,
				      char value[DOMAIN_IDENTIFIER_SIZE]);

/*
 * The one field 身分證號(或居留證號): any of the three kinds of person ID.  RULE_ACT_22 for a wrong shape,
 * RULE_ACT_22_DIGIT for a wrong check digit, RULE_TEXT_….
 */
enum rule domain_identifier_person(const char *input, char value[DOMAIN_PERSON_ID_SIZE], enum person_id_kind *kind);

/* For screens and logs: A123***789, the first four and the last three; less than eight: stars only. Cut at 15. */
void domain_identifier_mask(const char *value, char masked[DOMAIN_IDENTIFIER_MASK_SIZE]);

#endif
