/* Bytes as lower-case hexadecimal digits: how hashes, keys and signatures are stored and shown. */
#ifndef BASE_HEX_H
#define BASE_HEX_H

#include <stddef.h>

/* Room for the digits of n bytes and a NUL. */
#define BASE_HEX_SIZE(n) (2 * (n) + 1)

void base_hex_write(const unsigned char *bytes, size_t n, char *text);

/* Exactly the digits of n bytes, as base_hex_write makes them; ERR_SYNTAX. */
int base_hex_read(const char *text, unsigned char *bytes, size_t n);

#endif
