/*
 * The keeper: everything that maportald knows, and its loop.
 *
 * It never reads what a client sends.  Each event costs the same however many connections there are.
 */
#ifndef GUARD_KEEPER_H
#define GUARD_KEEPER_H

#include "base/program.h"
#include "guard/connection.h"
#include "guard/limit.h"
#include "guard/listen.h"
#include "guard/mailer.h"
#include "guard/nursery.h"
#include "guard/penalty.h"
#include "guard/refusal.h"
#include "guard/report.h"
#include "guard/socket.h"

struct guard_keeper {
	const struct program *program;
	const char *listen; /* given on the command line; NULL: as configured */
	int has_log;	    /* lines go to a file, which is opened anew on a reload */
	struct conf conf;
	struct guard_child_setting setting;
	int epoll, signals, lock, reserve; /* reserve: a descriptor to give up when there are no others */
	int64_t now_ms;			   /* of this round */
	int is_serving, is_stopping;
	struct guard_listeners listeners;
	struct guard_limit limit;
	struct guard_penalty penalty;
	struct guard_report report;
	struct guard_refusals refusals;
	struct guard_connections connections;
	struct guard_nurseries net, session;
	struct guard_mailer mailer;
	struct guard_socket socket;
};

/* Everything but listening; conf, program, listen, setting are set.  ERR_… after a line on the log. */
int guard_keeper_open(struct guard_keeper *keeper);

/* Serves until it is told to stop; ERR_… after a line on the log. */
int guard_keeper_run(struct guard_keeper *keeper);

/* Sessions live on. */
void guard_keeper_close(struct guard_keeper *keeper);

#endif
