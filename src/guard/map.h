/*
 * A map of things that carry their own place in it: hash to thing, O(1), growing by itself.  A thing's first member is
 * its node; things of one hash are told apart by the caller.  Life: = {0}, add, remove, release.
 */
#ifndef GUARD_MAP_H
#define GUARD_MAP_H

#include <stddef.h>
#include <stdint.h>

struct guard_map_node {
	struct guard_map_node *next;
	uint64_t hash;
};

struct guard_map {
	struct guard_map_node **chains;
	size_t n, cap;
};

void guard_map_add(struct guard_map *map, struct guard_map_node *node, uint64_t hash);
void guard_map_remove(struct guard_map *map, struct guard_map_node *node);

/* The first thing of a hash, and the next of the same; NULL when there is none. */
struct guard_map_node *guard_map_find(const struct guard_map *map, uint64_t hash);
struct guard_map_node *guard_map_next(const struct guard_map_node *node);

/* Any thing, to empty the map; NULL when it is empty.  at is where to look first, 0 in the beginning. */
struct guard_map_node *guard_map_any(const struct guard_map *map, size_t *at);

/* The chains only: the things belong to the caller. */
void guard_map_release(struct guard_map *map);

#endif
