/*
 * One step in the life of an application, the same for all kinds: whether it may happen now and by this actor, and all
 * that belongs to it: state, lease, history and letter.  Acts call these inside their transaction.
 */
#ifndef PORTAL_APPLICATION_STEP_H
#define PORTAL_APPLICATION_STEP_H

#include "domain/application-kind.h"
#include "portal/act.h"
#include "store/application.h"

/* What an act about one application is asked with. */
struct application_request {
	char number[65];  /* as it was typed */
	char version[21]; /* of the application that was seen, in digits; "": whatever it is now */
	char event[17];	  /* of a decision: approve, reject or return */
	char note[2001];  /* why */
	struct application application; /* out: as it is now */
};

/*
 * Reads the application that is asked for and whether an event may happen to it.  Refused with the rule that says why
 * not; else *transition is the row to go by.
 */
int portal_application_step_begin(struct act_call *call, struct application_request *request, enum event event,
				  const struct transition **transition);

/*
 * Goes the step: the new state, its history, its letter.  Taking what one has already is no step of the history: the
 * time begins anew, and the version stays.
 */
int portal_application_step_go(struct act_call *call, struct application *application,
			       const struct transition *transition, const char *note);

/* A new application is there from its first step on; fills id and number. */
int portal_application_step_first(struct act_call *call, struct application *application);

/* Whether an actor decides on applications of its kind in its scope. */
int portal_application_step_may_review(const struct actor *actor, const struct application *application);

#endif
