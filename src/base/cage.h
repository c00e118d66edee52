/* What a program gives up once it has started, by seccomp; no-op where that was left out of the build. */
#ifndef BASE_CAGE_H
#define BASE_CAGE_H

enum cage_flag {
	CAGE_NETWORK = 1, /* no socket but local ones */
	CAGE_EXEC = 2,	  /* no other program, no tracing, no mounting */
};

/* Locks the given ways out for this process and its children, for ever; ERR_SYSTEM. */
int base_cage_enter(unsigned flags);

#endif
