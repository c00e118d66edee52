/* Allocation that does not fail, and wiping. */
#include "config.h"

#include "base/mem.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

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

/* The kernel keeps a megabyte below the stack free of anything else, so nothing but stack is in that range. */
void base_mem_trim_stack(void)
{
	enum { STACK_BYTES = 512 * 1024, OWN_PAGES = 2 };
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), here = (uintptr_t)__builtin_frame_address(0);
	uintptr_t end = here / page * page - OWN_PAGES * page;

	madvise((void *)(end - STACK_BYTES), STACK_BYTES, MADV_DONTNEED); /* what is not mapped is passed over */
}

void base_mem_trim(void)
{
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}

void base_mem_reverse(void *rows, size_t n, size_t size)
{
	char *low = rows, *high = low + n * size;

	for (size_t i = 0; i < n / 2; i++) {
		high -= size;
		for (size_t at = 0; at < size; at++, low++) {
			char kept = *low;

			*low = high[at];
			high[at] = kept;
		}
	}
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
