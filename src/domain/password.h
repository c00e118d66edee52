/*
 * Password policies: a policy is a row of limits and a list of demands; one list gives both the problems after
 * sending and the ticks while typing.  "mohw" is the ministry's portal (R-ACT-60 to R-ACT-66).
 */
#ifndef DOMAIN_PASSWORD_H
#define DOMAIN_PASSWORD_H

#include <stddef.h>

#include "base/problem.h"

struct password_demand;

struct password_policy {
	const char *name;
	size_t least, most;   /* characters */
	const char *specials; /* the special characters that are accepted */
	const struct password_demand *demands;
	size_t n_demands;
};

enum { DOMAIN_PASSWORD_TICKS = 16 }; /* no policy has more */

struct password_tick {
	int is_met;
	const char *text; /* lasts as long as the program */
};

/* By name; NULL when there is none. */
const struct password_policy *domain_password_policy(const char *name);

/* Reports at a field everything that is wrong with a password; login_name and person_id_no may be "". */
void domain_password_check(const struct password_policy *policy, const char *password, const char *login_name,
			   const char *person_id_no, const char *field, struct problems *problems);

/*
 * The demands as a list of ticks, the last of them that both entries are equal; at most max, how many.  Nothing is
 * met by an empty password.
 */
size_t domain_password_ticks(const struct password_policy *policy, const char *password, const char *confirm,
			     const char *login_name, struct password_tick *ticks, size_t max);

#endif
