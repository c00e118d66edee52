/* The set of codes: open addressing, at most half full. */
#include "config.h"

#include "portal/import-set.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { CODE_MAX = 12 };

/* Base 37, so that no code is 0 and codes of different lengths differ; 37^12 < 2^63.  0 for another shape. */
static uint64_t pack(const char *code)
{
	uint64_t key = 0;

	if (strnlen(code, CODE_MAX + 1) > CODE_MAX)
		return 0;
	for (; *code; code++) {
		if (*code >= '0' && *code <= '9')
			key = key * 37 + (uint64_t)(*code - '0') + 1;
		else if (*code >= 'A' && *code <= 'Z')
			key = key * 37 + (uint64_t)(*code - 'A') + 11;
		else
			return 0;
	}
	return key;
}

/* The slot that holds a key, or the free one where it belongs. */
static size_t place(const struct import_set *set, uint64_t key)
{
	size_t at = (size_t)((key * UINT64_C(0x9e3779b97f4a7c15)) >> 20) & (set->size - 1);

	while (set->slots[at] && set->slots[at] != key)
		at = (at + 1) & (set->size - 1);
	return at;
}

static void grow(struct import_set *set)
{
	struct import_set larger = {.n = set->n, .size = set->size ? 2 * set->size : 1024};

	larger.slots = base_mem_zero(larger.size, sizeof *larger.slots);
	for (size_t i = 0; i < set->size; i++)
		if (set->slots[i])
			larger.slots[place(&larger, set->slots[i])] = set->slots[i];
	free(set->slots);
	*set = larger;
}

int portal_import_set_add(struct import_set *set, const char *code)
{
	uint64_t key = pack(code);
	size_t at;

	if (key == 0)
		return 1;
	if (2 * (set->n + 1) > set->size)
		grow(set);
	at = place(set, key);
	if (set->slots[at])
		return 0;
	set->slots[at] = key;
	set->n++;
	return 1;
}

int portal_import_set_has(const struct import_set *set, const char *code)
{
	uint64_t key = pack(code);

	return key && set->size && set->slots[place(set, key)];
}

void portal_import_set_release(struct import_set *set)
{
	free(set->slots);
	*set = (struct import_set){0};
}
