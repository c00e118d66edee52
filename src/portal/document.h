/* Reading files for everyone: manuals, downloads, attachments.  Nothing is recorded. */
#ifndef PORTAL_DOCUMENT_H
#define PORTAL_DOCUMENT_H

#include "portal/act.h"
#include "portal/scope.h"
#include "store/document.h"

/* A page of a list: listing but for today and is_all in; documents and n out. */
struct document_page {
	struct listing listing;
	size_t n;
	struct document_row documents[PORTAL_SCOPE_PAGE_MAX];
};

extern const struct act portal_document_list; /* takes a struct document_page */

/*
 * A file to be read: its name, or its id with a name of NULL, in; the caller closes fd, which stands at the first byte.
 */
struct document_open {
	const char *name;
	int64_t id;
	struct document_row document;
	int fd;
};

/* Refused (R-DOC-7) when there is none of that name; R-DOC-10 when its bytes are not what they were. */
extern const struct act portal_document_open;

/* Refused as above; fills the document alone. */
extern const struct act portal_document_find;

/*
 * A file to be saved in the folder that the configuration names, on a kiosk.  With is_there afterwards and not
 * is_overwriting before nothing was written, as one of that name is there.  Links are not followed.
 */
struct document_save {
	const char *name;
	int is_overwriting;
	int is_there;
};

extern const struct act portal_document_save; /* R-DOC-11 to R-DOC-13 */

#endif
