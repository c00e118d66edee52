/* Counting attempts in the store and asking domain/throttle what to make of them. */
#ifndef PORTAL_THROTTLE_H
#define PORTAL_THROTTLE_H

#include "base/hash.h"
#include "domain/policy.h"
#include "portal/act.h"

/* What is counted: a row per kind, naming the policy rows that limit it. */
struct counter {
	const char *kind;	   /* in the table of attempts */
	enum policy max_policy;	   /* how many are allowed */
	enum policy window_policy; /* within so many seconds */
	enum policy lock_policy;   /* then closed for so many seconds */
	const struct counter *also; /* another that counts the same rows, for longer perhaps; NULL: none */
};

/* Attempts are kept under a hash, so the table holds no ID number and no account name. */
void portal_throttle_subject(const char *text, char subject[BASE_HASH_TEXT_SIZE]);

/* The same of a login name, however it is written. */
void portal_throttle_subject_name(const char *login_name, char subject[BASE_HASH_TEXT_SIZE]);

/*
 * How long the subject (NULL: whatever is asked for) must wait when it comes from source (NULL: from anywhere); not
 * both NULL.  *minutes is rounded up; 0 means go on.
 */
int portal_throttle_wait(struct act_call *call, const struct counter *counter, const char *subject, const char *source,
			 long *minutes);

/* Refuses a login (R-ACT-7) when its subject has to wait by one counter, or wherever it comes from by the other. */
int portal_throttle_check(struct act_call *call, const struct counter *own, const struct counter *source,
			  const char *subject);

/* Whether this subject has been counted from here within the window. */
int portal_throttle_has(struct act_call *call, const struct counter *counter, const char *subject, int *has);

/* Counts one attempt of the present actor and forgets those of its kind that none of its counters counts any more. */
int portal_throttle_count(struct act_call *call, const struct counter *counter, const char *subject);

/* The same in a transaction of its own. */
int portal_throttle_count_apart(struct act_call *call, const struct counter *counter, const char *subject);

#endif
