/*
 * The numbers that the state gives to persons: 國民身分證統一編號, and 外來人口統一證號 in its old and its new form
 * (identifiers.md 1 to 3).  Values are normalised: half-width, upper case, without blanks.
 */
#ifndef DOMAIN_PERSON_ID_H
#define DOMAIN_PERSON_ID_H

#include "base/date.h"
#include "domain/rule.h"

struct identifier;

enum { DOMAIN_PERSON_ID_SIZE = 11 };

enum person_id_kind { PERSON_ID_NONE, PERSON_ID_NATIONAL, PERSON_ID_RESIDENT_OLD, PERSON_ID_RESIDENT_NEW };

/* What a value is by its shape alone. */
enum person_id_kind domain_person_id_kind(const char *value);

/* "national", "resident_old", "resident_new"; "" for none. */
const char *domain_person_id_kind_word(enum person_id_kind kind);

/* The weighted sum of a value that has one of the shapes; a right check digit makes it a multiple of ten. */
unsigned domain_person_id_total(const char *value);

/* The check digit that belongs to the first nine characters of a value that has one of the shapes. */
char domain_person_id_digit(const char *value);

/* 'M' or 'F' for a value that has one of the shapes. */
char domain_person_id_sex(const char *value);

/* RULE_ID_2_OVER for a number of the old form after its last day (policy resident_id_old_last_day). */
enum rule domain_person_id_check_day(enum person_id_kind kind, struct date today, struct date last_day);

/* The functions of the kinds "national" and "resident". */
enum rule domain_person_id_identify_national(struct identifier *identifier);
enum rule domain_person_id_identify_resident(struct identifier *identifier);

#endif
