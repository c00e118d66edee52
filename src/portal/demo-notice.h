/* Announcements and terms of the demonstration world: those that the ministry's own portal has shown. */
#ifndef PORTAL_DEMO_NOTICE_H
#define PORTAL_DEMO_NOTICE_H

#include "store/store.h"

/* Inserts the announcements, and publishes the terms as of an instant.  Inside the caller's transaction. */
int portal_demo_notice_fill(struct store *store, int64_t published_at);

#endif
