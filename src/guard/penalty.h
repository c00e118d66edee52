/*
 * Sources that are not listened to for a while: each fault adds seconds to the source's penalty (the model of
 * OpenSSH's PerSourcePenalties), which is enforced once it has come to penalty-least and never grows beyond
 * penalty-most.
 *
 * The table has a fixed size.  When the places of a hash are taken, the penalty that ends first gives way: whoever
 * has many addresses can shorten a penalty, not make the table grow.
 */
#ifndef GUARD_PENALTY_H
#define GUARD_PENALTY_H

#include <stdint.h>

#include "base/conf.h"
#include "guard/source.h"
#include "ipc/fault.h"

enum { GUARD_PENALTY_SETS = 2048, GUARD_PENALTY_WAYS = 8 };

struct guard_penalty_row {
	struct guard_source source;
	int64_t until_ms; /* in the past: the place is free */
	int is_enforced;
};

struct guard_penalty {
	struct guard_penalty_row (*sets)[GUARD_PENALTY_WAYS];
	struct guard_source_keys keys;
};

void guard_penalty_init(struct guard_penalty *penalty);

/* Counts a fault of a source (the masked one).  1: from now on it is refused, and was not before. */
int guard_penalty_add(struct guard_penalty *penalty, const struct conf *conf, const struct guard_source *source,
		      enum ipc_fault fault, int64_t now_ms);

int guard_penalty_is_refused(const struct guard_penalty *penalty, const struct guard_source *source, int64_t now_ms);

/* Whether an address (the whole of it) is one of penalty-exempt. */
int guard_penalty_is_exempt(const struct conf *conf, const struct guard_source *address);

/* Whether every word of penalty-exempt is an address; ERR_SYNTAX. */
int guard_penalty_check(const struct conf *conf);

void guard_penalty_release(struct guard_penalty *penalty);

#endif
