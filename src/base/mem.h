/*
 * Memory that is always there: running out of it ends the program with one line on the log, so no caller
 * tests for NULL.  What these return is given back with free().
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

#define BASE_COUNT(array) (sizeof(array) / sizeof(array)[0])

/* count * size bytes, all zero. */
void *base_mem_zero(size_t count, size_t size);

/* Grows (or first makes) a block to count * size bytes; what is new is not initialised. */
void *base_mem_grow(void *block, size_t count, size_t size);

char *base_mem_dup(const char *text);
char *base_mem_dup_n(const char *text, size_t n);

/*
 * Gives the stack below the caller back to the system.  For a process of which very many wait at a time, once it has
 * begun: beginning goes deeper than what follows.
 */
void base_mem_trim_stack(void);

/*
 * Gives what was freed back to the system, after something large: the C library would keep a hash's memory in each of
 * very many processes for the next one.
 */
void base_mem_trim(void);

/* Puts n rows of size bytes each into the opposite order. */
void base_mem_reverse(void *rows, size_t n, size_t size);

/* Overwrites a secret in a way that the compiler keeps. */
void base_mem_wipe(void *secret, size_t n);

/* Copies text into a fixed array; ERR_RANGE (and an empty target) when it does not fit with its NUL. */
int base_mem_copy(char *to, size_t size, const char *text);

#endif
