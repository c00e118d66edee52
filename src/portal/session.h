/* Logging in and out (R-ACT-5 to R-ACT-9), and the terms that a logged-in user still has to agree to. */
#ifndef PORTAL_SESSION_H
#define PORTAL_SESSION_H

#include "base/clock.h"
#include "portal/act.h"
#include "store/licence.h"

/*
 * Takes a struct login (domain/login.h).  Done: the portal's actor is the account from now on.  The captcha is
 * the face's business and was checked before.
 */
extern const struct act portal_session_login;

/*
 * Takes a struct lock (domain/lock.h); done: it was the password of who is logged in.  Wrong ones are counted as at the
 * login.  Refused at the field "password", it may be tried again; refused at none, no password opens it any more.
 */
extern const struct act portal_session_unlock;

/* Takes no record; the actor is nobody afterwards. */
extern const struct act portal_session_logout;

/* What the screens show of the account that is logged in. */
struct session_profile {
	char login_name[21];
	char name[161];
	char person_id_no[17]; /* masked */
	char email[255];
	char mobile_no[11];   /* "" unknown */
	char landline_no[22]; /* "" unknown */
	char created[BASE_CLOCK_TEXT_SIZE];
	char last_login[96]; /* when and from where before this time, or that there was none */
	char failures[128];  /* wrong passwords since the login before; "" when there were none */
	int64_t failed_logins;
	char must_agree[4];  /* "yes": newer terms than those agreed to */
};

/* Fills a struct session_profile. */
extern const struct act portal_session_profile;

enum { LICENCE_PAGE_MAX = 32 };

struct licence_page {
	struct licence_title rows[LICENCE_PAGE_MAX]; /* a person has a handful */
	size_t n;
};

/* Fills a struct licence_page with the certificates of whoever is logged in. */
extern const struct act portal_session_licences;

/* The account agrees to the newest terms; takes the version that was shown, an int64_t. */
extern const struct act portal_session_agree;

#endif
