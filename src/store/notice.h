/* Announcements 系統公告 and news 最新消息. */
#ifndef STORE_NOTICE_H
#define STORE_NOTICE_H

#include <stddef.h>

#include "store/store.h"

struct notice {
	int64_t id;
	char kind[16]; /* announcement, news */
	char title[401];
	char *body; /* freed by store_notice_release */
	char published_date[11];
	char valid_until[11]; /* "" for ever */
	int is_pinned;
};

void store_notice_release(struct notice *notice);
int store_notice_get(struct store *store, int64_t id, struct notice *notice);
int store_notice_insert(struct store *store, struct notice *notice);

/*
 * Newest first (R-ACT-3), pinned ones before: up to max that follow (direction > 0) or precede (< 0, in list
 * order all the same) the notice after_id (0: from the first / the last); bodies are left out.
 */
int store_notice_list(struct store *store, const char *kind, const char *today, int64_t after_id,
		      int direction, struct notice *notices, size_t max, size_t *n);

#endif
