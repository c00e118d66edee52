/*
 * What staff do for people with their accounts (R-STF-13 to R-STF-15): look one up, for a reason that is kept, send a
 * letter once more, forget failed logins, suspend and resume, which the owner is told by letter; a suspension cancels
 * what letters could still change.  Nobody sees or sets a password.  A manager of a bureau does so for those who
 * practise in the county; of others he does not hear whether they have an account (R-ACC-1).
 */
#ifndef PORTAL_ACCOUNT_DESK_H
#define PORTAL_ACCOUNT_DESK_H

#include "base/clock.h"
#include "portal/act.h"

enum { ACCOUNT_DESK_LETTERS = 5 };

/* A letter to an account: its template and how it stands, as words and for the eye. */
struct desk_letter {
	char at[BASE_CLOCK_TEXT_SIZE]; /* "" there is no more */
	char kind[32], state[16];
	const char *kind_title, *state_title;
};

/* An account as staff see it. */
struct desk_account {
	char login_name[21];
	char name[161];
	char person_id_no[17]; /* masked */
	char email[255];       /* masked */
	char state[16];
	char state_title[48];
	char created[32];
	char last_login[32]; /* "" never */
	char lock[64];	     /* how long failed logins close it; "" they do not */
	struct desk_letter letters[ACCOUNT_DESK_LETTERS]; /* the newest first */
};

struct desk_request {
	char key[255]; /* number of the person, login name or address that no other account has (R-STF-15) */
	char reason[401];
	int64_t account_id; /* 0: whose the key is; else this one's, whatever the key; filled by find */
	int was_locked;		   /* filled by unlock, which is done either way */
	struct desk_account found; /* filled by find */
};

/* All take a struct desk_request; suspend and resume want a reason too, the others need none. */
extern const struct act portal_account_desk_find;
extern const struct act portal_account_desk_resend; /* the letter of the activation, or one for a new password */
extern const struct act portal_account_desk_unlock;
extern const struct act portal_account_desk_suspend;
extern const struct act portal_account_desk_resume;

#endif
