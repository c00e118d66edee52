/*
 * 醫事機構代碼, ten characters, letters possible (identifiers.md 4).  Real institutions fail the check digit, so
 * what looks wrong is a warning; whether a code exists is for the table of institutions to say.
 */
#ifndef DOMAIN_INSTITUTION_CODE_H
#define DOMAIN_INSTITUTION_CODE_H

#include "domain/rule.h"

struct identifier;

/* The check digit that belongs to the first nine characters of a value of the right shape. */
char domain_institution_code_digit(const char *value);

/* The county that characters 3 and 4 stand for, in Chinese; NULL when they stand for none. */
const char *domain_institution_code_county(const char *value);

/* What is odd about a value of the right shape: RULE_NONE, RULE_ACT_35, RULE_ID_4_COUNTY, RULE_ID_4_LETTER. */
enum rule domain_institution_code_warning(const char *value);

/* The function of the kind "institution". */
enum rule domain_institution_code_identify(struct identifier *identifier);

#endif
