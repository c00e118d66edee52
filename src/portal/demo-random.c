/* Numbers that follow from a seed. */
#include "config.h"

#include "portal/demo-random.h"

#include <string.h>

#include "base/text.h"

enum { STEP_SHIFT_1 = 30, STEP_SHIFT_2 = 27, STEP_SHIFT_3 = 31 };

/* The SplitMix64 step (Steele, Lea, Flood 2014). */
static uint64_t step(struct demo_random *random)
{
	uint64_t z = random->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> STEP_SHIFT_1)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> STEP_SHIFT_2)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> STEP_SHIFT_3);
}

void portal_demo_random_init(struct demo_random *random, uint64_t seed, unsigned kind, uint64_t i)
{
	random->state = seed;
	random->state = step(random) + kind;
	random->state = step(random) + i;
	step(random);
}

unsigned portal_demo_random_below(struct demo_random *random, unsigned limit)
{
	return (unsigned)((step(random) >> 32) * limit >> 32);
}

const char *portal_demo_random_char(struct demo_random *random, const char *text, int *n_bytes)
{
	size_t n = strlen(text);
	uint32_t code;

	for (unsigned skip = portal_demo_random_below(random, (unsigned)base_text_length(text)); skip > 0; skip--) {
		size_t used = base_text_decode(text, n, &code);

		text += used;
		n -= used;
	}
	*n_bytes = (int)base_text_decode(text, n, &code);
	return text;
}
