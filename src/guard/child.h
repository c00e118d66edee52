/* Starting the programs that the keeper keeps: where they are, what they are told, who they are. */
#ifndef GUARD_CHILD_H
#define GUARD_CHILD_H

#include <sys/resource.h>
#include <sys/types.h>

#include "guard/identity.h"

enum guard_program { GUARD_PROGRAM_NET, GUARD_PROGRAM_SESSION, GUARD_PROGRAM_MAILER, GUARD_PROGRAM_COUNT };

/* What all of them are started with. */
struct guard_child_setting {
	const char *folder;	    /* that has all programs, as a build has; NULL: where they were installed */
	const char *data;	    /* the common options, handed on */
	const char *config, *now;   /* NULL: not given */
	struct guard_identity identity;
	struct rlimit files;	    /* how many descriptors they may have: what the keeper was given itself */
};

struct guard_child_start {
	enum guard_program program;
	const char *option; /* its own one, as "--nursery" */
	int keeper;	    /* becomes IPC_NURSERY_FD; -1: none */
	int out;	    /* becomes standard output; -1: the keeper's */
};

/* The name of a program, for the log. */
const char *guard_child_name(enum guard_program program);

/* Starts it in a process session of its own; ERR_SYSTEM and friends.  What goes wrong after that ends it with 127. */
int guard_child_start(const struct guard_child_setting *setting, const struct guard_child_start *start, pid_t *pid);

/*
 * Runs maportal-net once to make the host keys that are missing; each line that it prints goes to the log.
 * ERR_SYSTEM when it did not succeed (it has said why).
 */
int guard_child_make_host_key(const struct guard_child_setting *setting);

#endif
