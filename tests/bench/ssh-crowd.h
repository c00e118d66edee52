/*
 * Many sessions at one server, served from one place: each opens, shows its first screen, may be typed into
 * and watched for echoes, and is closed.
 */
#ifndef BENCH_SSH_CROWD_H
#define BENCH_SSH_CROWD_H

#include "ssh-client.h"
#include "ssh-echo.h"

enum { CROWD_MARKER_SIZE = 16 };

struct crowd;

struct crowd_session {
	struct ssh_client client;
	struct crowd *crowd;
	struct ssh_echo echo;
	double begun_s;
	uint64_t written; /* bytes that its shell wrote */
	size_t place;     /* among the crowd's sessions */
	int has_screen;
	unsigned char tail[CROWD_MARKER_SIZE]; /* what came last: a marker may come in pieces */
	size_t n_tail;
};

struct crowd {
	struct ssh_target target;
	const char *marker; /* the first screen is there when this text has come */
	int closes_shown;   /* a session is closed as soon as its first screen is there */
	int epoll, timer;
	struct crowd_session **sessions;
	size_t n, cap;
	size_t opening;                               /* of them, those without a first screen */
	size_t shown, failed;                         /* since crowd_forget */
	char why[160];                                /* the last failure */
	struct ssh_sample first_screen, echoes, late; /* seconds */
	double output_s;                              /* when anything came last */
};

/* Seconds on a clock that only goes forward. */
double crowd_now(void);

/* 0 or -1; target and marker are set. */
int crowd_init(struct crowd *crowd);

/* Empties samples and counters. */
void crowd_forget(struct crowd *crowd);

/* Opens one more session; 0, or -1 when there is no socket to be had. */
int crowd_begin(struct crowd *crowd);

/* Closes one; the last one takes its place. */
void crowd_drop(struct crowd *crowd, struct crowd_session *session);

/* Serves what is there, or waits for it up to an instant. */
void crowd_turn(struct crowd *crowd, double until_s);

/* Types the next key of a session, due at an instant. */
void crowd_type(struct crowd *crowd, struct crowd_session *session, double due_s);

/* Keys that wait for their echo. */
size_t crowd_outstanding(const struct crowd *crowd);

/* Bytes so far: that the shells wrote, and on the sockets. */
struct crowd_bytes {
	uint64_t written, received;
} crowd_bytes(const struct crowd *crowd);

#endif
