/*
 * How many connections there may be, in all and of one source: before anything expensive is done for one, and again
 * when it is let in.  A connection is a startup until it is let in, and a session from then on.
 */
#ifndef GUARD_LIMIT_H
#define GUARD_LIMIT_H

#include "base/conf.h"
#include "guard/map.h"
#include "guard/refusal.h"
#include "guard/source.h"

struct guard_limit {
	struct guard_map sources; /* those that have a connection */
	struct guard_source_keys keys;
	unsigned long startups, sessions;
};

void guard_limit_init(struct guard_limit *limit);

/* Whether one more may begin.  lot is drawn from 0 to 99: beyond startups-free more and more lots are blanks. */
enum guard_refusal guard_limit_judge(const struct guard_limit *limit, const struct conf *conf,
				     const struct guard_source *source, unsigned lot);

void guard_limit_begin(struct guard_limit *limit, const struct guard_source *source);

/* A startup becomes a session; or it may not, and stays a startup. */
enum guard_refusal guard_limit_admit(struct guard_limit *limit, const struct conf *conf,
				     const struct guard_source *source);

/* A session that began under an earlier keeper: it is there, so it counts. */
void guard_limit_adopt(struct guard_limit *limit, const struct guard_source *source);

void guard_limit_end(struct guard_limit *limit, const struct guard_source *source, int is_session);
void guard_limit_release(struct guard_limit *limit);

#endif
