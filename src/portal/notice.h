/* Reading what the portal publishes: announcements, news, terms, application systems.  Nothing is recorded. */
#ifndef PORTAL_NOTICE_H
#define PORTAL_NOTICE_H

#include "portal/act.h"
#include "store/app-system.h"
#include "store/notice.h"
#include "store/terms.h"

enum { NOTICE_PAGE_MAX = 64, APP_SYSTEM_MAX = 64 };

/* A page of a list: kind, after_id, direction and max in; notices and n out. */
struct notice_page {
	const char *kind;
	int64_t after_id;
	int direction;
	size_t max, n;
	struct notice notices[NOTICE_PAGE_MAX];
};

extern const struct act portal_notice_list; /* takes a struct notice_page */
extern const struct act portal_notice_read; /* takes a struct notice with its id; release it */
extern const struct act portal_notice_terms; /* fills a struct terms; release it */

struct app_system_page {
	size_t n;
	struct app_system systems[APP_SYSTEM_MAX];
};

extern const struct act portal_notice_app_systems; /* fills a struct app_system_page for the account logged in */

#endif
