/*
 * The line between a session and the keeper: the session says where it is and who is there, the keeper what is to be
 * shown and when to end.  A session outlives its keeper: it goes on, and looks for a new one from time to time.
 */
#ifndef GATE_CONTROL_H
#define GATE_CONTROL_H

#include "ipc/fault.h"
#include "ipc/nursery.h"

enum { GATE_CONTROL_RETRY_MS = 2000 };

enum control_news {
	CONTROL_QUIET,
	CONTROL_SAY, /* text is for the message line */
	CONTROL_END, /* text is why the session has to end */
};

struct control {
	int fd;		     /* -1: there is no keeper */
	int64_t next_try_ms; /* of the monotonic clock */
	const char *data;    /* the data directory */
	uint64_t id;
	int64_t began_at;
	char source[IPC_SOURCE_SIZE], door[IPC_DOOR_SIZE], who[IPC_WHO_SIZE];
	char text[IPC_SENTENCE_SIZE];
};

/* data is kept as a pointer. */
void gate_control_open(struct control *control, const struct ipc_birth *birth, const char *data);
void gate_control_close(struct control *control);

/* Where the session is and who is logged in; nothing is sent when that is known already. */
void gate_control_state(struct control *control, const char *door, const char *who);

/* Something that is held against the source. */
void gate_control_fault(struct control *control, enum ipc_fault fault);

/*
 * How long to wait at most before hear is called though nothing can be read; -1: for ever.
 */
int gate_control_wait_ms(const struct control *control);

/* Takes one message that is there, or looks for a new keeper when the time has come. */
enum control_news gate_control_hear(struct control *control);

#endif
