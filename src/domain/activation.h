/*
 * The record of the activation wizard (terms, identity, licence, personal data) and what can be said about it
 * without asking the register: R-ACT-15 to R-ACT-45.
 *
 * A check reports at the member's own name, which is also the field's name on the forms.  Checks accept what
 * domain_activation_normalise has not seen yet: blanks around a value, full-width letters, lower case.
 */
#ifndef DOMAIN_ACTIVATION_H
#define DOMAIN_ACTIVATION_H

#include "base/problem.h"

struct activation {
	char terms_version[12];
	char terms_agreed[4]; /* "yes", "no" or "" */
	char person_id_no[11];
	char is_practising[4];		/* "yes", "no" or "" */
	char home_institution_code[11]; /* "" unless practising */
	char certificate_serial[7];
	char login_name[21];
	char email[255];
	char email_confirm[255];
};

void domain_activation_check_terms_agreed(const struct activation *activation, struct problems *problems);
void domain_activation_check_person_id_no(const struct activation *activation, struct problems *problems);
void domain_activation_check_is_practising(const struct activation *activation, struct problems *problems);
void domain_activation_check_home_institution_code(const struct activation *activation, struct problems *problems);
void domain_activation_check_certificate_serial(const struct activation *activation, struct problems *problems);
void domain_activation_check_login_name(const struct activation *activation, struct problems *problems);
void domain_activation_check_email(const struct activation *activation, struct problems *problems);
void domain_activation_check_email_confirm(const struct activation *activation, struct problems *problems);

/* The fields of one step, in the order of the screen. */
void domain_activation_check_identity(const struct activation *activation, struct problems *problems);
void domain_activation_check_licence(const struct activation *activation, struct problems *problems);
void domain_activation_check_personal(const struct activation *activation, struct problems *problems);

/* The terms and the three steps: what an act looks at before anything is stored. */
void domain_activation_check(const struct activation *activation, struct problems *problems);

/* Puts every field into the form it is stored in; a field that cannot be read stays as it is. */
void domain_activation_normalise(struct activation *activation);

#endif
