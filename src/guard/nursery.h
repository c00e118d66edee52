/*
 * The nurseries of one program (ipc/nursery.h) as the keeper has them: one that takes connections, one spare that is
 * warm, and those that take none any more but still have children to tell about.
 *
 * Their messages come out as events; what they mean for a connection is not decided here.
 */
#ifndef GUARD_NURSERY_H
#define GUARD_NURSERY_H

#include <stdint.h>
#include <sys/types.h>

#include "guard/child.h"
#include "guard/map.h"
#include "guard/watch.h"
#include "ipc/nursery.h"

struct guard_nursery {
	struct guard_map_node node;
	uint64_t serial;
	pid_t pid;
	int fd;
	int is_ready, is_stale, is_retired; /* stale: to be replaced as soon as another one is ready */
	unsigned long n_taken, n_living;
};

struct guard_nurseries {
	const struct guard_child_setting *setting;
	enum guard_program program;
	enum guard_watch watch;
	int epoll;
	struct guard_map map; /* by serial */
	struct guard_nursery *current, *spare;
	uint64_t last_serial, failed_serial; /* the newest, and the newest of those that ended by themselves */
	unsigned failures; /* nurseries that ended by themselves, one after another */
	int64_t retry_ms;  /* after which the next one is started */
};

enum guard_nursery_what { GUARD_NURSERY_NOTHING, GUARD_NURSERY_BORN, GUARD_NURSERY_ENDED, GUARD_NURSERY_GONE };

struct guard_nursery_event {
	enum guard_nursery_what what;
	uint64_t id;	 /* of the connection: BORN, ENDED */
	uint64_t number; /* BORN: pid, ENDED: wait status */
};

/* = {.setting, .program, .watch, .epoll} first.  Starts those that are wanting, unless it has to wait for that. */
void guard_nursery_fill(struct guard_nurseries *nurseries, int64_t now_ms);

/* When fill has something to do; -1: nothing. */
int64_t guard_nursery_due_ms(const struct guard_nurseries *nurseries);

/* Whether there is one that is warm. */
int guard_nursery_is_ready(const struct guard_nurseries *nurseries);

/*
 * Hands a connection over: two descriptors, which stay the caller's to close.  *serial says who has it.  ERR_BUSY when
 * nobody takes it.
 */
int guard_nursery_hand(struct guard_nurseries *nurseries, const struct conf *conf, const struct ipc_birth *birth,
		       uint64_t *serial);

/* The child of that connection is to be killed. */
void guard_nursery_stop(const struct guard_nurseries *nurseries, uint64_t serial, uint64_t id);

/* A child of that nursery crashed: what it knew about its addresses is not to be used again. */
void guard_nursery_distrust(struct guard_nurseries *nurseries, uint64_t serial);

/* New ones, with the configuration as it is now, take over when they are ready. */
void guard_nursery_renew(struct guard_nurseries *nurseries);

/* One message of that nursery. */
void guard_nursery_hear(struct guard_nurseries *nurseries, uint64_t serial, int64_t now_ms,
			struct guard_nursery_event *event);

/* Lets go of all of them: they end, their children live on. */
void guard_nursery_close(struct guard_nurseries *nurseries);

#endif
