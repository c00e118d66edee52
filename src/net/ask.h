/*
 * The questions to the session behind the gate, one function each.  0 is yes; ERR_CLOSED: the session has
 * gone.  Those with an answer wait for it; the connection's alarm ends the process when it takes too long.
 */
#ifndef NET_ASK_H
#define NET_ASK_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/message.h"

enum net_stream { NET_STREAM_MAIN, NET_STREAM_COMPLAINT, NET_STREAMS };

/* Opens the door of this name; ERR_DENIED and the sentence why not. */
int net_ask_enter(int gate, const char *user, char why[IPC_SENTENCE_SIZE]);

/*
 * Shows a key (ipc/key.h) that the client has, or says to have; ERR_NOT_FOUND: no card with it is enrolled.  A proven
 * one the session keeps.
 */
int net_ask_key(int gate, const void *key, size_t n, int is_proven);

int net_ask_terminal(int gate, const char *term, unsigned lines, unsigned columns);
int net_ask_variable(int gate, const char *name, const char *value);

/* ERR_BUSY: the session does not listen just now. */
int net_ask_resize(int gate, unsigned lines, unsigned columns);

/* The streams are from now on the caller's; -1: there is none. */
int net_ask_shell(int gate, int streams[NET_STREAMS]);
int net_ask_command(int gate, const char *line, int streams[NET_STREAMS]);

/* Whether the session has taken its leave: 0 and its exit status; ERR_BUSY: not yet. */
int net_ask_leave(int gate, unsigned *status);

#endif
