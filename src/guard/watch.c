/* epoll with numbered things. */
#include "config.h"

#include "guard/watch.h"

#include <errno.h>
#include <stddef.h>
#include <sys/epoll.h>

#include "base/err.h"

enum { NUMBER_BITS = 56 };

static int control(int epoll, int how, int fd, enum guard_watch watch, uint64_t number, uint32_t events)
{
	struct epoll_event event = {.events = events, .data.u64 = (uint64_t)watch << NUMBER_BITS | number};

	return epoll_ctl(epoll, how, fd, &event) < 0 ? base_err_from_errno(errno) : 0;
}

int guard_watch_add(int epoll, int fd, enum guard_watch watch, uint64_t number)
{
	return control(epoll, EPOLL_CTL_ADD, fd, watch, number, EPOLLIN);
}

int guard_watch_change(int epoll, int fd, enum guard_watch watch, uint64_t number, int is_for_writing)
{
	return control(epoll, EPOLL_CTL_MOD, fd, watch, number, EPOLLIN | (is_for_writing ? EPOLLOUT : 0));
}

void guard_watch_drop(int epoll, int fd)
{
	epoll_ctl(epoll, EPOLL_CTL_DEL, fd, NULL);
}

int guard_watch_wait(int epoll, struct guard_watch_event events[GUARD_WATCH_ROUND], int timeout_ms)
{
	struct epoll_event found[GUARD_WATCH_ROUND];
	int n = epoll_wait(epoll, found, GUARD_WATCH_ROUND, timeout_ms);

	if (n < 0)
		return errno == EINTR ? 0 : base_err_from_errno(errno);
	for (int i = 0; i < n; i++) {
		events[i].watch = (enum guard_watch)(found[i].data.u64 >> NUMBER_BITS);
		events[i].number = found[i].data.u64 & (((uint64_t)1 << NUMBER_BITS) - 1);
		events[i].events = found[i].events;
	}
	return n;
}
