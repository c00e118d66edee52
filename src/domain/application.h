/*
 * The number of an application 申請案號.  Each kind of application gives out its own; what they have in common is all
 * that is asked of a number before it is looked up.
 */
#ifndef DOMAIN_APPLICATION_H
#define DOMAIN_APPLICATION_H

#include "domain/rule.h"

enum { DOMAIN_APPLICATION_NUMBER_SIZE = 21 };

/* Reads a number as people type it (lower case, full-width, blanks around it): RULE_APP_1, RULE_TEXT_…. */
enum rule domain_application_read_number(const char *typed, char number[DOMAIN_APPLICATION_NUMBER_SIZE]);

#endif
