/* Random bytes from the kernel; a machine without them ends the program. */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

void base_random_bytes(void *bytes, size_t n);

/* Uniform in 0 .. limit-1; limit > 0. */
uint32_t base_random_below(uint32_t limit);

/* n characters drawn uniformly from an alphabet, and a NUL. */
void base_random_text(char *text, size_t n, const char *alphabet);

#endif
