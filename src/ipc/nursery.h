/*
 * A nursery: a process that has done once what all of its children need (forms read, algorithms looked up), and forks
 * one child for each connection the keeper hands it, so that a connection costs neither an exec nor the warming up and
 * shares its memory.
 *
 * All children of one nursery have one address layout.  The keeper starts a new one by exec after so many children
 * (connections-per-exec; 1: each has its own) and at once after any of them crashed, so nobody guesses twice.
 * The nursery itself never looks at what comes from outside.
 */
#ifndef IPC_NURSERY_H
#define IPC_NURSERY_H

#include <stdint.h>

#include "ipc/message.h"

enum { IPC_NURSERY_FD = 3 }; /* where a program started as a nursery finds the keeper */

/* What a child is born with. */
struct ipc_birth {
	uint64_t id;		      /* of the connection */
	char source[IPC_SOURCE_SIZE]; /* address it comes from */
	int fds[2];		      /* net: the accepted socket, the gate; session: the gate, the keeper (control) */
};

/*
 * Says READY and serves.  1: in a new child, which owns the descriptors of birth and has ordinary signals; 0: in the
 * nursery, when the keeper has gone or has asked for an end (its children live on); ERR_… when it cannot go on.
 */
int ipc_nursery_run(int keeper, struct ipc_birth *birth);

#endif
