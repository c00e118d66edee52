/* What a program gives up once it has started, by seccomp; no-op where that was left out of the build. */
#ifndef BASE_CAGE_H
#define BASE_CAGE_H

#include <stddef.h>

/* Sanitizers use calls of their own; a build with them leaves those open. */
#if defined __SANITIZE_ADDRESS__
#define CAGE_SANITIZED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define CAGE_SANITIZED 1
#endif
#endif
#ifndef CAGE_SANITIZED
#define CAGE_SANITIZED 0
#endif

enum cage_flag {
	CAGE_NETWORK = 1, /* no socket but local ones */
	CAGE_EXEC = 2,    /* no other program, no way into other processes, no mounting, no ring of calls */
};

/* No core file of this process and its children, and no other process of the same user that looks into them. */
void base_cage_hide(void);

/* No further process, for one that needs none: whoever ends it has ended all of it.  Root is not bound.  ERR_SYSTEM. */
int base_cage_alone(void);

/* Locks the given ways out for this process and its children, for ever; ERR_SYSTEM. */
int base_cage_enter(unsigned flags);

/* One system call that stays allowed: always (mask 0), or when (argument & mask) == value. */
struct cage_call {
	const char *name;
	unsigned argument; /* its number, from 0 */
	unsigned long mask, value;
};

struct cage;

/* Makes a list of all that is allowed, once, for many processes to be locked in; free() it.  ERR_SYSTEM. */
int base_cage_build(const struct cage_call *calls, size_t n, struct cage **cage);

/* From now on any call that is not on the list ends the process; ERR_SYSTEM. */
int base_cage_lock(const struct cage *cage);

#endif
