/* Allocation that does not fail, and wiping. */
#include "config.h"

#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/log.h"

static void *must(void *block)
{
	if (!block)
		base_log_fatal("out of memory");
	return block;
}

void *base_mem_zero(size_t count, size_t size)
{
	return must(calloc(count ? count : 1, size ? size : 1));
}

void *base_mem_grow(void *block, size_t count, size_t size)
{
	size_t bytes = count * size;

	if (size && count > SIZE_MAX / size)
		base_log_fatal("allocation too large");
	return must(realloc(block, bytes ? bytes : 1));
}

char *base_mem_dup(const char *text)
{
	return must(strdup(text));
}

char *base_mem_dup_n(const char *text, size_t n)
{
	return must(strndup(text, n));
}

void base_mem_wipe(void *secret, size_t n)
{
	explicit_bzero(secret, n);
}

int base_mem_copy(char *to, size_t size, const char *text)
{
	size_t n = strlen(text);

	if (n >= size) {
		to[0] = '\0';
		return ERR_RANGE;
	}
	memcpy(to, text, n + 1);
	return 0;
}
