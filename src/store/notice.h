/* Announcements 系統公告, news 最新消息 and answered questions 常見問題. */
#ifndef STORE_NOTICE_H
#define STORE_NOTICE_H

#include <stddef.h>

#include "store/gram.h"
#include "store/store.h"

struct notice {
	int64_t id;
	char kind[16];		  /* announcement, news, faq */
	char category[81];	  /* "" for none */
	char app_system_code[24]; /* "": about the portal itself */
	char title[401];
	char *body; /* freed by store_notice_release */
	char published_date[11];
	char valid_until[11]; /* "" for ever */
	int is_pinned;
	int64_t edition;      /* 1, and one more with each change */
	int64_t edited_at;    /* 0: never */
	int64_t withdrawn_at; /* 0: it was not */
	char *search_text;    /* this file's business */
};

void store_notice_release(struct notice *notice);
int store_notice_get(struct store *store, int64_t id, struct notice *notice);

/* Fills id and edition. */
int store_notice_insert(struct store *store, struct notice *notice);

/* All but the kind; ERR_CONFLICT when edition is not the last one any more, else edition becomes the new one. */
int store_notice_update(struct store *store, struct notice *notice);

/* Bodies are left out. */
int store_notice_list(struct store *store, const struct listing *listing, struct notice *notices, size_t *n);

#endif
