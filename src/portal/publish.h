/*
 * Publishing: notices and files are added, changed, withdrawn and put together by staff in the scope of their grants,
 * and by the operator.  The help desk answers questions (faq) only.  Nothing is ever deleted.
 */
#ifndef PORTAL_PUBLISH_H
#define PORTAL_PUBLISH_H

#include "domain/media.h"
#include "domain/publication.h"
#include "portal/act.h"
#include "store/blob.h"
#include "store/terms.h"

/* Of a notice: a new one, or what an old one becomes.  The head is normalised. */
struct notice_change {
	struct publication head;
	const char *body; /* NULL: stays as it is */
	const char *attach; /* name of a document that belongs to it from then on, or nothing is changed; NULL: none */
	int64_t id;	  /* a new one's is filled */
	int64_t edition;  /* the one that was seen, of an old one; filled */
};

extern const struct act portal_publish_notice;	      /* adds: "notice.add" */
extern const struct act portal_publish_notice_change; /* "notice.change"; R-PUB-7 when another was quicker */

/* A notice or a document and the edition that was seen; 0: whichever. */
struct publication_mark {
	int64_t id, edition;
};

extern const struct act portal_publish_notice_withdraw;
extern const struct act portal_publish_document_withdraw;

struct attachment {
	int64_t notice_id;
	const char *name; /* of the document */
};

extern const struct act portal_publish_detach;

/* A file: read from fd to its end, never more than the ministry's limit; its head as above. */
struct document_new {
	struct publication head;
	int fd;
	int64_t id;	/* filled, like those below */
	int64_t size;
	const char *media_type;
};

extern const struct act portal_publish_document;

struct document_change {
	struct publication head;
	int64_t id, edition;
};

extern const struct act portal_publish_document_change;

/* Publishes the next version of the terms, from now on; takes a struct terms of store/terms.h, fills the rest of it. */
extern const struct act portal_publish_terms;

enum { PUBLISH_TERMS_MAX = 64, PUBLISH_CONSENTS_MAX = 512 };

/* Versions without their texts, the newest first, behind (direction > 0) or before after; 0: from the end. */
struct terms_page {
	int64_t after;
	int direction;
	size_t max, n;
	struct terms rows[PUBLISH_TERMS_MAX];
};

extern const struct act portal_publish_terms_list; /* fills a struct terms_page */

/* A version in; release the terms.  ERR_CORRUPT when the text is not the one that was published. */
struct terms_whole {
	struct terms terms;
	int64_t n_consents;
};

extern const struct act portal_publish_terms_read; /* fills a struct terms_whole */

/* Who agreed to a version, paged as above by the id of the account.  Asking stands on the trail. */
struct consent_page {
	int64_t version, after_id;
	int direction;
	size_t max, n;
	struct consent consents[PUBLISH_CONSENTS_MAX];
};

extern const struct act portal_publish_terms_consents;

#endif
