/*
 * One connection of a load generator: TCP, key exchange, login, a terminal of 80x24 with a shell; then bytes
 * both ways. Never waits: ssh_client_turn does what the socket allows now.
 */
#ifndef BENCH_SSH_CLIENT_H
#define BENCH_SSH_CLIENT_H

#include <netinet/in.h>

#include "ssh-kex.h"

/* What all connections have in common. */
struct ssh_target {
	struct sockaddr_in address;
	const char *user;
	EVP_PKEY *user_key; /* Ed25519, when the server wants one; NULL: method none */
	struct ssh_kex_pair pair;
};

enum ssh_client_state {
	SSH_CLIENT_GREETING, /* waits for the version line */
	SSH_CLIENT_SETUP,
	SSH_CLIENT_SHELL, /* keys may be sent */
	SSH_CLIENT_ENDED, /* why says more */
};

struct ssh_client {
	const struct ssh_target *target;
	void (*on_output)(void *owner, const unsigned char *bytes, size_t n); /* what the shell writes */
	void *owner;
	int fd;
	enum ssh_client_state state;
	char why[128]; /* of an end that was not asked for */
	struct ssh_wire wire;
	struct ssh_kex kex;
	uint32_t channel;  /* the server's number of it */
	uint64_t window;   /* bytes that may be sent there */
	uint64_t received; /* bytes on the socket */
	unsigned char has_tried_key;
};

/*
 * Begins to connect; target, on_output and owner are set before.  fd is then to be watched, edge-triggered. 0
 * or -1.
 */
int ssh_client_open(struct ssh_client *client);

/* The socket may be readable or writable. */
void ssh_client_turn(struct ssh_client *client);

/* Keys; those that the window does not allow are not sent: -1. */
int ssh_client_type(struct ssh_client *client, const void *bytes, size_t n);

/* Says goodbye when there is a shell, and closes. */
void ssh_client_close(struct ssh_client *client);

#endif
