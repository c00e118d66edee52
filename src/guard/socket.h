/*
 * The socket DATA/maportald.sock: operators ask there, and sessions that outlived an earlier keeper say HELLO.
 * Who asks is told by the kernel.
 */
#ifndef GUARD_SOCKET_H
#define GUARD_SOCKET_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/conf.h"

enum { GUARD_SOCKET_PEERS = 64 };

/* Somebody who has connected and is neither told everything yet nor known as a session. */
struct guard_peer {
	uint64_t number;
	int fd;
	uid_t uid;
	pid_t pid;
	int64_t until_ms; /* later it is dropped */
	uint64_t *ids;	  /* of connections that it is being told about; NULL: none */
	size_t n_ids, next, n_told;
};

struct guard_socket {
	int epoll, fd;
	char path[BASE_CONF_TEXT_SIZE];
	struct guard_peer peers[GUARD_SOCKET_PEERS];
	size_t n;
	uint64_t last_number;
};

/* The lock of the data directory is held, so a socket that is there is nobody's. */
int guard_socket_open(struct guard_socket *socket, const struct conf *conf, int epoll);

/* Takes the next one in; those beyond GUARD_SOCKET_PEERS are turned away. */
void guard_socket_accept(struct guard_socket *socket, int64_t now_ms);

struct guard_peer *guard_socket_find(struct guard_socket *socket, uint64_t number);

/* It has said or read something, so it gets more time. */
void guard_socket_note_word(struct guard_peer *peer, int64_t now_ms);

/* Forgets a peer; its descriptor is closed, or becomes the caller's. */
void guard_socket_drop(struct guard_socket *socket, struct guard_peer *peer);
int guard_socket_take(struct guard_socket *socket, struct guard_peer *peer);

/* Drops those who have been silent for too long, and when that has to be looked at; -1: never. */
void guard_socket_drop_due(struct guard_socket *socket, int64_t now_ms);
int64_t guard_socket_due_ms(const struct guard_socket *socket);

/* Drops all and removes the socket. */
void guard_socket_close(struct guard_socket *socket);

#endif
