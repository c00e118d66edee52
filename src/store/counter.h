/* Counters: how many accounts, letters and acts there are of each kind, without counting them. */
#ifndef STORE_COUNTER_H
#define STORE_COUNTER_H

#include "store/store.h"

struct counter {
	char topic[17];	  /* "account", "letter", "audit" */
	char word[49];	  /* the state, or the act */
	char outcome[33]; /* of an act */
	int64_t value;
};

/* Calls for each counter, sorted by topic, word and outcome, until one call gives an error. */
int store_counter_walk(struct store *store, int (*visit)(void *context, const struct counter *counter), void *context);

#endif
