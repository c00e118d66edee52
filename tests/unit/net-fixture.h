/*
 * A keeper and a session for maportal-net, played by a test: it starts the nursery, lets a real client
 * connect, and says itself what the session would say.
 */
#ifndef TESTS_NET_FIXTURE_H
#define TESTS_NET_FIXTURE_H

#include <stddef.h>
#include <sys/types.h>

#include "folder.h"
#include "ipc/packet.h"

enum { NET_FIXTURE_WAIT_MS = 20000 };

struct net_fixture {
	char folder[FOLDER_SIZE];
	pid_t nursery;
	int keeper, listener;
	int terminal; /* what a client reads from instead of our pipe; 0: nothing else */
	unsigned port;
	uint64_t last_id;
};

/*
 * conf: lines for the configuration beside those that every test needs; fails the test when it does not come
 * up.
 */
void net_fixture_start(struct net_fixture *fixture, const char *conf);
void net_fixture_stop(struct net_fixture *fixture);

/* A client of ours: a program with its three standard streams. */
struct net_client {
	pid_t pid;
	int in, out, complaint; /* ours of the pipes; -1: closed */
	int gate;               /* of its connection: the session's end */
	uint64_t id;
};

/* Starts `ssh arguments`, takes its connection and hands it to the nursery. */
void net_fixture_ssh(struct net_fixture *fixture, struct net_client *client, const char *const *arguments);

/* A bare connection: a socket, handed over in the same way. */
int net_fixture_connect(struct net_fixture *fixture, struct net_client *client);

/* The next message on the gate, which has to be of this kind. */
void net_fixture_expect(const struct net_client *client, struct ipc_packet *packet, uint32_t kind);

/* Answers ENTER: the door is open when there is no reason why not. */
void net_fixture_answer(const struct net_client *client, const char *why);

/*
 * Answers ENTER with an open door, passes over terminal and variables up to SHELL or COMMAND, and gives
 * streams.
 */
void net_fixture_let_in(const struct net_client *client, int streams[2]);

void net_fixture_leave(const struct net_client *client, unsigned status);

/* Reads from fd until text has come, and all that came: as a string, for free(). */
char *net_fixture_read_until(int fd, const char *text);

/* Reads to the end. */
char *net_fixture_read_all(int fd, size_t *n);

/* Ends the client's streams, waits for it: its exit status, -1 for a signal. */
int net_fixture_client_end(struct net_client *client);

/* What the nursery says of the child's end: an exit status, -1 for a signal. */
int net_fixture_child_end(struct net_fixture *fixture, const struct net_client *client);

#endif
