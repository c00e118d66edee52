/*
 * What the keeper waits for: each descriptor is watched as a kind of thing and the number of one.  A number, not a
 * pointer: whoever ends in the same round is simply not found any more.
 */
#ifndef GUARD_WATCH_H
#define GUARD_WATCH_H

#include <stdint.h>

enum guard_watch {
	GUARD_WATCH_SIGNAL,
	GUARD_WATCH_LISTENER,
	GUARD_WATCH_NET_NURSERY,
	GUARD_WATCH_SESSION_NURSERY,
	GUARD_WATCH_CONNECTION,
	GUARD_WATCH_SOCKET,
	GUARD_WATCH_PEER,
	GUARD_WATCH_COUNT,
};

enum { GUARD_WATCH_ROUND = 64 }; /* events of one round */

struct guard_watch_event {
	enum guard_watch watch;
	uint64_t number;
	uint32_t events; /* of epoll */
};

/* Numbers are below 2^56. */
int guard_watch_add(int epoll, int fd, enum guard_watch watch, uint64_t number);

/* Whether to wait until it can be written to, too. */
int guard_watch_change(int epoll, int fd, enum guard_watch watch, uint64_t number, int is_for_writing);

/* Before the descriptor is closed: what was handed on lives as long as the other process has it. */
void guard_watch_drop(int epoll, int fd);

/* How many things happened (0: none in timeout_ms, -1: for ever); ERR_SYSTEM and friends. */
int guard_watch_wait(int epoll, struct guard_watch_event events[GUARD_WATCH_ROUND], int timeout_ms);

#endif
