/*
 * Sessions: a row from each login to its end, which the owner sees and can end from anywhere else.
 *
 * A login act begins one in its transaction; portal_act_run asks before each act whether it still stands, and tells the
 * person when it does not (R-ACT-90): then nobody is logged in any more.  Whoever is logged in holds a lock with the
 * session's number, which the kernel gives back when the process dies, so a row that was left is known for what it is;
 * whoever comes by marks it as lost.
 *
 * Accounts, staff and institutions have sessions alike; one by a certificate card lasts as long as its certificate is
 * good (portal/card-stay.h).
 */
#ifndef PORTAL_STAY_H
#define PORTAL_STAY_H

#include "portal/act.h"
#include "store/session.h"

/* Why others end a session; each has its sentence. */
#define PORTAL_STAY_ELSEWHERE "elsewhere"
#define PORTAL_STAY_PASSWORD "password"
#define PORTAL_STAY_SUSPENDED "suspended"
#define PORTAL_STAY_CARD "card"

/*
 * For a login act: writes the row of an owner and takes the lock.  What stay holds becomes portal->stay once the
 * transaction stands, else it is released.
 */
int portal_stay_begin(struct act_call *call, const struct session_owner *owner, struct stay *stay);
void portal_stay_release(struct stay *stay);

/* For a logout act: ends the present row. */
int portal_stay_finish(struct act_call *call);

/* Ends all sessions of an owner but the present one, for an act that makes them void. */
int portal_stay_end_all(struct act_call *call, const struct session_owner *owner, const char *reason);

/*
 * Whether the present session still stands: an indexed read or two.  When it was ended, portal->ended is the rule that
 * says so and the actor is nobody.
 */
int portal_stay_look(struct portal *portal);

/* The actor is nobody from now on, and nothing is left of a login on its way. */
void portal_stay_forget(struct portal *portal);

enum { STAY_PAGE_MAX = 32 };

struct stay_page {
	int64_t after_id; /* 0: from the end */
	int direction;	  /* > 0: older ones, < 0: newer ones */
	size_t max;
	struct session_row rows[STAY_PAGE_MAX]; /* newest first */
	size_t n;
	int64_t present_id; /* the one that asks */
};

/* Fills a struct stay_page with the sessions of whoever is logged in that stand. */
extern const struct act portal_stay_list;

/* Ends one other session of one's own; takes its number, an int64_t.  R-ACT-91, R-ACT-92. */
extern const struct act portal_stay_end;

/* Ends all but the present one. */
extern const struct act portal_stay_end_others;

/* Where somebody is, for the screens: an address as it is, every terminal of ours by one name; "" stays. */
const char *portal_stay_source_title(const char *source);

#endif
