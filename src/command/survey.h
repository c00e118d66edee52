/*
 * How the portal stands, for status and metrics: all of it is read off, nothing is counted, so that it costs the same
 * however much there is.
 */
#ifndef COMMAND_SURVEY_H
#define COMMAND_SURVEY_H

#include "base/conf.h"
#include "ipc/message.h"
#include "store/audit-head.h"
#include "store/counter.h"

enum { COMMAND_SURVEY_DOORS = 16 };

struct survey {
	int64_t now;
	int schema;
	struct counter *counters; /* accounts and letters of every state, also those with none; acts by outcome */
	size_t n_counters, cap;
	int64_t oldest_at; /* when the letter that has waited longest was written; 0: none waits */
	int64_t audit_rows;
	struct audit_head head; /* the last one; id 0: none */
	int64_t backup_at;	/* 0: never */
	int64_t database_bytes, log_bytes, free_bytes;
	int is_kept; /* a keeper answered */
	struct {
		char door[IPC_DOOR_SIZE]; /* "" before one was chosen */
		int64_t sessions;
	} doors[COMMAND_SURVEY_DOORS];
	size_t n_doors;
};

/* Release also after an error. */
int command_survey_take(struct survey *survey, const struct conf *conf, struct store *store);
void command_survey_release(struct survey *survey);

#endif
