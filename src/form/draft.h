/*
 * What was typed into the forms of a record, as text that can be put away and read back: "name=value" lines, one for
 * each member that is not empty.  Secrets and what is only shown are left out.
 */
#ifndef FORM_DRAFT_H
#define FORM_DRAFT_H

#include "base/buf.h"
#include "form/tree.h"

enum { FORM_DRAFT_MAX = 16384 };

/* Whether a field's value is put away. */
int form_draft_holds(const struct form_field *field);

/* Appends the record of a form, which it may share with other forms of the set; at most FORM_DRAFT_MAX bytes. */
void form_draft_write(const struct form_set *set, const struct form *form, const void *record, struct buf *out);

/*
 * Takes over what the forms would let a person type today; anything else (the forms have changed, somebody meddled)
 * is passed over.
 */
void form_draft_read(const struct form_set *set, const struct form *form, const char *text, void *record);

#endif
