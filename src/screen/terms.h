/* The text of the terms, for the forms that show it. */
#ifndef SCREEN_TERMS_H
#define SCREEN_TERMS_H

#include <stdint.h>

#include "base/buf.h"

struct visit;

/* Appends the terms that count now; *version is what is agreed to. */
int screen_terms_text(struct visit *visit, int64_t *version, struct buf *out);

#endif
