/*
 * A set of short codes (0-9, A-Z, at most 12 characters; each packs into one number), to see what a file brings
 * twice.  A million codes take 16 MiB.  Text of another shape is never in it.  Empty = {0}.
 */
#ifndef PORTAL_IMPORT_SET_H
#define PORTAL_IMPORT_SET_H

#include <stddef.h>
#include <stdint.h>

struct import_set {
	uint64_t *slots; /* 0: free */
	size_t n, size;	 /* size is a power of two */
};

/* Adds a code: 1 when it is new, 0 when it was there. */
int portal_import_set_add(struct import_set *set, const char *code);

int portal_import_set_has(const struct import_set *set, const char *code);

void portal_import_set_release(struct import_set *set);

#endif
