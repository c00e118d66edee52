/* The record of a locked screen (R-ACT-9): who is logged in, and the password that opens it again. */
#ifndef DOMAIN_LOCK_H
#define DOMAIN_LOCK_H

#include "base/problem.h"

struct lock {
	char login_name[21];
	char since[20]; /* as people read it */
	char password[65];
};

/* Nothing was typed. */
void domain_lock_check_password(const struct lock *lock, struct problems *problems);

#endif
