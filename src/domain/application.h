/*
 * What applications of all kinds have in common: the number 申請案號, and the texts that people write about them.
 *
 * A number is the letters of its kind, the ROC year, a serial number of seven digits or more and a check character
 * (ISO 7064, MOD 37,36), which finds every wrong character and every two that changed places: AS1150000012K.  Numbers
 * from elsewhere may look otherwise.
 */
#ifndef DOMAIN_APPLICATION_H
#define DOMAIN_APPLICATION_H

#include <stdint.h>

#include "domain/rule.h"

enum {
	DOMAIN_APPLICATION_NUMBER_SIZE = 21,
	DOMAIN_APPLICATION_NOTE_SIZE = 2001, /* of 500 characters */
};

/*
 * Reads a number as people type it (lower case, full-width, blanks around it): RULE_APP_1, RULE_TEXT_…; RULE_APP_4
 * when it has the shape of one of ours and another check character.
 */
enum rule domain_application_read_number(const char *typed, char number[DOMAIN_APPLICATION_NUMBER_SIZE]);

/* Writes a number; ERR_RANGE when the serial number is too long for it. */
int domain_application_make_number(const char *prefix, int roc_year, int64_t serial,
				   char number[DOMAIN_APPLICATION_NUMBER_SIZE]);

/*
 * Puts what somebody wrote (a reason, an opinion) into the form it is stored in, blanks around it cut off: empty when
 * it is missing, many when it is longer than so many characters, RULE_TEXT_….  to has room for size bytes.
 */
struct application_text {
	size_t characters_max;
	enum rule empty, many;
};
enum rule domain_application_read_text(const char *typed, const struct application_text *limits, char *to, size_t size);

#endif
