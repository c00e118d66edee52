/* The addresses that the server listens on. */
#ifndef GUARD_LISTEN_H
#define GUARD_LISTEN_H

#include <stdint.h>
#include <sys/socket.h>

#include "base/buf.h"
#include "guard/identity.h"

enum { GUARD_LISTEN_MAX = 16, GUARD_LISTEN_TEXT_SIZE = 80 };

struct guard_listener {
	int fd;
	uint64_t number;		       /* by which it is watched */
	char wanted[GUARD_LISTEN_TEXT_SIZE];   /* as the configuration has it */
	char address[GUARD_LISTEN_TEXT_SIZE];  /* as it became: port 0 is one that the system chose */
};

struct guard_listeners {
	int epoll;
	struct guard_listener rows[GUARD_LISTEN_MAX];
	size_t n;
	uint64_t last_number;
};

/* Whether all words are "ADDRESS:PORT" or "[ADDRESS]:PORT", separated by blanks, and not too many; ERR_SYNTAX. */
int guard_listen_check(const char *words);

/*
 * Listens on exactly these addresses from now on.  One that is open already stays as it is.  What cannot be opened is
 * said on the log; ERR_CLOSED when none is open.
 */
int guard_listen_on(struct guard_listeners *listeners, const char *words, const struct guard_identity *identity);

const struct guard_listener *guard_listen_find(const struct guard_listeners *listeners, uint64_t number);

/* The next connection, ready to be handed on: *fd, or ERR_BUSY when there is none, ERR_FULL for want of descriptors. */
int guard_listen_accept(const struct guard_listener *listener, int *fd, struct sockaddr_storage *from);

void guard_listen_close(struct guard_listeners *listeners);

/* What a person types to come here: "ssh -p PORT portal@HOST"; host stands for an address that means all. */
void guard_listen_describe(const struct guard_listener *listener, const char *host, struct buf *out);

#endif
