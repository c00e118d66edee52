/*
 * SHA-256 of what comes in pieces, and of very many short texts: a work takes no memory but what open gave it, and
 * begins anew after each end.
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/hash.h"

struct digest;

struct digest *base_digest_open(void);
void base_digest_add(struct digest *digest, const void *bytes, size_t n);
void base_digest_end(struct digest *digest, char text[BASE_HASH_TEXT_SIZE]);
void base_digest_close(struct digest *digest); /* NULL is fine */

#endif
