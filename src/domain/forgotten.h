/* The record of 忘記帳號 and 忘記密碼 (R-ACT-70): who asks, and the captcha.  Checks report at the members' names. */
#ifndef DOMAIN_FORGOTTEN_H
#define DOMAIN_FORGOTTEN_H

#include "base/problem.h"

struct forgotten {
	char person_id_no[11];
	char captcha[9]; /* the five characters, or the answer to the question in words */
};

void domain_forgotten_check_person_id_no(const struct forgotten *forgotten, struct problems *problems);
void domain_forgotten_check_captcha(const struct forgotten *forgotten, struct problems *problems);

/* Puts the number into the form it is stored in; one that cannot be read stays as it is. */
void domain_forgotten_normalise(struct forgotten *forgotten);

#endif
