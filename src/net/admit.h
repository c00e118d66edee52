/*
 * What a client may ask for and how often, decided before anybody else hears of it: length first, then bytes,
 * then meaning.  No socket and no clock: what is looked at is handed in.
 */
#ifndef NET_ADMIT_H
#define NET_ADMIT_H

#include <stdint.h>

#include "ipc/fault.h"

enum { NET_ADMIT_SIZE_MAX = 9999 };

/* A user name that may be handed on: a door, whatever stands behind its dot. */
int net_admit_user(const char *name);

/* The name of a terminal type. */
int net_admit_terminal(const char *term);

/* LANG, LC_*, NO_COLOR, COLORTERM, with a value that may be shown. */
int net_admit_variable(const char *name, const char *value);

/* A command line: its length only; what it says is read by those who run it. */
int net_admit_command(const char *line);

/* Lines or columns as the wire has them, within 0 .. NET_ADMIT_SIZE_MAX. */
unsigned net_admit_size(int wire);

/* What has passed since the connection began. */
struct net_traffic {
	uint64_t packets, bytes_in, bytes_out;
	uint64_t data_packets, data_bytes; /* of those that came, what was for the session */
};

/* Credit for packets that carry nothing: some at once, some each second, some for data that went to and fro. */
struct net_quota {
	int64_t credit, paid_ms; /* credit: thousandths of a packet */
	uint64_t idle_packets, bytes;
};

/* Before anybody was let in: FAULT_NONE, or FAULT_FLOOD for what no honest client needs. */
enum ipc_fault net_admit_stranger(const struct net_traffic *traffic);

/* From now on. */
void net_admit_begin(struct net_quota *quota, const struct net_traffic *traffic, int64_t now_ms);

/* Afterwards: FAULT_NONE, or FAULT_FLOOD once the credit is used up. */
enum ipc_fault net_admit_guest(struct net_quota *quota, const struct net_traffic *traffic, int64_t now_ms);

#endif
