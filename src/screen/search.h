/* What the lists of published things are narrowed by; their forms share the record. */
#ifndef SCREEN_SEARCH_H
#define SCREEN_SEARCH_H

#include "form/screen.h"
#include "portal/scope.h"

struct search {
	char kind[16]; /* of what is listed */
	char word[121];
	char category[81];
	char app_system_code[24];
	char app_system_name[121];
	char is_new[4]; /* "yes": the list has not been asked for it yet */
};

extern const struct form_record screen_search_record;

/* The action "enter" of a list: what is listed, and from the beginning when it is narrowed in another way. */
void screen_search_enter(struct visit *visit, const char *kind);

/* The source "filter": what the list is narrowed by, and when that leaves nothing; nothing when by nothing. */
int screen_search_tell(struct visit *visit, struct buf *out);

/* The question for the page of a lister. */
struct listing screen_search_listing(struct visit *visit, const char *after, int direction, size_t max);

/* Fills the name of a system (that of the portal for ""), "" for one that is gone. */
struct app_system_page;
const char *screen_search_system_name(const struct app_system_page *systems, const char *code);

#endif
