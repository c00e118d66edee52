/*
 * What somebody behind maportal-net wants: gathered message by message, each of which has its time.  What comes at
 * another time, or does not say what it should, is a breach: maportal-net never sends it unless it was taken over.
 * Pure: packets in, a request out.
 *
 * Keys: that the client has one, maportal-net alone has seen.  libssh verifies the signature and hands out neither it
 * nor the session id that was signed, so nothing is left for the session to verify.  A maportal-net that was taken
 * over can therefore claim any public key that it has got hold of, and come in as whoever enrolled that card, in the
 * one connection that it serves; it cannot ask which keys there are.  All else about the card is judged by the session
 * (portal/card-login.h).
 */
#ifndef GATE_REQUEST_H
#define GATE_REQUEST_H

#include "domain/door.h"
#include "ipc/key.h"
#include "ipc/message.h"
#include "ipc/packet.h"

enum {
	GATE_LINES_LEAST = 5,
	GATE_LINES_MOST = 120,
	GATE_COLUMNS_LEAST = 20,
	GATE_COLUMNS_MOST = 300,
	GATE_LINES_USUAL = 24, /* of a window that says 0 */
	GATE_COLUMNS_USUAL = 80,
};

enum gate_stage {
	GATE_OUTSIDE = 1, /* before the door */
	GATE_REFUSED = 2,
	GATE_ENTERED = 4, /* through the door, nothing asked for yet */
	GATE_SHELL = 8,	  /* a shell was asked for: streams are wanted, then screens run */
	GATE_COMMAND = 16,
};

struct gate_variable {
	char name[IPC_VARIABLE_NAME_SIZE], value[IPC_VARIABLE_VALUE_SIZE];
};

struct gate_key {
	unsigned char bytes[IPC_KEY_MAX]; /* in the wire form of SSH, allowed (ipc/key.h) */
	size_t n;
};

struct gate_request {
	enum gate_stage stage;
	struct gate_key shown; /* the last one; whether it is known is to be answered */
	unsigned n_shown;
	struct gate_key proven[IPC_KEYS_PROVEN_MAX]; /* the client has signed with them; a known one is the last */
	size_t n_proven;
	char user[IPC_USER_SIZE];
	struct door door;
	char term[IPC_TERM_SIZE]; /* "": no terminal was asked for */
	unsigned lines, columns;  /* within the limits above */
	struct gate_variable variables[IPC_VARIABLES_MAX];
	size_t n_variables;
	char command[IPC_COMMAND_MAX + 1]; /* of any bytes; a NUL behind them */
	size_t command_n;
};

void gate_request_init(struct gate_request *request);

/* Takes one message; ERR_SYNTAX for a breach.  The packet is over after that. */
int gate_request_take(struct gate_request *request, struct ipc_packet *packet);

/* A variable's value; NULL when it was not given. */
const char *gate_request_variable(const struct gate_request *request, const char *name);

#endif
