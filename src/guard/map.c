/* Chains of things by hash. */
#include "config.h"

#include "guard/map.h"

#include <stdlib.h>

#include "base/mem.h"

enum { CHAINS_MIN = 64 };

/* Numbers given out one after another spread over all chains as they are; so do hashes. */
static struct guard_map_node **chain_of(const struct guard_map *map, uint64_t hash)
{
	return &map->chains[hash & (map->cap - 1)];
}

static void push(struct guard_map *map, struct guard_map_node *node)
{
	struct guard_map_node **chain = chain_of(map, node->hash);

	node->next = *chain;
	*chain = node;
}

static void grow(struct guard_map *map)
{
	struct guard_map larger = {.cap = map->cap ? 2 * map->cap : CHAINS_MIN, .n = map->n};

	larger.chains = base_mem_zero(larger.cap, sizeof(struct guard_map_node *));
	for (size_t i = 0; i < map->cap; i++)
		for (struct guard_map_node *node = map->chains[i], *next; node; node = next) {
			next = node->next;
			push(&larger, node);
		}
	free(map->chains);
	*map = larger;
}

void guard_map_add(struct guard_map *map, struct guard_map_node *node, uint64_t hash)
{
	if (map->n == map->cap)
		grow(map);
	node->hash = hash;
	push(map, node);
	map->n++;
}

void guard_map_remove(struct guard_map *map, struct guard_map_node *node)
{
	struct guard_map_node **at = chain_of(map, node->hash);

	while (*at != node)
		at = &(*at)->next;
	*at = node->next;
	map->n--;
}

static struct guard_map_node *first_of(struct guard_map_node *node, uint64_t hash)
{
	while (node && node->hash != hash)
		node = node->next;
	return node;
}

struct guard_map_node *guard_map_find(const struct guard_map *map, uint64_t hash)
{
	return map->cap ? first_of(*chain_of(map, hash), hash) : NULL;
}

struct guard_map_node *guard_map_next(const struct guard_map_node *node)
{
	return first_of(node->next, node->hash);
}

struct guard_map_node *guard_map_any(const struct guard_map *map, size_t *at)
{
	while (*at < map->cap && !map->chains[*at])
		(*at)++;
	return *at < map->cap ? map->chains[*at] : NULL;
}

void guard_map_release(struct guard_map *map)
{
	free(map->chains);
	*map = (struct guard_map){0};
}
