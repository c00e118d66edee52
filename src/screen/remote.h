/*
 * The screens of a session behind the gate: its terminal is a stream, the gate says how large the window is, and the
 * keeper what everyone is to be told and when to end.
 */
#ifndef SCREEN_REMOTE_H
#define SCREEN_REMOTE_H

#include "gate/control.h"
#include "gate/gate.h"
#include "screen/set.h"

struct remote {
	const struct screen_set *set;
	struct session *session; /* its store is opened, for the caller to close */
	struct gate *gate;	 /* which serves */
	struct control *control;
};

/*
 * Runs from the form first until the person leaves, the client has gone or the keeper wants an end; complaints of any
 * kind go to the gate's streams.  The exit status for the client.
 */
unsigned screen_remote_run(struct remote *remote, const char *first);

/*
 * Shows a throw-away screen to nobody: what curses and the driver look up for the first time is there afterwards for
 * the sessions that are forked from this process.
 */
int screen_remote_warm_up(const struct screen_set *set, const struct conf *conf);

/* A sentence for the client, on its standard error. */
void screen_remote_complain(const struct gate *gate, const char *text);

#endif
