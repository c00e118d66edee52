/* Announcements, questions, files and terms of the demonstration world, most as the ministry's own portal has shown. */
#ifndef PORTAL_DEMO_NOTICE_H
#define PORTAL_DEMO_NOTICE_H

#include "store/store.h"

/*
 * Inserts them, with bytes below the data directory, and publishes the terms as of an instant.  Inside the caller's
 * transaction.
 */
int portal_demo_notice_fill(struct store *store, const char *data, int64_t published_at);

#endif
