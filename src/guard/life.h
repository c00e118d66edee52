/*
 * The life of a connection, as far as the keeper has a part in it: taken or refused, handed to the net nursery, handed
 * to the session nursery when its first question has come, let in, ended; and what is held against its source.
 */
#ifndef GUARD_LIFE_H
#define GUARD_LIFE_H

#include "guard/keeper.h"

/* The next connections of a listener. */
void guard_life_accept(struct guard_keeper *keeper, const struct guard_listener *listener);

/* The gate's end of a connection in GUARD_STAGE_GREETING can be read, or its other end has gone. */
void guard_life_hear_gate(struct guard_keeper *keeper, struct guard_connection *connection, int is_over);

/* The session says for the first time where it is. */
void guard_life_let_in(struct guard_keeper *keeper, struct guard_connection *connection);

/* A session that began under an earlier keeper, heard on this descriptor from now on; NULL: impossible. */
struct guard_connection *guard_life_adopt(struct guard_keeper *keeper, uint64_t id, const struct guard_source *address,
					  int fd);

/* A session of ours that had lost its line to us has a new one; ERR_SYSTEM and friends. */
int guard_life_resume(struct guard_keeper *keeper, struct guard_connection *connection, int fd);

/* Counts a fault against the source, with one line on the log. */
void guard_life_hold_against(struct guard_keeper *keeper, const struct guard_connection *connection,
			     enum ipc_fault fault);

/* The same, for the fault that a connection ends with. */
void guard_life_note_fault(struct guard_keeper *keeper, struct guard_connection *connection, enum ipc_fault fault);

/* The session is asked to end, and killed when it does not. */
void guard_life_ask_to_leave(struct guard_keeper *keeper, struct guard_connection *connection, const char *why);

/* Kills its processes. */
void guard_life_stop(struct guard_keeper *keeper, struct guard_connection *connection);

/* The keeper's descriptor of it has come to its end. */
void guard_life_close_fd(struct guard_keeper *keeper, struct guard_connection *connection);

/* What a nursery told. */
void guard_life_note_event(struct guard_keeper *keeper, struct guard_nurseries *nurseries, uint64_t serial,
			   const struct guard_nursery_event *event);

/* Ends those whose time is over, and when that has to be looked at; -1: never. */
void guard_life_end_due(struct guard_keeper *keeper);
int64_t guard_life_due_ms(const struct guard_keeper *keeper);

#endif
