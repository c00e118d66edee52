/* One person's stay at the screens: what the functions of all screens share through the visit. */
#ifndef SCREEN_SESSION_H
#define SCREEN_SESSION_H

#include "domain/captcha.h"
#include "domain/token.h"
#include "portal/act.h"
#include "portal/session.h"
#include "tui/run.h"
#include "tui/visit.h"

/* The reader of a kiosk (screen/card.h). */
struct session_card {
	struct card_ask *ask;	 /* NULL: there is none here, as over the net */
	int is_kept;		 /* somebody is logged in by the card that is in */
	int is_nhi;		 /* and it is a health card */
	uint64_t insertion;	 /* which time it was put in */
	int64_t gone_ms;	 /* since when it is out; 0: it is in */
	int has_news;		 /* something happened at the reader while an answer was waited for */
	char soft[17];		 /* name of a soft card, to put it in again; "" for real ones */
};

struct session {
	struct portal portal;
	struct session_card card;
	struct captcha captcha;
	uint32_t captcha_seed; /* of its picture */
	int has_captcha_words; /* the question in words is shown instead of the picture */
	int is_remote;	       /* over the net: it can be locked, and ends where a kiosk goes home */
	int is_locked;
	struct tui_idle idle;  /* when somebody is logged in */
	enum rule ended;       /* why others put an end to the last login */
	int64_t looked_ms;     /* when it was last asked whether the login stands */
	int is_draft_offered;  /* since the login */
	int64_t notice_id;     /* the notice chosen from a list */
	int64_t notice_edition; /* of it, as staff saw it; 0: they did not */
	size_t notice_kind, document_kind; /* which of the kinds the console lists */
	int64_t terms_version; /* the version chosen from a list */
	char application_number[21]; /* the application chosen from a list */
	int64_t application_version; /* of it, as it was seen */
	char corrected_number[21];   /* the application to be filled in again, until its form has taken it; "" none */
	char app_system_code[24];    /* the application system to be applied for, the same */
	char document_name[65]; /* the file chosen from a list */
	char staff_chosen[21]; /* the login name chosen from the list of staff */
	const char *word;      /* what the next form says first (screen/word.h); NULL: nothing */
	char who[128];	       /* on the header line; "": nobody is logged in */
	char login_name[21];   /* of who is logged in */
	char farewell[256];    /* why the stay is over, for the terminal that was given back; "": the person knows */
	char token[DOMAIN_TOKEN_SIZE]; /* from the command line, until the first form has taken it; "" none */
};

struct session *screen_session_of(struct visit *visit);

/*
 * Runs an act; what it finds is added to the visit's problems, and what stands there already does not stop it.  1 when
 * it was done; 0 when it was refused (the rows are shown by the driver) or failed (the message line then says why).
 */
int screen_session_act(struct visit *visit, const struct act *act, void *record);

/*
 * The usual end of a form: runs the act on the form's record and goes on with "done", once warnings were seen and
 * the form was sent again as it is; NULL to stay.
 */
const char *screen_session_next(struct visit *visit, const struct act *act);

/* A form's check of one field that domain/RECORD.h already has: SCREEN_CHECK(activation, email) makes check_email. */
#define SCREEN_CHECK(record, field) \
	static void check_##field(const void *values, struct problems *problems) \
	{ \
		domain_##record##_check_##field(values, problems); \
	}

/* Whether somebody is logged in, whoever it is: staff between password and code are not yet. */
int screen_session_is_in(const struct session *session);

/* Reads the settings that count for the whole stay; portal's store and is_remote are set by then. */
int screen_session_begin(struct session *session);

/*
 * The host functions of tui_run: header line, idleness, an end from elsewhere (R-ACT-90), forgetting (returns what the
 * terminal then says, R-ACT-9).
 */
void screen_session_header(void *context, struct tui_header *header);
void screen_session_idle(void *context, struct tui_idle *idle);
int screen_session_is_over(void *context);
const char *screen_session_forget(void *context);

/* The end of a stay in which tui_run returned err: forgets everything but the farewell, which is complete then. */
void screen_session_leave(struct session *session, int err);

/* The form that locks the screen. */
#define SCREEN_SESSION_LOCK "lock"

/* The form that tells of a login that others have ended. */
#define SCREEN_SESSION_ENDED "session-ended"

#endif
