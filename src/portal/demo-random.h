/*
 * Numbers that look random and follow from a seed: each thing of the demonstration world draws from its own row,
 * so it does not depend on what was made before it.  Not for secrets (those come from base/random.h).
 */
#ifndef PORTAL_DEMO_RANDOM_H
#define PORTAL_DEMO_RANDOM_H

#include <stdint.h>

struct demo_random {
	uint64_t state;
};

/* The row of the i-th thing of a kind. */
void portal_demo_random_init(struct demo_random *random, uint64_t seed, unsigned kind, uint64_t i);

/* Uniform enough in 0 .. limit-1; limit > 0. */
unsigned portal_demo_random_below(struct demo_random *random, unsigned limit);

/* One of the characters of a text. */
const char *portal_demo_random_char(struct demo_random *random, const char *text, int *n_bytes);

#endif
