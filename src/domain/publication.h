/*
 * What staff say about something that they publish, as it is typed: the head of a notice or a document (R-PUB-1 to
 * R-PUB-5, R-DOC-1).
 */
#ifndef DOMAIN_PUBLICATION_H
#define DOMAIN_PUBLICATION_H

#include "base/problem.h"

enum {
	DOMAIN_PUBLICATION_TITLE_CHARS = 100,
	DOMAIN_PUBLICATION_CATEGORY_CHARS = 20,
	DOMAIN_PUBLICATION_BODY_MAX = 65536, /* bytes */
};

struct publication {
	char kind[16];	/* announcement, news, faq; manual, download, attachment */
	char name[65];	/* of a document */
	char title[401];
	char category[81];
	char app_system_code[24];
	char published_date[49]; /* in any form that base/date.h reads; "": today */
	char valid_until[49];	 /* "": for ever */
	char is_pinned[4];	 /* yes, no or "" */
};

/* Dates become ISO text where they are dates; today for an empty first one. */
void domain_publication_normalise(struct publication *publication, const char *today);

void domain_publication_check_title(const void *publication, struct problems *problems);
void domain_publication_check_category(const void *publication, struct problems *problems);
void domain_publication_check_published_date(const void *publication, struct problems *problems);
void domain_publication_check_valid_until(const void *publication, struct problems *problems);
void domain_publication_check_name(const void *publication, struct problems *problems);

/* All of a notice's head; a document's has a name, too. */
void domain_publication_check_notice(const struct publication *publication, struct problems *problems);
void domain_publication_check_document(const struct publication *publication, struct problems *problems);

#endif
