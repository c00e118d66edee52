/* The members of a record, by name and as text. */
#ifndef FORM_MEMBER_H
#define FORM_MEMBER_H

#include "form/screen.h"

/* NULL when the record (which may itself be NULL) has no such member. */
const struct form_member *form_member_find(const struct form_record *record, const char *name);

/* The text of a member; belongs to the record. */
const char *form_member_value(const struct form_member *member, const void *record);

/* Replaces the text and leaves nothing of the old one behind; ERR_RANGE (and no change) when it does not fit. */
int form_member_set(const struct form_member *member, void *record, const char *text);

#endif
