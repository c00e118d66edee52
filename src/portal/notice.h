/*
 * Reading what the portal publishes: announcements, news, questions, terms, application systems.  Nothing is recorded.
 * Whoever publishes sees more: what is withdrawn, over, or still to come.
 */
#ifndef PORTAL_NOTICE_H
#define PORTAL_NOTICE_H

#include "portal/act.h"
#include "portal/scope.h"
#include "store/app-system.h"
#include "store/document.h"
#include "store/notice.h"
#include "store/terms.h"

enum { NOTICE_ATTACHED_MAX = 16, APP_SYSTEM_MAX = 64, CATEGORY_MAX = 64 };

/* A page of a list: listing but for today and is_all in; notices and n out. */
struct notice_page {
	struct listing listing;
	size_t n;
	struct notice notices[PORTAL_SCOPE_PAGE_MAX];
};

extern const struct act portal_notice_list; /* takes a struct notice_page */
extern const struct act portal_notice_terms; /* fills a struct terms; release it */

/* A notice with what belongs to it: its id in; release the notice. */
struct notice_whole {
	struct notice notice;
	size_t n;
	struct document_row attached[NOTICE_ATTACHED_MAX];
};

/* Takes a struct notice_whole; refused (R-PUB-9) when it is not shown. */
extern const struct act portal_notice_read;

struct category_page {
	const char *kind;
	size_t n;
	struct category categories[CATEGORY_MAX];
};

extern const struct act portal_notice_categories; /* takes a struct category_page */

struct app_system_page {
	size_t n;
	struct app_system systems[APP_SYSTEM_MAX];
};

extern const struct act portal_notice_app_systems; /* fills a struct app_system_page for the account logged in */
extern const struct act portal_notice_systems;	   /* the same for everyone: nobody has any of them */

#endif
