/*
 * The gate: the answering side of a session towards maportal-net, which alone has spoken with the client.
 *
 *	gate_open(&gate, fd);
 *	while (gate.request.stage < GATE_SHELL)
 *		wait, then gate_hear(&gate);
 *	gate_serve(&gate);		 streams are handed over; now gate_hear brings only new sizes
 *	...
 *	gate_leave(&gate, status);	 close the streams after it
 */
#ifndef GATE_GATE_H
#define GATE_GATE_H

#include "gate/request.h"

/* Whether somebody's card has this key; asked for each key that a client shows. */
struct gate_keys {
	int (*is_known)(void *context, const void *key, size_t n);
	void *context;
};

struct gate {
	int fd;
	const struct gate_keys *keys; /* NULL: no key is known; for the caller to set after gate_open */
	int stream, complaints; /* our ends: input and output in one, stderr; -1 before gate_serve */
	struct gate_request request;
};

void gate_open(struct gate *gate, int fd);
void gate_close(struct gate *gate);

/*
 * Takes the messages that are there and opens the door, or says why not.  0; ERR_CLOSED when net has gone;
 * ERR_SYNTAX for a breach.
 */
int gate_hear(struct gate *gate);

/* Makes the streams and hands their other ends over. */
int gate_serve(struct gate *gate);

/* Says what the client's exit status shall be. */
int gate_leave(struct gate *gate, unsigned status);

#endif
