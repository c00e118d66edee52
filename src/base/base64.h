/* Base64 (RFC 4648) back into bytes. */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include <stddef.h>

/* Text without blanks or line ends; *n bytes.  ERR_SYNTAX for what is none; ERR_RANGE when they do not fit. */
int base_base64_decode(const char *text, void *bytes, size_t size, size_t *n);

#endif
