/*
 * A world to try the portal in: institutions of all counties and the licences of people who do not exist, with
 * right check digits and names as one meets them.  Everything follows from a seed and an index, so the same seed
 * gives the same world, of any size and in any order.  The numbers are synthetic; that one belongs to somebody
 * by chance cannot be ruled out, so they are never to be looked up anywhere.
 */
#ifndef PORTAL_DEMO_H
#define PORTAL_DEMO_H

#include <stdint.h>

#include "portal/act.h"
#include "store/institution.h"
#include "store/licence.h"
#include "store/person.h"

enum {
	PORTAL_DEMO_KNOWN = 3, /* the first licences are the same under every seed: people to try the screens with */
	PORTAL_DEMO_INSTITUTIONS_MAX = 200000,
	PORTAL_DEMO_LICENCES_MAX = 5000000,
};

struct demo {
	uint64_t seed;
	unsigned long institutions, licences; /* how many; at least one institution and PORTAL_DEMO_KNOWN licences */
};

/* The i-th institution, from 0. */
void portal_demo_institution(const struct demo *demo, unsigned long i, struct institution *institution);

/* Its code alone, which is faster. */
void portal_demo_institution_code(const struct demo *demo, unsigned long i, char code[11]);

/* The i-th licence, from 0, and its holder (ids are 0). */
void portal_demo_licence(const struct demo *demo, unsigned long i, struct person *person, struct licence *licence);

/*
 * Puts the world, the announcements and the first version of the terms into an empty database; takes a struct demo.
 * ERR_CONFLICT: there are institutions already.
 */
extern const struct act portal_demo_fill;

/* Writes institution.csv and licence.csv, as the imports take them, into a folder. */
int portal_demo_write(const struct demo *demo, const char *folder);

#endif
