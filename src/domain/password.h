/*
 * Password policies: a policy is a row of limits and a list of demands; one list gives both the problems after
 * sending and the ticks while typing.
 *
 *	mohw	the ministry's portal (R-ACT-60 to R-ACT-69)
 *	hpa	the single entry portal of the Health Promotion Administration (R-HPA-20 to R-HPA-26)
 *	nist	SP 800-63B-4, where the password is the only factor
 *	nist_second_factor	the same beside a second factor
 */
#ifndef DOMAIN_PASSWORD_H
#define DOMAIN_PASSWORD_H

#include <stddef.h>

#include "base/problem.h"

struct password_demand;

/* 弱, 中, 強 */
enum password_strength { PASSWORD_WEAK, PASSWORD_MEDIUM, PASSWORD_STRONG };

struct password_policy {
	const char *name;
	size_t least, most;   /* characters */
	const char *specials; /* the special characters that are accepted beside letters and digits; NULL: everything */
	const struct password_demand *demands;
	size_t n_demands;
};

/* What is known of whoever chooses a password, and must not stand in it; each may be "" or NULL. */
struct password_owner {
	const char *login_name, *person_id_no, *email;
};

enum {
	DOMAIN_PASSWORD_TICKS = 16, /* no policy has more */
	DOMAIN_PASSWORD_POLICY_SIZE = 24, /* a policy's name with its NUL */
};

struct password_tick {
	int is_met;
	const char *text; /* lasts as long as the program */
};

/* By name; NULL when there is none. */
const struct password_policy *domain_password_policy(const char *name);

/* The same; the ministry's when there is none. */
const struct password_policy *domain_password_policy_or_standard(const char *name);

/* Reports at a field everything that is wrong with a password. */
void domain_password_check(const struct password_policy *policy, const char *password,
			   const struct password_owner *owner, const char *field, struct problems *problems);

/*
 * The demands as a list of ticks, the last of them that both entries are equal; at most max, how many.  Nothing is
 * met by an empty password.
 */
size_t domain_password_ticks(const struct password_policy *policy, const char *password, const char *confirm,
			     const struct password_owner *owner, struct password_tick *ticks, size_t max);

/* How strong it is; weak whatever else it has while a demand on length or characters is not met. */
enum password_strength domain_password_strength(const struct password_policy *policy, const char *password,
						const struct password_owner *owner);

#endif
