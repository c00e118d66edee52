/* Looking for content that is not what its hash says: terms, and the bytes of documents. */
#ifndef STORE_CHECK_CONTENT_H
#define STORE_CHECK_CONTENT_H

#include "store/store.h"

/* Adds a sentence for each to the findings. */
int store_check_content(struct store *store, struct problems *findings);

#endif
